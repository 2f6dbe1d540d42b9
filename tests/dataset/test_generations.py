"""What somebody else put where generations lie is neither taken for one nor removed."""

from __future__ import annotations

import pytest

from detikcrawl.dataset import DatasetError
from tests.dataset.world import row


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("to", ["{other}", "elsewhere", "parts", "../dataset.000001"])
def test_a_link_to_something_else_is_no_dataset(world, tmp_path, to, there):
    world.part(row("detik", 1))
    if there:
        for folder in (tmp_path / "other", world.data / "elsewhere", tmp_path / "dataset.000001"):
            folder.mkdir()
            (folder / "precious").touch()
    world.dataset.symlink_to(to.format(other=tmp_path / "other"))
    before = world.states()
    with pytest.raises(DatasetError, match="dataset was not made by `scrapy dataset`: move it away"):
        world.fold()
    after = world.states()
    assert {name: after.get(name) for name in before} == before


@pytest.mark.parametrize("name", ["dataset.000009", "dataset.spill"])
@pytest.mark.parametrize("is_link", [True, False])
def test_what_is_called_like_a_folder_of_ours_but_is_none_stays(world, tmp_path, name, is_link):
    world.part(row("detik", 1))
    world.fold()
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious").touch()
    if is_link:
        (world.data / name).symlink_to(other)
    else:
        (world.data / name).touch()
    world.part(row("detik", 2))
    with pytest.raises(DatasetError, match=rf"{name} was not made by `scrapy dataset`: move it away"):
        world.fold()
    assert (other / "precious").exists()
    assert world.manifest().generation == 1
    (world.data / name).unlink()
    assert world.fold().manifest.rows() == 2
    world.check()
