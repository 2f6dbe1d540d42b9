import subprocess
import sys

import pytest

from detikcrawl.storage.lock import SiteBusy, SiteLock

HOLD = """
import sys
from pathlib import Path
from detikcrawl.storage.lock import SiteLock
SiteLock(Path(sys.argv[1])).acquire("the first run")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_told_in_one_line_who_holds_it(tmp_path):
    path = tmp_path / "ledger" / "detik.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SiteBusy) as busy:
            SiteLock(path).acquire("the second run")
        assert "\n" not in str(busy.value)
        assert f"process {holder.pid} the first run" in str(busy.value)
        assert str(path) in str(busy.value)

        holder.kill()
        holder.wait()
        with SiteLock(path).acquire("the second run") as lock:  # the kernel gave it back
            assert lock.held
            assert "the second run" in path.read_text()
            assert "the first run" not in path.read_text()


def test_within_one_process_too(tmp_path):
    path = tmp_path / "detik.lock"
    first, second = SiteLock(path), SiteLock(path)
    first.acquire("a name that is quite long")
    assert first.acquire().held
    with pytest.raises(SiteBusy):
        second.acquire()
    assert not second.held
    first.release()
    first.release()
    second.acquire("b")
    assert path.read_text().endswith(" b\n")
    second.release()


def test_another_site_is_not_concerned(tmp_path):
    with SiteLock(tmp_path / "a.lock"), SiteLock(tmp_path / "b.lock"):
        pass


def test_it_is_released_when_the_work_fails(tmp_path):
    lock = SiteLock(tmp_path / "a.lock")
    with pytest.raises(RuntimeError, match="work"), lock:
        raise RuntimeError("work")
    assert not lock.held
    SiteLock(tmp_path / "a.lock").acquire().release()
