"""The contact: a live crawl says who runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

# Nothing that could end the comment of a User-Agent, or its line.
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?][!-'*-~]*)?", re.ASCII)


def check_contact(settings: BaseSettings) -> None:
    """ValueError, in one line, where a live crawl would not say who runs it; a replay asks nobody and needs no contact.

    CONTACT must be an address of mail or web and stand in USER_AGENT.
    """
    if settings.get("REPLAY"):
        return
    contact = settings.get("CONTACT") or ""
    if not contact:
        raise ValueError(
            "a live crawl needs a contact: set DETIKCRAWL_CONTACT to an address of mail or web where you can be reached"
        )
    if not _MAIL.fullmatch(contact) and not _WEB.fullmatch(contact):
        raise ValueError(
            f"the contact {contact!r} is no address of mail (name@example.org) or web (https://example.org/contact)"
        )
    if contact not in (settings.get("USER_AGENT") or ""):
        raise ValueError(f"USER_AGENT does not name the contact {contact}: set DETIKCRAWL_CONTACT and leave USER_AGENT alone")
