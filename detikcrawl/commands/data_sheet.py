"""The data sheet of a site: what the docstring of its module tells, next to what its class declares.

A module in `spiders/` begins so, each label at the beginning of a line, further lines as needed:

    Name of the site, as in `title`

    Site: address of the home page
    Owner: who publishes it
    Family: module in spiders/families, where the site belongs to one
    Discovery: index, what it lists and how far back; rss, ...
    Addresses: forms of article addresses, old and new
    Pages: how articles of several pages are served
    Robots: what robots.txt keeps from us, where it does
    Caveats: what a reader of the rows should know
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from detikcrawl.extraction.layout import PageForm
from detikcrawl.site import NewsSite

REQUIRED = ("Site", "Owner", "Discovery", "Addresses", "Pages", "Caveats")
LABELS = (*REQUIRED, "Family", "Robots")

_LABEL = re.compile(r"([A-Z][a-z]+): ")


class DataSheetError(ValueError):
    """What a data sheet lacks, or where it does not agree with the declarations, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """All there is to say about a site."""

    name: str
    title: str
    site: str
    owner: str
    family: str | None
    channels: tuple[str, ...]
    discovery: tuple[str, ...]
    """Names of the sources, in their order."""

    how: str
    """The sources in words."""

    addresses: str
    page_forms: tuple[str, ...]
    """How articles of several pages can be had: inline, numbered, one-page view; single where the site has none."""

    pages: str
    layouts: tuple[str, ...]
    evidence: str
    """What the declarations were checked against, and of when that was."""

    robots: str | None
    caveats: str


def data_sheet(spider: type[NewsSite]) -> DataSheet:
    """The data sheet of a site. Raises DataSheetError where it lacks something or contradicts the declarations."""
    title, told = parse(sys.modules[spider.__module__].__doc__ or "")
    sources = tuple(source.name for source in spider.discovery)
    family = family_of(spider)
    for what, said, declared in (
        ("title", title, spider.title),
        ("Family", told.get("Family"), family),
        ("Discovery", told_sources(told["Discovery"]), sources),
    ):
        if said != declared:
            raise DataSheetError(f"{what}: the docstring says {said!r}, declared is {declared!r}")
    host = urlsplit(told["Site"]).hostname or ""
    if not any(host == domain or host.endswith("." + domain) for domain in spider.allowed_domains or []):
        raise DataSheetError(f"Site: {told['Site']} lies outside allowed_domains")
    return DataSheet(
        name=spider.name,
        title=title,
        site=told["Site"],
        owner=told["Owner"],
        family=family,
        channels=tuple(channel.key for channel in spider.site_channels),
        discovery=sources,
        how=told["Discovery"],
        addresses=told["Addresses"],
        page_forms=page_forms(spider.page_form),
        pages=told["Pages"],
        layouts=tuple(layout.name for layout in spider.layouts),
        evidence=spider.evidence,
        robots=told.get("Robots"),
        caveats=told["Caveats"],
    )


def parse(docstring: str) -> tuple[str, dict[str, str]]:
    """The title and the text behind every label. Raises DataSheetError for a label that is missing, unknown or given twice."""
    title, _, rest = docstring.strip().partition("\n\n")
    told: dict[str, str] = {}
    label = ""
    for line in rest.splitlines():
        if found := _LABEL.match(line):
            label = found[1]
            if label not in LABELS or label in told:
                raise DataSheetError(f"{label}: no such label, or given twice; there are: {', '.join(LABELS)}")
            told[label] = line[found.end() :].strip()
        elif line.strip() and not label:
            raise DataSheetError(f"a line without a label: {line.strip()}")
        elif label:
            told[label] = f"{told[label]} {line.strip()}".rstrip()
    if missing := [name for name in REQUIRED if not told.get(name)]:
        raise DataSheetError(f"the docstring lacks {', '.join(missing)}")
    return title, {name: text.removesuffix(".") for name, text in told.items()}


def told_sources(how: str) -> tuple[str, ...]:
    """The names of the sources in `Discovery:`: the first word of every part between semicolons."""
    return tuple(part.split()[0].rstrip(",") for part in how.split(";") if part.split())


def family_of(spider: type[NewsSite]) -> str | None:
    """The module in spiders/families that a site is built on."""
    homes = (base.__module__.rpartition(".") for base in spider.__mro__)
    return next((module for package, _, module in homes if package.endswith(".families")), None)


def page_forms(form: PageForm) -> tuple[str, ...]:
    """How a site serves the pages of an article, in words."""
    forms = {"inline": form.inline, "numbered": form.page_url, "one-page view": form.one_page_url}
    return tuple(name for name, rule in forms.items() if rule) or ("single",)
