from dataclasses import dataclass
from pathlib import Path

import pytest
from scrapy import cmdline
from scrapy.utils.project import get_project_settings

from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger import Ledger


@dataclass
class Project:
    """The project with a data directory of its own."""

    data: Path
    capture: pytest.CaptureFixture[str]

    @property
    def detik(self) -> SiteFolders:
        return SiteFolders(self.data, "detik")

    def scrapy(self, *args: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of a command."""
        settings = get_project_settings()
        settings.set("DATA_DIR", str(self.data), priority="cmdline")
        settings.set("ARCHIVE_DIR", str(self.data / "archive"), priority="cmdline")
        with pytest.raises(SystemExit) as end:
            cmdline.execute(["scrapy", *args], settings=settings)
        printed = self.capture.readouterr()
        return end.value.code or 0, printed.out, printed.err

    def ledger(self, **more) -> Ledger:
        return Ledger(self.detik.ledger, **more)


@pytest.fixture
def project(tmp_path, capsys, monkeypatch):
    # get_project_settings leaves it behind, and the subprocesses of later tests would load this project.
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
    return Project(tmp_path, capsys)
