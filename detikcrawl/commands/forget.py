"""`scrapy forget URL|ID`: a takedown. It leaves ledger, parts, journals, rejects, archive and dataset, and stays away."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, folders_of, in_one_line, need_ledger, news_sites
from detikcrawl.commands.dataset import about_sites
from detikcrawl.dataset.fold import forget as forget_in_dataset
from detikcrawl.site import NewsSite
from detikcrawl.storage.folders import DatasetFolders
from detikcrawl.storage.forget import Forgotten, forget
from detikcrawl.storage.journal import Journal, journal_name
from detikcrawl.storage.ledger import Ledger
from detikcrawl.storage.lock import SiteBusy, SiteLock
from detikcrawl.storage.recovery import recover
from detikcrawl.storage.revisions import fingerprint


class Command(ScrapyCommand):
    """Remove an article everywhere, for good."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "URL|ID"

    def short_desc(self) -> str:
        """One line for `scrapy -h`."""
        return "Remove an article everywhere and never fetch it again (takedown)"

    @in_one_line("forget")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Remove and say what; exit code 1 where there was nothing to remove, 2 where the call is wrong."""
        if len(args) != 1:
            raise NoAnswer("name one article, by its address or by its id, such as detik:6928846", USAGE_ERROR)
        site, article_id = _article(news_sites(self.settings), args[0])
        folders = folders_of(self.settings, site.name)
        reader, now = site.article_reader(), datetime.now(UTC)

        def locate(url: str) -> str | None:
            found = reader.locate(url)
            return found.article_id if found else None

        journal = Journal(folders.journal(journal_name(now)))
        need_ledger(folders)
        with (
            SiteLock(folders.lock).acquire("scrapy forget"),
            journal,
            Ledger(folders.ledger, journal=journal, fingerprint_of=fingerprint) as ledger,
        ):
            recover(folders.parts, ledger)
            archive = Path(self.settings["ARCHIVE_DIR"]) / site.name
            done = forget(folders, ledger, article_id, now, archive=archive, locate=locate)
        for damage in done.damaged:
            print(f"not searched to its end: {damage}")
        if done.anything:
            print(_report(site.name, done))
        folded = DatasetFolders(folders.data)
        rows = 0
        if folded.current.is_symlink() or folded.index.exists():
            rows = self._leave_dataset(folded, [f"{site.name}:{each}" for each in done.ids])
        if rows:
            print(f"taken out of the dataset, too: {rows} rows")
        if not done.anything and not rows:
            raise NoAnswer(f"nothing is kept of {site.name}:{article_id}")

    def _leave_dataset(self, folders: DatasetFolders, ids: list[str]) -> int:
        try:
            with SiteLock(folders.lock).acquire("scrapy forget"):
                return forget_in_dataset(folders.data, ids, about=about_sites(self.settings))
        except SiteBusy as busy:
            raise NoAnswer(f"the dataset still has it: {busy}; call this again when that is over") from None


def _article(sites: dict[str, type[NewsSite]], name: str) -> tuple[type[NewsSite], str]:
    """The site and the article id of an address or of the id of a row."""
    if not name.startswith(("http://", "https://")):
        site, _, article_id = name.partition(":")
        if site not in sites or not article_id:
            known = ", ".join(sites)
            raise NoAnswer(f"{name!r} is neither an address nor an id such as detik:6928846; sites: {known}", USAGE_ERROR)
        return sites[site], article_id
    host = (urlsplit(name).hostname or "").lower()
    of_host = [
        site
        for site in sites.values()
        if any(host == domain or host.endswith(f".{domain}") for domain in site.allowed_domains or ())
    ]
    # Sites of one house may share a domain.
    for site in of_host:
        if found := site.article_reader().locate(name):
            return site, found.article_id
    if of_host:
        names = " or ".join(site.name for site in of_host)
        raise NoAnswer(f"{name} is not the address of an article of {names}", USAGE_ERROR)
    raise NoAnswer(f"no known site has the address {name}; sites: {', '.join(sites)}", USAGE_ERROR)


def _report(site: str, done: Forgotten) -> str:
    article_id, *others = (f"{site}:{each}" for each in done.ids)
    lines = [
        f"{article_id} is forgotten" + (f", with its other addresses {', '.join(others)}" if others else ""),
        f"  links            {done.links}",
        f"  rows             {done.rows} in {done.parts} parts",
        f"  journal lines    {done.journal_lines}",
        f"  rejected rows    {done.rejects}",
        f"  archived pages   {done.records} in {done.archives} files",
    ]
    if done.same_text:
        lines.append(f"the same text is in articles that stay: {', '.join(done.same_text)}")
    return "\n".join(lines)
