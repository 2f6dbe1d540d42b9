"""What makes a new revision of an article: fields compared by short hashes, so that the old text need not be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

REVISED_FIELDS = (
    "title",
    "subtitle",
    "authors",
    "editors",
    "initials",
    "section",
    "tags",
    "dateline",
    "published_at",
    "text",
    "images",
    "pages_fetched",
    "completeness",
    "is_free",
)
"""Fields whose change makes a new revision; modified_at does not, since some sites touch it with every visit."""

_IMAGE_PARTS = ("url", "caption", "credit")


def field_hashes(row: Mapping[str, Any]) -> dict[str, str]:
    """A short hash of each field that counts, as the row has it or as a line of JSON has it; empty fields have none."""
    return {name: _hash(value) for name in REVISED_FIELDS if (value := _comparable(name, row.get(name))) not in (None, [])}


def changed_fields(row: Mapping[str, Any], before: Mapping[str, str]) -> list[str]:
    """The fields in which the row differs from an earlier one, known by its hashes."""
    now = field_hashes(row)
    return [name for name in REVISED_FIELDS if now.get(name) != before.get(name)]


def fingerprint(row: Mapping[str, Any]) -> str:
    """What page 1 of an article says: title, time of the last change, number of pages and the text of page 1.

    Equal for the row of the whole article and for one made of its page 1 alone: so a later crawl can tell by one request
    that nothing changed.
    """
    modified = row.get("modified_at")
    if isinstance(modified, str):
        modified = datetime.fromisoformat(modified)
    head = (
        row.get("title"),
        row.get("subtitle"),
        modified.astimezone(UTC).isoformat() if modified else None,
        row.get("pages_expected"),
        [block["text"] for block in row.get("blocks") or [] if block["page"] == 1],
    )
    return _hash(head)


def _comparable(name: str, value: Any) -> Any:
    if name == "images":
        return [[image.get(part) for part in _IMAGE_PARTS] for image in value or []]
    if name == "published_at" and value is not None:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC).isoformat()
    return value


def _hash(value: Any) -> str:
    return hashlib.blake2b(orjson.dumps(value), digest_size=6).hexdigest()
