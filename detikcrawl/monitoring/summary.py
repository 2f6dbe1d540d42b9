"""The summary of a run: what the stats say, in the terms of a person who wants to know how it went. PURE functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import detikcrawl
from detikcrawl.arguments import CrawlArguments
from detikcrawl.monitoring.causes import by_class
from detikcrawl.monitoring.rows import RowCounts
from detikcrawl.storage.history import SUMMARY_FORMAT, Summary
from detikcrawl.text.dates import wib_day


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is known of a run from its start."""

    site: str
    run_name: str
    job_id: str
    started_at: datetime
    arguments: CrawlArguments | None = None
    channels: tuple[str, ...] = ()
    """All channels of the site."""
    default_source: str = "urls"
    """Where links come from when nothing is said."""
    walks: int = 0
    """How many indexes (lists, feeds, sitemaps) there are to walk."""
    replay: bool = False
    incremental: bool = True
    unverified: str | None = None
    """What the declarations of a site rest on that was never checked against a real page."""


def summarise(
    facts: RunFacts, stats: Mapping[str, Any], rows: RowCounts, *, now: datetime, silent: Sequence[str] = ()
) -> Summary:
    """The summary of a run that ended at `now`, without the verdict on it.

    stats   those of Scrapy and of our spider, pipelines, extensions and middlewares.
    silent  indexes that listed nothing for a whole day, and always did before; see `silent_indexes`.
    """

    def count(name: str) -> int:
        return stats.get(name, 0)

    def under(prefix: str) -> dict[str, int]:
        return {name.removeprefix(prefix): value for name, value in sorted(stats.items()) if name.startswith(prefix)}

    def failed(prefix: str) -> dict[str, int]:
        return by_class(under(prefix))

    completeness = rows.of["completeness"]
    narrowed = narrowed_by(facts)
    return {
        "format": SUMMARY_FORMAT,
        "site": facts.site,
        "run_name": facts.run_name,
        "job_id": facts.job_id,
        "version": detikcrawl.__version__,
        "arguments": arguments_of(facts),
        "narrowed": narrowed,
        "in_history": facts.incremental,
        "unverified": facts.unverified,
        "started_at": facts.started_at.isoformat(),
        "finished_at": now.isoformat(),
        "seconds": round((now - facts.started_at).total_seconds(), 1),
        "finish_reason": stats.get("finish_reason"),
        "rows": {
            "written": rows.written,
            **{name: completeness[name] for name in ("complete", "partial", "unknown")},
            "new": rows.new,
            "revisions": rows.revisions,
            "duplicates": rows.duplicates,
            "rejected": count("rejects/rows"),
            "nothing_new": count("revisions/same") + count("revisions/worse"),
            "dropped_as_had": count("duplicates/dropped"),
            "lost_in_pipelines": count("monitor/item_errors"),
        },
        "links": {
            "listed": len(facts.arguments.urls) if _of_urls(facts) else count("index/cards"),
            "followed": count("links/followed"),
            "asked_again": count("links/asked_again"),
            "no_article": count("links/no_article"),
            "other_day": count("links/other_day"),
            "other_channel": count("links/other_channel"),
            "skipped": under("links/skipped/"),
        },
        "index": {
            "walks": facts.walks,
            "whole_days": has_whole_days(facts),
            "closed_before": count("index/closed_before"),
            "pages": count("index/pages"),
            "unchanged": count("index/unchanged"),
            "cards": count("index/cards"),
            "ended": under("index/ended/"),
            "failed": failed("index/failed/"),
            "silent": list(silent),
        },
        "articles": {
            **{name: count(f"article/{name}") for name in ("complete", "partial", "unknown", "unchanged", "led_elsewhere")},
            "generic": count("article/generic"),
            "failed": failed("article/failed/"),
        },
        "pages": {
            "read": count("pages/read"),
            "repeated": count("pages/repeated"),
            "one_page_view_refused": count("pages/one_page_view_refused"),
            "failed": failed("pages/failed/"),
        },
        "requests": {
            "sent": count("downloader/request_count"),
            "answered": count("downloader/response_count"),
            "bytes": count("downloader/response_bytes"),
            "statuses": under("downloader/response_status_count/"),
            "exceptions": by_class(_not_had(under("downloader/exception_type_count/"))),
            "retries": count("retry/count"),
            "refused": under("politeness/refused/") | under("guard/refused/"),
            "given_up": next(iter(under("politeness/gave_up/")), None),
            "not_in_archive": count("replay/misses"),
        },
        "fields": rows.coverage(),
        "layouts": dict(rows.of["layout"].most_common()),
        "kinds": dict(rows.of["kind"].most_common()),
        "page_forms": dict(rows.of["page_form"].most_common()),
        "clean": under("clean/"),
        "rejects": {name: value for name, value in under("rejects/").items() if name != "rows"},
        "parts": {name: count(f"parts/{name}") for name in ("committed", "rows", "parquet_failures")},
        "recovery": under("recovery/"),
        "feeds": {
            "due": count("monitor/feeds"),
            "stored": sum(under("feedexport/success_count/").values()),
            "failed": sum(under("feedexport/failed_count/").values()),
            "misfits": sum(under("feedexport/misfit_count/").values()),
        },
        "browser": under("browser/"),
        "archive": {"records": count("archive/records"), "errors": count("archive/errors")},
        "errors": {
            "start": stats.get("finish_reason") == "start_error" or bool(stats.get("monitor/start_failed")),
            "code": {name: value for name, value in under("spider_exceptions/").items() if name != "count"},
            "log_warnings": count("log_count/WARNING"),
            "log_errors": count("log_count/ERROR") + count("log_count/CRITICAL"),
        },
    }


