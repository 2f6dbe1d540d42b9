"""What a reader says when a page cannot become a row."""

from __future__ import annotations


class UnreadablePage(ValueError):
    """A page that no rule of the site can read. `cause` is a word for the statistics: layout, empty or title."""

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(message)
        self.cause = cause


class UnknownAddress(ValueError):
    """An address that is not one of the site's articles."""
