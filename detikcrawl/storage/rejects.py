"""Rows that broke the contract, kept apart as JSON Lines for whoever mends the layout."""

from __future__ import annotations

import secrets
from dataclasses import asdict, is_dataclass
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
        row = asdict(item) if is_dataclass(item) and not isinstance(item, type) else item
        self._file.write(orjson.dumps({"problems": problems, "row": row}, default=repr, option=orjson.OPT_NON_STR_KEYS) + b"\n")
        self._file.flush()
        return self.path

    def close(self) -> None:
        """Close the file, if any row was written."""
        if self._file is not None:
            self._file.close()