def arguments_of(facts: RunFacts) -> dict[str, Any]:
    """What was asked for. Addresses are counted, not named: a summary keeps no trace of an article that is taken down."""
    given = facts.arguments
    if given is None:
        return {}
    return {
        "source": given.source,
        "from_date": given.from_date.isoformat(),
        "until_date": given.until_date.isoformat(),
        "days_given": given.days_given,
        "channels": "all" if set(given.channels) == set(facts.channels) else list(given.channels),
        "urls": len(given.urls),
        "query": given.query,
        "kinds": sorted(given.kinds),
        "limit": given.limit,
        "refresh_hours": None if given.refresh is None else given.refresh.total_seconds() / 3600,
    }


def narrowed_by(facts: RunFacts) -> list[str]:
    """What makes the run say less about the site than a whole one; nothing for a whole one."""
    given = facts.arguments
    reasons = ["replay"] if facts.replay else []
    if given is None:
        return reasons
    if given.limit is not None:
        reasons.append("limit")
    if given.query is not None:
        reasons.append("query")
    if given.source == "urls":
        return [*reasons, "urls"]
    if given.source != facts.default_source:
        reasons.append("source")
    if set(given.channels) != set(facts.channels):
        reasons.append("channels")
    if not has_whole_days(facts):
        reasons.append("only today")
    return reasons


def has_whole_days(facts: RunFacts) -> bool:
    """Whether a day was asked for that was over when the run began."""
    today: date = wib_day(facts.started_at)
    return facts.arguments is not None and facts.arguments.from_date < today


def _of_urls(facts: RunFacts) -> bool:
    return facts.arguments is not None and facts.arguments.source == "urls"


def _not_had(exceptions: Mapping[str, int]) -> dict[str, int]:
    """By class name what is by dotted path, without requests that we ourselves did not make."""
    found: dict[str, int] = {}
    for path, count in exceptions.items():
        name = path.rpartition(".")[2]
        if name not in ("Refused", "IgnoreRequest"):
            found[name] = found.get(name, 0) + count
    return found
