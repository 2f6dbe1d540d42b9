"""The dataset card: README.md of the dataset, which Hugging Face understands too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import indent

from detikcrawl.article import SCHEMA_VERSION
from detikcrawl.dataset.index import UNKNOWN_DAY
from detikcrawl.dataset.manifest import NAME, REVISIONS, Manifest, Site
from detikcrawl.dataset.schema import CLUSTER_ID
from detikcrawl.storage.schema import dictionary_markdown

CARD = "README.md"
DICTIONARY = "DICTIONARY.md"

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"))


@dataclass(frozen=True, slots=True)
class About:
    """What is to be said of a site."""

    title: str
    address: str
    evidence: str
    """What its declarations were checked against."""

    caveats: str


def dictionary() -> str:
    """The data dictionary of the dataset: that of the rows, and its own column."""
    doc = CLUSTER_ID.metadata[b"doc"].decode()
    return (
        dictionary_markdown()
        + f"\n## In the dataset\n\n`cluster_id` (string, null where there is no other): {doc}.\n\n"
        + "`duplicate_of` and `similarity` are over all sites and times there, not those that the crawl of one site gave; "
        + "in older revisions they are null.\n"
    )


def card(manifest: Manifest, about: Mapping[str, About]) -> str:
    """The card of a generation."""
    sections = [
        _front_matter(manifest),
        _head(manifest),
        _layout(manifest),
        _table(manifest),
        _evidence(manifest, about),
        _LICENCE,
    ]
    return "\n".join(sections)


def _front_matter(manifest: Manifest) -> str:
    rows = manifest.rows()
    size = next((word for limit, word in _SIZES if rows < limit), "n>10M")
    configs = ["- config_name: articles", "  default: true", '  data_files: "site=*/date=*/*.parquet"']
    # A configuration without any file cannot be loaded, and keeps the others from being loaded.
    if manifest.revisions():
        configs += ["- config_name: revisions", f'  data_files: "{REVISIONS}/site=*/date=*/*.parquet"']
    lines = [
        "---",
        "pretty_name: Indonesian news articles",
        "language:",
        "- id",
        "license: other",
        "license_name: texts-belong-to-their-publishers",
        "size_categories:",
        f"- {size}",
    ]
    if rows:
        lines += ["configs:", *configs]
    return "\n".join([*lines, "---", ""])


def _head(manifest: Manifest) -> str:
    days = [day for site in manifest.sites.values() for day in site.days if day != UNKNOWN_DAY and site.days[day].rows]
    span = f", published from {min(days)} to {max(days)} (days in WIB, UTC+7)" if days else ""
    sites = "1 site" if len(manifest.sites) == 1 else f"{len(manifest.sites)} sites"
    lines = [
        "# Indonesian news articles",
        "",
        f"{manifest.rows():,} articles of {sites}{span}, and {manifest.revisions():,} older revisions of "
        f"them. Collected by detikcrawl from the sites' public pages; made on {manifest.created} (generation "
        f"{manifest.generation}, schema version {SCHEMA_VERSION}).",
        "",
    ]
    if manifest.duplicates == "drop":
        lines += ["Articles that repeat an earlier one, on whichever site, were left out.", ""]
    else:
        lines += ["Articles that repeat an earlier one, on whichever site, are here, labelled by `duplicate_of`.", ""]
    if manifest.where:
        lines += ["This is an excerpt: the articles that meet the condition", "", indent(manifest.where, "    "), ""]
    return "\n".join(lines)


def _layout(manifest: Manifest) -> str:
    lines = [
        "## Files",
        "",
        "    site=<site>/date=<YYYY-MM-DD>/*.parquet              the newest revision of each article, by day of publication",
        "    site=<site>/date=unknown/*.parquet                   those that say no time",
    ]
    if manifest.revisions():
        lines.append(f"    {REVISIONS}/site=<site>/date=<YYYY-MM-DD>/*.parquet   older revisions, by the day that they say")
    lines += [
        f"    {NAME}                                        every file with its rows and SHA-256; days, gaps, counts",
        f"    {DICTIONARY}                                        what every field means",
        "",
        "All files have the same schema and are sorted by `published_at`, then `id`. `date` is a day in WIB and stands in the "
        "path alone; `site` is a column, too.",
        "",
        "```sql",
        "-- DuckDB",
        "SELECT * FROM read_parquet('site=*/date=*/*.parquet', hive_partitioning = true, hive_types = {'date': VARCHAR})",
        "```",
        "",
    ]
    return "\n".join(lines)


def _table(manifest: Manifest) -> str:
    lines = [
        "## How complete it is",
        "",
        "`complete`, `partial` (pages are missing) and `unknown` (it cannot be told, as behind a paywall) are about single "
        "articles. Gaps are days of a channel that were not listed to their end, or with listed articles that are not here.",
        "",
        "| site | articles | from | to | days | without a day | complete | partial | unknown | duplicates | revisions | gaps |",
        "|---|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [_table_line(name, site) for name, site in sorted(manifest.sites.items())]
    return "\n".join([*lines, ""])


def _table_line(name: str, site: Site) -> str:
    found = site.summary()
    shares = [f"{share:.1%}" if share is not None else "" for share in found["completeness_shares"].values()]
    cells = [
        name,
        f"{found['rows']:,}",
        found["first_day"] or "",
        found["last_day"] or "",
        f"{found['days']:,}",
        f"{found['rows_without_day']:,}",
        *shares,
        f"{found['duplicates']:,}",
        f"{found['revisions']:,}",
        "not known" if site.gaps is None else f"{len(site.gaps):,}",
    ]
    return f"| {' | '.join(cells)} |"


def _evidence(manifest: Manifest, about: Mapping[str, About]) -> str:
    lines = [
        "## The sites",
        "",
        "What the rules that read each site were checked against, and what to know of its articles:",
        "",
    ]
    for name in sorted(manifest.sites):
        if found := about.get(name):
            lines.append(f"* **{name}**: [{found.title}]({found.address}). Checked against: {found.evidence}. {found.caveats}.")
        else:
            lines.append(f"* **{name}**: this detikcrawl does not know the site.")
    return "\n".join([*lines, ""])


_LICENCE = """\
## Licence

The texts and pictures belong to their publishers; this dataset gives no right to them. What may be done with them depends
on the law of your country and on the terms of each site: ask before you publish or sell anything made of them. `url` leads
to the original, which is what should be cited. An article that was taken down is removed with `scrapy forget`, which reaches
this dataset, but no copy of it.
"""
