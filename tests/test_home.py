"""The guard against foreign packages, and the data folder: from a folder, from a zipped egg, and as pip installs a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from detikcrawl import home
from tests.scrapyd_node import ROOT, clean_checkout, make_python, plain_environment

PACKAGES = ("detikcrawl", *home.NEIGHBOURS)
LOUD = "raise SystemExit('imported')\n"
"""Content of a package that may not be imported."""
ASK = "from detikcrawl import home; home.check(); print(home.data_dir())"

House = Callable[..., Path]


def in_folder(place: Path, *packages: str) -> Path:
    """A folder with these packages; detikcrawl has nothing but what is tested here."""
    for package in packages:
        (place / package).mkdir(parents=True)
        (place / package / "__init__.py").write_text("" if package == "detikcrawl" else LOUD, "utf-8")
    if "detikcrawl" in packages:
        (place / "detikcrawl" / "home.py").write_bytes(Path(home.__file__).read_bytes())
    return place


def in_egg(place: Path, *packages: str) -> Path:
    """A zipped egg with these packages."""
    folder, egg = in_folder(place / "unzipped", *packages), place / "1.egg"
    with zipfile.ZipFile(egg, "w") as archive:
        for file in folder.rglob("*.py"):
            archive.write(file, file.relative_to(folder))
    return egg


def ask(*path: Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Calls both functions with these entries first in Python's path."""
    variables = plain_environment(cwd, PYTHONPATH=os.pathsep.join(map(str, path)), **environment)
    return subprocess.run(
        [sys.executable, "-P", "-c", ASK], cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )


def assert_refused(answer: subprocess.CompletedProcess[str], *words: object) -> None:
    (line,) = answer.stderr.splitlines()
    assert line.startswith("detikcrawl: ")
    assert [str(word) for word in words if str(word) not in line] == []
    assert (answer.returncode, answer.stdout) == (1, "")


@pytest.fixture(params=[in_folder, in_egg])
def house(request: pytest.FixtureRequest) -> House:
    return request.param


def test_the_three_packages_of_one_house_are_accepted_and_not_imported(house: House, tmp_path: Path) -> None:
    answer = ask(house(tmp_path / "ours", *PACKAGES), cwd=tmp_path, DETIKCRAWL_DATA="/srv/data")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "/srv/data\n", "")


@pytest.mark.parametrize("name", home.NEIGHBOURS)
def test_a_foreign_package_is_refused_and_not_imported(house: House, name: str, tmp_path: Path) -> None:
    foreign, ours = in_folder(tmp_path / "foreign", name), house(tmp_path / "ours", *PACKAGES)
    assert_refused(ask(foreign, ours, cwd=tmp_path), repr(name), f"from {foreign}, not from {ours},")


def test_a_foreign_module_is_refused_as_a_package_is(house: House, tmp_path: Path) -> None:
    foreign, ours = tmp_path / "foreign", house(tmp_path / "ours", *PACKAGES)
    foreign.mkdir()
    (foreign / "pipelines.py").write_text(LOUD, "utf-8")
    assert_refused(ask(foreign, ours, cwd=tmp_path), "'pipelines'", f"from {foreign}, not from {ours},")


def test_a_foreign_package_in_an_egg_is_refused(house: House, tmp_path: Path) -> None:
    foreign, ours = in_egg(tmp_path / "foreign", "spiders"), house(tmp_path / "ours", *PACKAGES)
    assert_refused(ask(foreign, ours, cwd=tmp_path), "'spiders'", f"from {foreign}, not from {ours},")


def test_foreign_packages_that_python_passes_over_do_no_harm(house: House, tmp_path: Path) -> None:
    plain_folder = tmp_path / "first"
    (plain_folder / "spiders").mkdir(parents=True)  # without __init__.py it gives way to any package
    later = in_folder(tmp_path / "later", *home.NEIGHBOURS)
    ours = house(tmp_path / "ours", *PACKAGES)
    assert ask(plain_folder, ours, later, cwd=tmp_path, DETIKCRAWL_DATA="/srv/data").returncode == 0


