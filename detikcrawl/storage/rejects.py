"""Rows that broke the contract, kept apart as JSON Lines for whoever mends the layout."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import orjson


class RejectsFile:
    """`<data>/rejects/<site>/<UTC start>-<random>.jsonl`: one object a line, {"problems": [...], "row": {...}}."""

    def __init__(self, data_dir: str, site: str) -> None:
        self.path = Path(data_dir) / "rejects" / site / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.jsonl"
        self._file: IO[bytes] | None = None

    def write(self, item: Any, problems: list[str]) -> Path:
        """Append one row, whatever it holds, and return the path of the file."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("xb")
        self._file.write(_line({"problems": problems, "row": item}) + b"\n")
        self._file.flush()
        return self.path

    def close(self) -> None:
        """Close the file, if any row was written."""
        if self._file is not None:
            self._file.close()


def _line(entry: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(entry, default=repr, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:  # what JSON cannot hold, such as half of a surrogate pair or a number above 64 bits
        return orjson.dumps({**entry, "row": ascii(entry["row"])})
