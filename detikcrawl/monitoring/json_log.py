"""The log as JSON: one object a line, for programs that read logs."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


class JsonFormatter(logging.Formatter):
    """time (UTC), level, logger, message; site where a spider speaks, exception where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if spider := getattr(record, "spider", None):
            line["site"] = getattr(spider, "name", str(spider))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        # A lone surrogate in an address of a page must not cost the line.
        return orjson.dumps({name: value.encode(errors="replace").decode() for name, value in line.items()}).decode()


def log_as_json(settings: BaseSettings) -> None:
    """Take over from Scrapy's log handler, before there is one: it knows no formatter but that of LOG_FORMAT."""
    file = settings.get("LOG_FILE")
    if file:
        mode = "a" if settings.getbool("LOG_FILE_APPEND") else "w"
        handler: logging.Handler = logging.FileHandler(file, mode=mode, encoding=settings.get("LOG_ENCODING"))
    elif settings.getbool("LOG_ENABLED"):
        handler = logging.StreamHandler()
    else:
        return
    handler.setFormatter(JsonFormatter())
    handler.setLevel(settings.get("LOG_LEVEL"))
    logging.root.setLevel(logging.NOTSET)
    logging.root.addHandler(handler)
    settings.set("LOG_ENABLED", False, priority="cmdline")
    settings.set("LOG_FILE", None, priority="cmdline")
