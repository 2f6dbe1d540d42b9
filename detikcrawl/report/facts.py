"""What the report is made from: the counts over the dataset, the ledgers' coverage and the runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from detikcrawl.dataset import DatasetError
from detikcrawl.dataset.generations import current, read_manifest
from detikcrawl.dataset.manifest import DROP
from detikcrawl.report.calendar import Span
from detikcrawl.report.state import DayCoverage, DayState, Runs, read_coverage, read_runs
from detikcrawl.report.tally import Tally, files, tally
from detikcrawl.storage.folders import DatasetFolders, SiteFolders
from detikcrawl.storage.ledger import LedgerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All of it. Sites without a ledger are missing in `coverage`."""

    now: datetime
    tally: Tally
    sites: Sequence[str]
    """Those that are reported on, whether they have articles or not."""
    titles: Mapping[str, str] = field(default_factory=dict)
    coverage: Mapping[str, Mapping[date, DayCoverage]] = field(default_factory=dict)
    runs: Runs = field(default_factory=Runs)
    first: date | None = None
    last: date | None = None
    """Days of publication, and of runs, that were asked for."""
    duplicates_dropped: bool = False
    """Whether the dataset was made without the articles that repeat another."""
    notes: Sequence[str] = ()

    def sites_by_size(self) -> list[str]:
        """All sites, those with the most articles first."""
        return sorted(self.sites, key=lambda site: (-self.tally.of(site, "articles"), site))

    def sites_with_articles(self) -> list[str]:
        """Those that have any, those with the most first."""
        return [site for site in self.sites_by_size() if self.tally.of(site, "articles")]

    def had(self, site: str, day: date) -> DayCoverage:
        """How much of a day is had, of a site with a ledger."""
        return self.coverage[site].get(day, DayCoverage(DayState.NOTHING))

    def gap_days(self, site: str, span: Span | None) -> int:
        """Days on which articles are missing, or may be, of a site with a ledger."""
        whole = (DayState.WHOLE, DayState.PARTIAL)
        return sum(self.had(site, day).state not in whole for day in span.days()) if span else 0


def dataset_folder(data: Path) -> Path:
    """The folder of the dataset as it is now. DatasetError where there is none."""
    folder = current(DatasetFolders(data))
    if folder is None:
        raise DatasetError(f"there is no dataset yet in {data}: run `scrapy dataset` first")
    return folder


def sites_of(data: Path) -> set[str]:
    """Sites of which there are articles in the dataset, a ledger or a summary of a run."""
    ledgers = {path.stem for path in (data / "ledger").glob("*.sqlite")}
    runs = {path.name for path in (data / "runs").glob("*") if path.is_dir()}
    return {site for site, _, _ in files(dataset_folder(data))} | ledgers | runs


def collect(
    data: Path,
    sites: Sequence[str],
    *,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
    titles: Mapping[str, str] | None = None,
) -> Facts:
    """What there is to report.

    data         the setting DATA_DIR.
    sites        those that are reported on.
    first, last  the days of publication, and of runs, that count, inclusive; all without them.
    titles       names of the sites, for people.

    Raises DatasetError where there is no dataset or it cannot be read; a ledger that cannot be read is a note.
    """
    folders = [SiteFolders(data, site) for site in sites]
    counts, dropped = _count(data, sites, first, last)
    coverage, notes = {}, []
    for each in folders:
        try:
            days = read_coverage(each, first, last)
        except LedgerError as error:
            notes.append(f"A ledger could not be read: {error}.")
        else:
            if days is not None:
                coverage[each.site] = days
    return Facts(
        now=now,
        tally=counts,
        sites=sites,
        titles=titles or {},
        coverage=coverage,
        runs=read_runs(folders, first, last),
        first=first,
        last=last,
        duplicates_dropped=dropped,
        notes=notes,
    )


def _count(data: Path, sites: Sequence[str], first: date | None, last: date | None) -> tuple[Tally, bool]:
    """The counts over the dataset, and whether it was made without duplicates."""
    while True:
        folder = dataset_folder(data)
        try:
            manifest = read_manifest(folder)
            return tally(folder, sites, first, last), bool(manifest and manifest.duplicates == DROP)
        except FileNotFoundError:
            # Another generation took its place meanwhile.
            if dataset_folder(data) == folder:
                raise
