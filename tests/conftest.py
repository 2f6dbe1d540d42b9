"""What all tests share: the folder with real pages, hypothesis' profiles, and no silent skips in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CI = os.environ.get("CI") == "true"

ALLOWED_SKIPS: tuple[str, ...] = ()
"""How reasons begin for which a test may be skipped in CI; where ../shared is missing, those that name it may too."""

# No deadlines: a busy machine is no bug.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if CI else "developer")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with publishers' pages and labels; a test that asks for it is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("../shared is missing: publishers' pages are not part of the repository")
    return SHARED


_skipped_without_leave: list[str] = []


def _look_at(report: pytest.CollectReport | pytest.TestReport) -> None:
    if not CI or not report.skipped or hasattr(report, "wasxfail"):
        return
    # A skip's longrepr is a tuple of path, line number and reason.
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    needs_shared = "../shared" in reason and not SHARED.is_dir()
    if not needs_shared and not reason.startswith(ALLOWED_SKIPS):
        _skipped_without_leave.append(f"{report.nodeid}: {reason}")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _look_at(report)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _look_at(report)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _skipped_without_leave and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _skipped_without_leave:
        terminalreporter.section("skipped without leave: in CI this is a failure")
        for line in _skipped_without_leave:
            terminalreporter.line(line)