def test_a_missing_package_is_named(house: House, tmp_path: Path) -> None:
    ours = house(tmp_path / "ours", "detikcrawl", "spiders")
    assert_refused(ask(ours, cwd=tmp_path), "'pipelines'", ours)


def test_an_egg_hidden_behind_an_installed_detikcrawl_is_refused(tmp_path: Path) -> None:
    installed, egg = in_folder(tmp_path / "site-packages", *PACKAGES), in_egg(tmp_path / "eggs", *PACKAGES)
    assert_refused(ask(installed, egg, cwd=tmp_path), installed, egg, "uninstall")


def test_other_eggs_do_no_harm(house: House, tmp_path: Path) -> None:
    other = in_egg(tmp_path / "other", "somebody")
    ours = house(tmp_path / "ours", *PACKAGES)
    assert ask(other, ours, cwd=tmp_path, DETIKCRAWL_DATA="/srv/data").returncode == 0


def test_a_house_under_two_names_is_one_house(tmp_path: Path) -> None:
    ours, link = in_folder(tmp_path / "ours", *PACKAGES), tmp_path / "link"
    link.symlink_to(ours, target_is_directory=True)
    (tmp_path / "detikcrawl-only").mkdir()
    (tmp_path / "detikcrawl-only" / "detikcrawl").symlink_to(ours / "detikcrawl", target_is_directory=True)
    assert ask(link, cwd=tmp_path).returncode == 0
    # But a package alone that is linked to from elsewhere lies elsewhere.
    assert_refused(ask(tmp_path / "detikcrawl-only", ours, cwd=tmp_path), "'spiders'", ours)


# --- the data folder


def test_the_data_folder_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert home.data_dir({}) == tmp_path / "data"
    assert home.data_dir({"DETIKCRAWL_DATA": ""}) == tmp_path / "data"
    assert home.data_dir({"DETIKCRAWL_DATA": "out/rows"}) == tmp_path / "out" / "rows"
    assert home.data_dir({"DETIKCRAWL_DATA": "/srv/data"}) == Path("/srv/data")


def test_an_egg_does_not_write_into_whatever_folder_it_runs_in(tmp_path: Path) -> None:
    assert_refused(ask(in_egg(tmp_path / "eggs", *PACKAGES), cwd=tmp_path), "DETIKCRAWL_DATA", "absolute path")


# --- as users have it


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A Python in which a checkout is installed as editable, and that checkout."""
    python = make_python(tmp_path_factory.mktemp("python") / "venv")
    checkout = clean_checkout(tmp_path_factory.mktemp("checkout") / "detikcrawl")
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", checkout]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True, capture_output=True)
    return python, checkout


def scrapy_list(python: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """`python -m scrapy list`, which looks into the working folder first."""
    variables = plain_environment(cwd, SCRAPY_SETTINGS_MODULE="detikcrawl.settings")
    return subprocess.run([python, "-m", "scrapy", "list"], cwd=cwd, env=variables, capture_output=True, text=True, check=False)


def test_an_editable_install_is_accepted_from_anywhere(editable: tuple[Path, Path], tmp_path: Path) -> None:
    python, checkout = editable
    for folder in (tmp_path, checkout):
        answer = scrapy_list(python, folder)
        assert (answer.returncode, answer.stderr) == (0, "")
        assert "detik" in answer.stdout.split()


def test_a_foreign_package_in_the_working_folder_ends_every_command_in_one_line(
    editable: tuple[Path, Path], tmp_path: Path
) -> None:
    python, checkout = editable
    in_folder(tmp_path, "spiders")
    assert_refused(scrapy_list(python, tmp_path), "'spiders'", f"from {tmp_path}, not from {checkout},")


def test_a_checkout_that_is_not_installed_is_accepted() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"],
        cwd=ROOT,
        env=plain_environment(ROOT),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
