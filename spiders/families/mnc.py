"""What the sites of MNC Media share: brands, sign-offs in brackets, and promotion for the other sites of the house."""

from __future__ import annotations

import re

from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

_NAME = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]*){1,4}"

RULES = (
    # Whoever put the article on the page, by name: "(Rahma Putri)" as the last line. Codes such as "(fbn)" are initials.
    Rule("signed_by_name", re.compile(rf"\({_NAME}\)"), needs="("),
    Rule("editor", re.compile(rf"Editor\s*:\s*{_NAME}"), needs="editor"),
    Rule("advertiser", re.compile(r"Konten di bawah ini disajikan oleh\b.{0,200}", re.I), needs="konten"),
    Rule(
        "follow",
        re.compile(
            r"(?:Follow|Ikuti)\b.{0,60}\b(?:Okezone|SINDOnews|iNews)\b.{0,60}\b(?:Google News|WhatsApp|Telegram)\b.{0,40}", re.I
        ),
        needs="news",
    ),
)


class MncSite(NewsSite):
    """A site of MNC Media."""

    brands = frozenset(
        {"okezone", "okezone.com", "sindonews", "sindonews.com", "inews", "inews.id", "mnc media", "mnc portal"}
        | {"mnc portal indonesia", "mpi", "tim okezone", "tim inews.id", "tim sindonews", "redaksi"}
    )
    rules = RULES
