"""Folds that are killed at every step that they take towards the disk.

    python tests/dataset/killed_folds.py DATA COPIES

folds a copy of the data directory DATA for every step, COPIES/<n>, in a process that is ended by SIGKILL just before it
takes the n-th one. Prints what each step was, one a line; the process after the last one was not killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from detikcrawl.dataset.fold import fold
from tests.dataset.world import wait_for_no_disk

_REMOVES = {"os.remove", "os.rmdir"}
_CHANGES = _REMOVES | {"os.link", "os.mkdir", "os.rename", "os.symlink"}


def main(data: Path, copies: Path) -> None:
    for number in range(1_000):
        folder = copies / f"{number:03}"
        shutil.copytree(data, folder, symlinks=True)
        said, saying = os.pipe()
        child = os.fork()
        if not child:
            os.close(said)
            wait_for_no_disk(pytest.MonkeyPatch())
            _kill_at(number, folder, saying)
            fold(folder)
            os._exit(0)
        os.close(saying)
        _, status = os.waitpid(child, 0)
        print(os.read(said, 1000).decode())
        os.close(said)
        if os.WIFEXITED(status):
            sys.exit(os.WEXITSTATUS(status))


def _kill_at(number: int, folder: Path, saying: int) -> None:
    taken = 0

    def look(event: str, args: tuple[object, ...]) -> None:
        nonlocal taken
        # What removes a folder names the files below it by the folder's descriptor.
        within = any(str(arg).startswith(str(folder)) for arg in args) or (event in _REMOVES and args[-1] != -1)
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        if not within or not (writes or event in _CHANGES):
            return
        if taken == number:
            os.write(saying, f"{event} {args[0]}".encode())
            os.kill(os.getpid(), signal.SIGKILL)
        taken += 1

    sys.addaudithook(look)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
