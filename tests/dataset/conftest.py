import pytest

from tests.dataset.world import World, wait_for_no_disk


@pytest.fixture
def world(tmp_path, monkeypatch):
    wait_for_no_disk(monkeypatch)
    return World(tmp_path / "data")
