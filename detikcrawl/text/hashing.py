"""What makes two texts the same, and how many words a text has."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final
from unicodedata import normalize

_WORD: Final = re.compile(r"\w+")
# "kura-kura" and "Jum'at" (with either apostrophe) are one word each.
_COUNTED_WORD: Final = re.compile(r"\w+(?:[-\u2010\u2011'\u2019]\w+)*")
# Marks that editors leave inside words and no reader sees: soft hyphen, zero-width characters, word joiner, BOM.
_INVISIBLE: Final = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_NO_WORD: Final = {code: " " for code in range(128) if not _WORD.match(chr(code))}
_NO_COUNTED_WORD: Final = {code: " " for code in _NO_WORD if chr(code) not in "-'"}


def normalise_for_hash(text: str) -> str:
    """The words and numbers of a text in lower case, one space apart; punctuation and white space are gone."""
    if text.isascii():  # most Indonesian text is, and this is five times as fast
        return " ".join(text.lower().translate(_NO_WORD).split())
    # Folding the case can undo the normal form, hence the second time.
    folded = normalize("NFKC", normalize("NFKC", text.translate(_INVISIBLE)).casefold())
    return " ".join(_WORD.findall(folded))


def content_hash(title: str | None, text: str | None) -> str:
    """32 hexadecimal digits: equal where title and text say the same, whatever their case, punctuation and white space.

    Numbers count, so today's exchange rates are not yesterday's. None counts as empty.
    """
    # The separator cannot occur in normalised text, so words cannot move between title and text unseen.
    together = f"{normalise_for_hash(title or '')}\n{normalise_for_hash(text or '')}"
    return blake2b(together.encode(), digest_size=16).hexdigest()


def word_count(text: str) -> int:
    """Words of a text: runs of letters and digits, with the hyphens and apostrophes inside them."""
    if not text.isascii():
        return len(_COUNTED_WORD.findall(text))
    # The same, three times as fast: only what holds a hyphen or an apostrophe needs the pattern.
    words = text.translate(_NO_COUNTED_WORD).split()
    joined = [word for word in words if "-" in word or "'" in word]
    return len(words) - len(joined) + sum(len(_COUNTED_WORD.findall(word)) for word in joined)
