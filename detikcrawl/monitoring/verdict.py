"""The verdict on a run: a pure function of its summary and of the runs before it.

What is expected of a run is that articles are listed and that what is listed can be read. New rows are not expected: a
run at three in the morning has none. A run of which less was asked than of others (`narrowed` in its summary) is judged by
what it did, but not against the others, nor they against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from statistics import median
from typing import Any, Self

from detikcrawl.monitoring.causes import NOT_READABLE
from detikcrawl.storage.history import PastRun, Summary


class Verdict(StrEnum):
    """How a run went."""

    OK = "ok"
    DEGRADED = "degraded"
    """It did its work, and something needs a look: articles were missed, or their fields."""
    FAILED = "failed"
    """It did not do its work."""
    INTERRUPTED = "interrupted"
    """It was told to stop, and stopped; the next run goes on where it ended."""
    BUSY = "busy"
    """Another run of the site was under way; nothing was done."""


EXIT_CODES = {Verdict.OK: 0, Verdict.FAILED: 1, Verdict.DEGRADED: 3, Verdict.BUSY: 4, Verdict.INTERRUPTED: 5}
"""What `scrapy crawl` ends with. 2 is a command line that cannot be used: nothing was begun, and there is no summary."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a verdict turns; each is the setting VERDICT_<NAME>, and `detikcrawl.settings` has the reasons."""

    missed_degraded: float
    """Share of articles tried, 0 to 1, that could not be read or had."""
    missed_failed: float
    gone_degraded: float
    partial_degraded: float
    rejected_degraded: float
    few: int
    """Fewer articles than this never make a run a failed one by their share alone."""
    field_drop: float
    """Share of its usual coverage below which a field has been lost."""
    field_rows: int
    """Rows that a run must have for its coverage to say something."""
    field_runs: int
    """Runs that make something usual."""
    history: int
    """Runs that are looked at."""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """The limits of the settings; on a command line they are words."""
        kinds: dict[str, type] = {"float": float, "int": int}
        return cls(**{each.name: kinds[str(each.type)](settings[f"VERDICT_{each.name.upper()}"]) for each in fields(cls)})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what speaks for it, gravest first, a line each."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """The exit code that says the same."""
        return EXIT_CODES[self.verdict]

    def __str__(self) -> str:
        return f"{self.verdict}: {'; '.join(self.reasons)}" if self.reasons else str(self.verdict)


_Finding = tuple[Verdict, str]
_Findings = Iterator[_Finding]

_GRAVEST_FIRST = (Verdict.FAILED, Verdict.INTERRUPTED, Verdict.DEGRADED, Verdict.OK)

_STOPPED = frozenset({"shutdown", "killed"})
_PLANNED = frozenset({"finished", "limit", "start_error", *_STOPPED})
_FAILING = {
    "disk": "the disk is full, or almost",
    "memusage_exceeded": "more memory was used than MEMUSAGE_LIMIT_MB allows",
    "closespider_errorcount": "more errors than CLOSESPIDER_ERRORCOUNT allows",
}


def judge(summary: Summary, history: Sequence[PastRun], limits: Limits) -> Judgement:
    """The verdict on a run that has ended.

    summary  as `summarise` makes it.
    history  earlier runs of the site, the newest first.
    """
    usual = [run.summary for run in history if not run.narrowed and run.verdict in (Verdict.OK, Verdict.DEGRADED)]
    findings = [
        *_end(summary),
        *_code(summary),
        *_requests(summary),
        *_index(summary, usual),
        *_articles(summary, limits),
        *_rows(summary, limits),
        *_outputs(summary),
        *_layouts(summary, limits),
        *_browser(summary),
        *_fields(summary, usual, limits),
        *_evidence(summary, usual),
    ]
    findings.sort(key=lambda finding: _GRAVEST_FIRST.index(finding[0]))
    interrupted = summary["finish_reason"] in _STOPPED and not summary["errors"]["start"]
    verdict = Verdict.INTERRUPTED if interrupted else findings[0][0] if findings else Verdict.OK
    return Judgement(verdict, tuple(reason for _, reason in findings))


def _end(summary: Summary) -> _Findings:
    reason = summary["finish_reason"]
    if summary["errors"]["start"]:
        yield Verdict.FAILED, "the start of the crawl failed; the log says why"
    elif reason == "shutdown":
        yield Verdict.INTERRUPTED, "stopped by a signal; the next run goes on where this one ended"
    elif reason == "killed":
        yield Verdict.INTERRUPTED, "stopped at once by a second signal; rows not yet in a part are fetched again"
    elif reason in _FAILING:
        yield Verdict.FAILED, _FAILING[reason]
    elif given_up := summary["requests"]["given_up"]:
        yield Verdict.FAILED, f"the site was given up: {given_up}"
    elif reason not in _PLANNED:
        yield Verdict.DEGRADED, f"ended before its time: {reason}"


def _code(summary: Summary) -> _Findings:
    errors: dict[str, int] = summary["errors"]["code"]
    if count := sum(errors.values()):
        articles, index = summary["articles"], summary["index"]
        read = sum(articles[name] for name in ("complete", "partial", "unknown", "unchanged"))
        nothing = read == 0 and (summary["links"]["followed"] + summary["links"]["asked_again"] > 0 or index["cards"] == 0)
        yield (
            Verdict.FAILED if nothing or count > read else Verdict.DEGRADED,
            f"the program failed on {_many(count, 'page')} ({_list(errors)})",
        )
    if count := summary["rows"]["lost_in_pipelines"]:
        verdict = Verdict.FAILED if count > summary["rows"]["written"] else Verdict.DEGRADED
        yield verdict, f"a pipeline failed on {_many(count, 'article')}"


def _requests(summary: Summary) -> _Findings:
    requests = summary["requests"]
    if requests["sent"] and not requests["answered"]:
        yield Verdict.FAILED, f"no request of {requests['sent']} was answered ({_list(requests['exceptions'])})"


def _index(summary: Summary, usual: Sequence[Summary]) -> _Findings:
    index, links = summary["index"], summary["links"]
    failed = sum(index["failed"].values())
    if failed and not index["pages"]:
        yield Verdict.FAILED, f"no index page could be read ({_list(index['failed'])})"
    elif failed:
        yield Verdict.DEGRADED, f"{_many(failed, 'index')} could not be read to the end ({_list(index['failed'])})"
    if capped := index["ended"].get("cap", 0):
        yield Verdict.DEGRADED, f"{_many(capped, 'index')} went on beyond the cap of pages: those days are not whole"
    if index["silent"]:
        yield Verdict.DEGRADED, f"listed nothing, and always did before: {_some(index['silent'])}"
    if index["pages"] and not index["cards"] and summary["finish_reason"] == "finished":
        yield _nothing_listed(summary, usual)
    if summary["arguments"].get("source") == "urls" and links["listed"] and not links["followed"] and not links["skipped"]:
        yield Verdict.FAILED, f"none of {_many(links['listed'], 'address')} is one of an article"


def _nothing_listed(summary: Summary, usual: Sequence[Summary]) -> _Finding:
    listed = [run["links"]["listed"] for run in usual if run["index"]["pages"]]
    if not summary["narrowed"] and listed and min(listed) > 0:
        before = f"each of {_many(len(listed), 'run')} before listed articles, {median(listed):.0f} in the middle"
        return Verdict.FAILED, f"nothing is listed; {before}"
    if not summary["narrowed"] and summary["index"]["whole_days"]:
        return Verdict.FAILED, "nothing is listed, on whole days of all channels"
    return Verdict.DEGRADED, "nothing is listed"


def _articles(summary: Summary, limits: Limits) -> _Findings:
    articles = summary["articles"]
    failed: dict[str, int] = {name: count for name, count in articles["failed"].items() if name != "interrupted"}
    read = sum(articles[name] for name in ("complete", "partial", "unknown", "unchanged"))
    tried = read + sum(failed.values())
    unreadable = {name: failed[name] for name in NOT_READABLE if name in failed}
    gone = failed.get("not_found", 0)
    not_had = {name: count for name, count in failed.items() if name not in NOT_READABLE and name != "not_found"}
    for causes, what in ((unreadable, "could not be read"), (not_had, "could not be had")):
        count = sum(causes.values())
        if _too_many(count, tried, limits.missed_degraded):
            grave = count / tried > limits.missed_failed and count >= limits.few
            verdict = Verdict.FAILED if grave else Verdict.DEGRADED
            yield verdict, f"{count} of {_many(tried, 'article')} {what} ({_list(causes)})"
    if gone >= limits.few and gone / tried > limits.gone_degraded:
        yield Verdict.DEGRADED, f"{gone} of {_many(tried, 'article')} are gone: have their addresses changed?"
    stitched = read - articles["unchanged"]
    partial = articles["partial"]
    if _too_many(partial, stitched, limits.partial_degraded):
        causes = summary["pages"]["failed"]
        yield Verdict.DEGRADED, f"{partial} of {_many(stitched, 'article')} are partial ({_list(causes) or 'pages repeat'})"


def _rows(summary: Summary, limits: Limits) -> _Findings:
    rows = summary["rows"]
    count = rows["rejected"]
    made = count + rows["written"] + rows["nothing_new"] + rows["dropped_as_had"]
    if _too_many(count, made, limits.rejected_degraded):
        grave = count / made > limits.missed_failed and count >= limits.few
        causes = _list(summary["rejects"])
        verdict = Verdict.FAILED if grave else Verdict.DEGRADED
        yield verdict, f"{count} of {_many(made, 'row')} broke the contract ({causes})"


def _outputs(summary: Summary) -> _Findings:
    feeds, parts, archive = summary["feeds"], summary["parts"], summary["archive"]
    # A feed that is stored in batches is stored more than once.
    if (missing := max(feeds["failed"], feeds["due"] - feeds["stored"])) > 0:
        yield Verdict.FAILED, f"{_many(missing, 'feed')} could not be stored"
    if feeds["misfits"]:
        yield Verdict.DEGRADED, f"{_many(feeds['misfits'], 'row')} did not fit into a feed"
    if parts["parquet_failures"]:
        count = _many(parts["parquet_failures"], "time")
        yield Verdict.DEGRADED, f"Parquet could not be written ({count}); the rows are safe, and the next run tries again"
    if archive["errors"]:
        yield Verdict.DEGRADED, f"{_many(archive['errors'], 'answer')} could not be archived"


def _fields(summary: Summary, usual: Sequence[Summary], limits: Limits) -> _Findings:
    if summary["rows"]["written"] < limits.field_rows:
        return
    telling = [run["fields"] for run in usual if run["rows"]["written"] >= limits.field_rows]
    lost = []
    for name, share in summary["fields"].items():
        before = [run[name] for run in telling if name in run]
        if len(before) >= limits.field_runs and share < median(before) * limits.field_drop:
            lost.append(f"{name} in {share:.0%} of the rows, {median(before):.0%} before")
    if lost:
        yield Verdict.DEGRADED, f"fields are lost: {', '.join(lost)}"


def _layouts(summary: Summary, limits: Limits) -> _Findings:
    articles = summary["articles"]
    generic, read = articles["generic"], sum(articles[name] for name in ("complete", "partial", "unknown"))
    if _too_many(generic, read, limits.missed_degraded):
        yield (
            Verdict.DEGRADED,
            f"no layout fits {generic} of {_many(read, 'article')}, which the generic reader read: has the site changed its "
            f"markup? `scrapy probe {summary['site']}` saves pages to write a layout by",
        )


def _browser(summary: Summary) -> _Findings:
    if missing := summary["browser"].get("missing", 0):
        yield (
            Verdict.DEGRADED,
            f"no browser for {_many(missing, 'page')} that came without text; docs/browser.md has how to get one",
        )


def _evidence(summary: Summary, usual: Sequence[Summary]) -> _Findings:
    if summary["unverified"] and not summary["narrowed"] and not usual:
        site, rests_on = summary["site"], summary["unverified"]
        yield Verdict.OK, f"{site} is unverified, its rules rest on {rests_on}: look at the rows, or run `scrapy probe {site}`"


def _too_many(count: int, of: int, share: float) -> bool:
    """One alone is no alarm, unless it is all there is."""
    return count > 0 and count / of > share and (count > 1 or of == 1)


def _list(causes: Mapping[str, int]) -> str:
    most = sorted(causes.items(), key=lambda cause: (-cause[1], cause[0]))
    return _some([f"{name} {count}" for name, count in most])


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


_PLURALS = {"index": "indexes", "address": "addresses"}


def _many(count: int, what: str) -> str:
    return f"{count:,} {what if count == 1 else _PLURALS.get(what, what + 's')}"
