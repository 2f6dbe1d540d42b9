"""One run a site: a lock that the kernel gives back however its holder ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self


class SiteBusy(RuntimeError):
    """Another process works on the site; says which, in one line."""


class SiteLock:
    """The lock of a site, held by one process at a time.

    path  of the lock's file; it is never removed, since a removed one could be locked twice.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._file is not None

    def acquire(self, holder: str = "") -> Self:
        """Take the lock at once, or raise SiteBusy. OSError where the file cannot be made.

        holder  what the holder calls itself, such as the name of its run: told to whoever comes second.
        """
        if self._file is not None:
            return self
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = os.read(file, 200).decode(errors="replace").strip() or "another process"
            os.close(file)
            raise SiteBusy(f"{self.path.stem} is busy: {other} holds {self.path}") from None
        except BaseException:
            os.close(file)
            raise
        self._file = file
        os.ftruncate(file, 0)
        os.pwrite(file, f"process {os.getpid()} {holder}".strip().encode() + b"\n", 0)
        return self

    def release(self) -> None:
        """Give it back; it can be released again."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
