"""A real Scrapyd on loopback, and what it takes to have one: a clean checkout, its egg, a Python without detikcrawl."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "scrapyd.md"
PROJECT = "detikcrawl"
CONTACT = "https://riset.example/kontak"
PATIENCE = 300
"""Seconds after which what is waited for is taken for something that never comes."""
OWN_FILES = {"scrapyd.conf", "eggs", "logs", "dbs", "twistd.pid"}
"""What Scrapyd has in its working folder."""


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Looks again and again until the condition holds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE} s for {what}"
        time.sleep(0.1)


def guide_block(language: str, containing: str) -> str:
    """The one block of docs/scrapyd.md in this language that contains these words."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if containing in block)
    return block


def plain_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a user with this home, who has set nothing for Scrapy, Scrapyd, detikcrawl or Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SCRAPY", "DETIKCRAWL", "PYTHON", "GIT_", "COV"))
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return kept | {"HOME": str(home), "PATH": path} | more


def clean_checkout(folder: Path) -> Path:
    """A repository in this new folder, with all that git would not ignore here as its only commit."""
    folder.mkdir()
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    me = ["-c", "user.name=tests", "-c", "user.email=tests@riset.example", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "--all"], [*me, "commit", "--quiet", "--message=all"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


def build_egg(checkout: Path, egg: Path) -> None:
    """`scrapyd-deploy --build-egg`, in this checkout."""
    subprocess.run(
        ["scrapyd-deploy", "--build-egg", str(egg)],
        cwd=checkout,
        env=plain_environment(checkout),
        check=True,
        capture_output=True,
    )


def make_python(folder: Path) -> Path:
    """A new environment's Python: it has all that is installed here, but detikcrawl, which is installed as editable."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    places = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    # The .pth files in there, by which editable packages are found, are not read.
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(places["purelib"]) / "requirements.pth").write_text("\n".join(sorted(here)) + "\n", "utf-8")
    return folder / "bin" / "python"


class ScrapydNode:
    """A Scrapyd, configured as docs/scrapyd.md says, that runs while the context lasts, in a process of its own.

    Its working folder is folder/run, its data folder is folder/data, and folder/home has the .netrc of the guide.
    """

    def __init__(self, python: Path, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added to that of Scrapyd and its jobs; an empty value takes a variable away."""
        self.python = python
        self.run, self.data, self.home = folder / "run", folder / "data", folder / "home"
        for path in (self.run, self.data, self.home):
            path.mkdir(parents=True)
        variables = {"DETIKCRAWL_DATA": str(self.data), "DETIKCRAWL_CONTACT": CONTACT} | dict(environment or {})
        self.environment = plain_environment(self.home, **{name: value for name, value in variables.items() if value})
        self._output = folder / "scrapyd.log"
        netrc = self.home / ".netrc"
        netrc.write_text(guide_block("netrc", "machine"), "utf-8")
        netrc.chmod(0o600)

    def __enter__(self) -> Self:
        # Between looking for a free port and taking it another process may be quicker.
        while not self._start():
            assert "Address already in use" in self.output, self.output
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.session.close()
        self._kill()

    def _start(self) -> bool:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = configparser.ConfigParser()
        config.read_string(guide_block("ini", "[scrapyd]"))
        config.read_dict({"scrapyd": {"http_port": port, "poll_interval": 0.1}})
        with (self.run / "scrapyd.conf").open("w", encoding="utf-8") as file:
            config.write(file)
        self.url = f"http://127.0.0.1:{port}"
        self.session = requests.Session()
        self.session.trust_env = False  # no proxy between this machine and itself
        self.session.auth = (config["scrapyd"]["username"], config["scrapyd"]["password"])
        with self._output.open("wb") as output:
            # A session of its own, so that its jobs, which outlive it, can be ended with it.
            self.process = subprocess.Popen(
                [str(self.python), "-m", "scrapyd"],
                cwd=self.run,
                env=self.environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            wait_until(lambda: self.process.poll() is not None or self._answers(), "Scrapyd to start")
        except BaseException:
            self._kill()
            raise
        if self.process.poll() is None:
            return True
        self.session.close()
        return False

    def _answers(self) -> bool:
        try:
            return self.get("daemonstatus")["status"] == "ok"
        except requests.ConnectionError:
            return False

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def output(self) -> str:
        """What Scrapyd itself has said so far, but for the log of our questions."""
        lines = self._output.read_text("utf-8").splitlines()
        return "\n".join(line for line in lines if '"GET /' not in line)

    def get(self, service: str, **query: str) -> dict[str, Any]:
        """Asks, as in `get("status", job="j1")`."""
        with self.session.get(f"{self.url}/{service}.json", params=query, timeout=PATIENCE) as answer:
            answer.raise_for_status()
            return answer.json()

    def post(self, service: str, egg: Path | None = None, **form: str | list[str]) -> dict[str, Any]:
        """Tells, as in `post("schedule", spider="detik", setting=["DOWNLOAD_DELAY=0"])`; the project is ours."""
        files = {"egg": egg.read_bytes()} if egg else None
        data = {"project": PROJECT} | form
        with self.session.post(f"{self.url}/{service}.json", data=data, files=files, timeout=PATIENCE) as answer:
            answer.raise_for_status()
            return answer.json()

    def shell(self, script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs commands of the guide as they are, but for the port."""
        script = script.replace("http://127.0.0.1:6800", self.url)
        return subprocess.run(["sh", "-c", script], cwd=cwd, env=self.environment, capture_output=True, text=True, check=False)

    def schedule(self, job: str, *settings: str, **arguments: str) -> None:
        """Schedules detik."""
        answer = self.post("schedule", spider="detik", jobid=job, setting=list(settings), **arguments)
        assert (answer["status"], answer.get("jobid")) == ("ok", job), answer

    def finished(self, job: str) -> int:
        """How many jobs of this id have ended."""
        return sum(ended["id"] == job for ended in self.get("listjobs", project=PROJECT)["finished"])

    def wait_for(self, job: str, times: int = 1) -> None:
        """Waits until so many jobs of this id have ended."""
        wait_until(lambda: self.finished(job) >= times, f"job {job} to end")

    def log(self, job: str) -> str:
        """The log of a job."""
        return (self.run / "logs" / PROJECT / "detik" / f"{job}.log").read_text("utf-8")
