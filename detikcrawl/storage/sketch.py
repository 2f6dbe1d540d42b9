"""What is kept of a text to tell an edited copy of it from another text: 128 bytes of its words, and its figures.

A text is a near-duplicate of another one where

* the share of common shingles (Jaccard similarity, estimated by MinHash) is THRESHOLD or more, and
* the figures agree. Today's exchange rates, prayer times or weather are yesterday's but for numbers and dates, and are
  articles of their own; the sentences that are left of a story after editing keep their numbers.

Texts below MIN_WORDS have too little in them to tell the one from the other, and have no sketch.

The choices, on the 20,000 invented stories of `python -m tests.bench near_duplicates`. Of the edited stories 99 % share half
of the shingles with their original, half of them 0.8; other stories of the same desk share 0.3 at the most, as do follow-ups
with a third of their text from an older story. Between them stands the threshold. With shingles of two words unrelated
stories share up to 0.37, with four words the edited ones less. 32 bands of four bytes find 0.87 of the pairs at a similarity
of 0.5, 0.99 at 0.6, all above; bands of three would find more, but among forty times as many candidates. In the edited
stories nine tenths of the figures agree, mostly all; in templates of two days either the dates differ, or most numbers do.
Found are 0.993 of the edits; of 4,000 labels none to two are wrong.

What it cannot tell: the same template for two places on one day, with nearly the same figures, looks like a story in which
a name was changed. Those are the wrong labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import eq
from struct import pack, unpack
from typing import Any, Final
from zlib import crc32

from rensa import RMinHash

from detikcrawl.text.shingles import Figure, read, shingles

ALGORITHM: Final = 2
"""Raised by one whenever a text would get another sketch for a reason that is not in PARAMETERS."""

THRESHOLD: Final = 0.45
SHINGLE_WORDS: Final = 3
MIN_WORDS: Final = 25
PERMUTATIONS: Final = 128
BANDS: Final = 32
SEED: Final = 20_260_101
MAX_DATES: Final = 8
MAX_NUMBERS: Final = 24
LEAST_DATES: Final = 2 / 3
LEAST_AGREEMENT: Final = 0.7
"""Of the numbers that stand between the same words in both texts, so many are the same in an edited copy."""

PARAMETERS: Final[dict[str, float]] = {
    "algorithm": ALGORITHM,
    "rensa": RMinHash.ALGORITHM_VERSION,
    "threshold": THRESHOLD,
    "shingle_words": SHINGLE_WORDS,
    "min_words": MIN_WORDS,
    "permutations": PERMUTATIONS,
    "bands": BANDS,
    "seed": SEED,
    "max_dates": MAX_DATES,
    "max_numbers": MAX_NUMBERS,
    "least_dates": LEAST_DATES,
    "least_agreement": LEAST_AGREEMENT,
}
"""Only sketches with the same parameters can be compared."""

_ROWS: Final = PERMUTATIONS // BANDS


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text."""

    signature: bytes
    """The lowest byte of each of the MinHash minima"""

    figures: bytes
    """How many dates there are, then four bytes each of these and of the numbers: hash of the context, hash of the value"""

    @property
    def bands(self) -> list[int]:
        """Keys under which it is found by similar ones; 32 bits each."""
        signature = self.signature
        return [crc32(signature[start : start + _ROWS], start) for start in range(0, PERMUTATIONS, _ROWS)]


# The same row is looked up, kept for its part and committed, mostly within a minute.
@lru_cache(maxsize=1024)
def sketch(title: str | None, text: str | None) -> Sketch | None:
    """The sketch of an article; None where its text is shorter than MIN_WORDS.

    Of the title only the figures count: editors change titles freely, but it may be all that dates a table of numbers.
    """
    words, figures = read(text or "")
    if len(words) < MIN_WORDS:
        return None
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update(list(shingles(words, SHINGLE_WORDS)))
    return Sketch(pack(f"<{PERMUTATIONS}I", *minhash.digest())[::4], _packed([*read(title or "").figures, *figures]))


def _packed(figures: Iterable[Figure]) -> bytes:
    dates: list[int] = []
    numbers: list[int] = []
    for context, value, is_date in figures:
        (dates if is_date else numbers).append((crc32(context.encode()) & 0xFFFF) << 16 | crc32(value.encode()) & 0xFFFF)
    # The lowest ones, so that of two long tables the same places are kept.
    dates, numbers = sorted(dates)[:MAX_DATES], sorted(numbers)[:MAX_NUMBERS]
    return pack(f"<B{len(dates) + len(numbers)}I", len(dates), *dates, *numbers)


def similarity(one: Sketch, other: Sketch) -> float:
    """The estimated share of common shingles, 0 to 1; the standard error is 0.04 or less."""
    return max(0.0, estimate(sum(map(eq, one.signature, other.signature))))


def estimate(equal: Any) -> Any:
    """The share of common shingles where so many minima have the same lowest byte; a number, or an array of numpy."""
    # Of different minima, one in 256 has it, too; so the estimate may be a little below zero.
    return (equal / PERMUTATIONS - 1 / 256) / (1 - 1 / 256)


def differs_as_templates_do(one: Sketch, other: Sketch) -> bool:
    """Whether a third or more of the dates, or more than a few of the numbers, are not those of the other text.

    A date may be three: the name of the day, day and month, the year. A template of another year has the others in common.

    Only dates and numbers that stand between the same words in both texts are compared; without any, nothing differs.
    """
    (dates, numbers), (other_dates, other_numbers) = figure_codes(one.figures), figure_codes(other.figures)
    compared, agreeing = _agreement(dates, other_dates)
    if compared and agreeing <= compared * LEAST_DATES:
        return True
    compared, agreeing = _agreement(numbers, other_numbers)
    return agreeing < LEAST_AGREEMENT * compared


def is_near_duplicate(one: Sketch, other: Sketch) -> bool:
    """Whether one text is an edited copy of the other."""
    return similarity(one, other) >= THRESHOLD and not differs_as_templates_do(one, other)


def figure_codes(figures: bytes) -> tuple[Sequence[int], Sequence[int]]:
    """The dates and the numbers of a sketch, each sorted: context in the upper 16 bits, value in the lower ones."""
    dates, *codes = unpack(f"<B{len(figures) // 4}I", figures)
    return codes[:dates], codes[dates:]


def _agreement(one: Sequence[int], other: Sequence[int]) -> tuple[int, int]:
    compared = Counter(code >> 16 for code in one) & Counter(code >> 16 for code in other)
    return compared.total(), (Counter(one) & Counter(other)).total()
