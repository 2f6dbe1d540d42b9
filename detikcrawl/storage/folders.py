"""Where the state and the output of a site lie in the data directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SiteFolders:
    """The places of one site.

    data  the setting DATA_DIR.
    """

    data: Path
    site: str

    @property
    def ledger(self) -> Path:
        """The file of the ledger."""
        return self.data / "ledger" / f"{self.site}.sqlite"

    @property
    def lock(self) -> Path:
        """The file of the lock."""
        return self.data / "ledger" / f"{self.site}.lock"

    @property
    def journals(self) -> Path:
        """The folder of the journals, one file a run."""
        return self.data / "journal" / self.site

    @property
    def parts(self) -> Path:
        """The folder of the parts."""
        return self.data / "parts" / self.site

    @property
    def rejects(self) -> Path:
        """The folder of the rows that broke the contract."""
        return self.data / "rejects" / self.site

    @property
    def runs(self) -> Path:
        """The folder of the summaries, one file a run."""
        return self.data / "runs" / self.site

    def journal(self, run_name: str) -> Path:
        """The journal of a run."""
        return self.journals / f"{run_name}.jsonl"


@dataclass(frozen=True, slots=True)
class DatasetFolders:
    """The places of the dataset that is made from the parts of all sites.

    data  the setting DATA_DIR.
    """

    data: Path

    @property
    def parts(self) -> Path:
        """The folder with a folder of parts for each site."""
        return self.data / "parts"

    @property
    def current(self) -> Path:
        """What readers open: a symbolic link to the folder of the newest whole generation."""
        return self.data / "dataset"

    @property
    def index(self) -> Path:
        """What is in which part; made again from the parts where it is missing."""
        return self.data / "dataset.index.sqlite"

    @property
    def lock(self) -> Path:
        """The file of the lock: one process at a time folds."""
        return self.data / "dataset.lock"

    @property
    def spill(self) -> Path:
        """Rows on their way from the parts to the days; removed when the fold ends."""
        return self.data / "dataset.spill"

    def generation(self, number: int) -> Path:
        """The folder of a generation."""
        return self.data / f"dataset.{number:06}"
