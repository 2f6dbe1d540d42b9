"""Near-duplicates across sites and time: the wire copy, the re-publication under a new id, the regional edition.

The original is the article that was published first. An article repeats the earliest one that it is a near-duplicate of,
or what that one repeats, so there are no chains. What counts as a near-duplicate, and why, says `detikcrawl.storage.sketch`;
articles with the same content_hash are one text in any case. All is decided anew from all articles at once, in the order
of their times, so the answer depends neither on the order in which they are given nor on what an earlier run said.

The labels of the crawl are another matter: a crawl knows only what its own site published so far, and there the original
is what was committed first.

Candidates are articles with an equal band, sorted by numpy instead of looked up in tables: a million articles take a few
minutes of one core (`python -m tests.bench dataset_clusters`), and 128 bytes each for their signatures.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final

import numpy as np

from detikcrawl.storage.sketch import (
    BANDS,
    LEAST_AGREEMENT,
    LEAST_DATES,
    MAX_DATES,
    MAX_NUMBERS,
    PERMUTATIONS,
    THRESHOLD,
    estimate,
    figure_codes,
)

MAX_CANDIDATES: Final = 64
"""Earlier articles looked at under one band, the newest ones: under some there are all the templates of many years."""

_ROWS: Final = PERMUTATIONS // BANDS
_FIGURES: Final = MAX_DATES + MAX_NUMBERS
_NO_FIGURE: Final = 1 << 32
_CHUNK: Final = 1 << 16
"""Pairs that are compared at one go; each takes about a kilobyte meanwhile."""
_MANY: Final = 1 << 24
"""Candidates after which those found twice are thrown out; 8 bytes each."""


@dataclass(frozen=True, slots=True)
class Label:
    """What an article in a cluster of two or more repeats."""

    duplicate_of: str | None
    """id of the original; None for the original itself"""

    similarity: float | None
    """Estimated share of common shingles of the article and the original, 0 to 1; None for the original"""

    cluster_id: str
    """id of the original, the same for all of its copies"""


class Articles:
    """All articles of a dataset, in any order, as small as they can be kept: some 500 bytes each."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._times = array("q")
        self._hashes = bytearray()
        self._has_sketch = bytearray()
        self._signatures = bytearray()
        self._figures = array("Q")

    def add(self, id: str, time: int, content_hash: str, signature: bytes | None, figures: bytes | None) -> None:
        """Take in an article.

        time          when it was published, or first seen where nobody says; microseconds since 1970
        content_hash  32 hexadecimal digits
        signature, figures  of its sketch; None where its text is too short for one
        """
        self._ids.append(id)
        self._times.append(time)
        self._hashes += bytes.fromhex(content_hash)[:8]
        self._has_sketch.append(signature is not None)
        self._signatures += signature or bytes(PERMUTATIONS)
        dates, numbers = figure_codes(figures) if figures else ((), ())
        self._figures.extend([*dates, *[_NO_FIGURE] * (MAX_DATES - len(dates))])
        self._figures.extend([*numbers, *[_NO_FIGURE] * (MAX_NUMBERS - len(numbers))])

    def in_order(self) -> _Ordered:
        """The same in the order of their times; ids tell equal times apart."""
        by_id = np.array(sorted(range(len(self._ids)), key=self._ids.__getitem__), dtype=np.int64)
        order = by_id[np.argsort(np.frombuffer(self._times, dtype=np.int64)[by_id], kind="stable")]
        return _Ordered(
            ids=[self._ids[index] for index in order.tolist()],
            hashes=np.frombuffer(self._hashes, dtype="<u8")[order],
            sketched=np.flatnonzero(np.frombuffer(self._has_sketch, dtype=bool)[order]),
            signatures=np.frombuffer(self._signatures, dtype=np.uint8).reshape(-1, PERMUTATIONS)[order],
            figures=np.frombuffer(self._figures, dtype=np.uint64).reshape(-1, _FIGURES)[order],
        )


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Columns of articles in the order of their times; an article is its place in that order."""

    ids: list[str]
    hashes: np.ndarray
    sketched: np.ndarray
    """Places of those with a sketch"""
    signatures: np.ndarray
    figures: np.ndarray
    """Codes of the dates, then of the numbers, each sorted; _NO_FIGURE where there are no more"""


def label(articles: Articles) -> dict[str, Label]:
    """Of every article in a cluster of two or more, by id, what it repeats. The same whatever the order of the articles."""
    ordered = articles.in_order()
    first = _first_near(ordered)
    later_ones = np.flatnonzero(first >= 0)
    originals: dict[int, int] = {}
    for later, earlier in zip(later_ones.tolist(), first[later_ones].tolist(), strict=True):
        originals[later] = originals.get(earlier, earlier)  # what is earlier is settled
    labels: dict[str, Label] = {}
    for later, original in originals.items():
        of = ordered.ids[original]
        labels[of] = Label(None, None, of)
        same = ordered.hashes[later] == ordered.hashes[original]
        near = 1.0 if same else float(_similarity(ordered, np.array([later]), np.array([original]))[0])
        labels[ordered.ids[later]] = Label(of, round(near, 4), of)
    return labels


def _first_near(ordered: _Ordered) -> np.ndarray:
    """Of each place the earliest place that it is a near-duplicate of, -1 for none."""
    none = len(ordered.ids)
    first = np.full(none, none, dtype=np.int64)
    _, firsts, group = np.unique(ordered.hashes, return_index=True, return_inverse=True)
    same = firsts[group] < np.arange(none)
    first[same] = firsts[group][same]
    later_ones, earlier_ones = _similar(ordered)
    for start in range(0, len(later_ones), _CHUNK):
        later, earlier = later_ones[start : start + _CHUNK], earlier_ones[start : start + _CHUNK]
        near = ~_differ_as_templates_do(ordered.figures[later], ordered.figures[earlier])
        np.minimum.at(first, later[near], earlier[near])
    first[first == none] = -1
    return first


def _similar(ordered: _Ordered) -> tuple[np.ndarray, np.ndarray]:
    """Pairs (later, earlier) of places that share a band and at least THRESHOLD of their shingles."""
    pairs: list[np.ndarray] = []
    for band in range(BANDS):
        keys = np.ascontiguousarray(ordered.signatures[ordered.sketched, band * _ROWS : (band + 1) * _ROWS]).view("<u4").ravel()
        by_key = np.argsort(keys, kind="stable")  # stable: the earlier first
        keys, places = keys[by_key], ordered.sketched[by_key]
        for back in range(1, min(MAX_CANDIDATES, len(keys) - 1) + 1):
            at = np.flatnonzero(keys[back:] == keys[:-back])
            if not len(at):
                break
            for start in range(0, len(at), _CHUNK):
                earlier = places[at[start : start + _CHUNK]]
                later = places[at[start : start + _CHUNK] + back]
                near = _similarity(ordered, later, earlier) >= THRESHOLD
                pairs.append(later[near] << 32 | earlier[near])
        if sum(map(len, pairs)) > _MANY:
            pairs = [_each_once(pairs)]
    once = _each_once(pairs)
    return once >> 32, once & 0xFFFFFFFF


def _each_once(pairs: list[np.ndarray]) -> np.ndarray:
    """np.unique does the same with a table of hashes, eight times as slow."""
    together = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *pairs]))
    return together[np.diff(together, prepend=-1) > 0]


def _similarity(ordered: _Ordered, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return estimate((ordered.signatures[one] == ordered.signatures[other]).sum(axis=1))


def _differ_as_templates_do(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """As `detikcrawl.storage.sketch.differs_as_templates_do`, of many pairs at once."""
    compared, agreeing = _agreement(one[:, :MAX_DATES], other[:, :MAX_DATES])
    on_other_dates = (compared > 0) & (agreeing <= compared * LEAST_DATES)
    compared, agreeing = _agreement(one[:, MAX_DATES:], other[:, MAX_DATES:])
    return on_other_dates | (agreeing < LEAST_AGREEMENT * compared)


def _agreement(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many figures stand between the same words, and how many of these say the same."""
    compared = _common(one >> np.uint64(16), other >> np.uint64(16), _NO_FIGURE >> 16)
    return compared, _common(one, other, _NO_FIGURE)


def _common(one: np.ndarray, other: np.ndarray, none: int) -> np.ndarray:
    """How many values two rows have in common, those that are repeated as often as both have them; `none` is no value."""
    there = one < none
    one, other = _told_apart(one), _told_apart(other)
    common = np.zeros(len(one), dtype=np.int64)
    for column in other.T:
        common += ((one == column[:, np.newaxis]) & there).any(axis=1)
    return common


def _told_apart(rows: np.ndarray) -> np.ndarray:
    """Sorted rows whose equal values are numbered, so that each stands once in its row."""
    numbers = np.zeros_like(rows)
    for column in range(1, rows.shape[1]):
        numbers[:, column] = np.where(rows[:, column] == rows[:, column - 1], numbers[:, column - 1] + np.uint64(1), 0)
    return rows << np.uint64(8) | numbers
