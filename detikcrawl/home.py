"""Where detikcrawl lies and where its runs write: refused, in one line, where that would not be what its user means.

`spiders` and `pipelines` are names that anybody may use. Scrapyd's jobs look into Scrapyd's working folder first and into
the deployed egg last, so a folder of that name there, or a package of that name installed in its Python, would quietly
take the place of ours.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NEIGHBOURS = ("spiders", "pipelines")
"""The top-level packages that belong beside detikcrawl."""


class Misplaced(SystemExit):
    """This process would not do what its user means. Ends it with exit code 1 and one line on stderr."""

    def __init__(self, message: str) -> None:
        super().__init__(f"detikcrawl: {message}")


def check() -> None:
    """Look whether detikcrawl, spiders and pipelines are of one house; raises Misplaced. Imports none of them."""
    house = _house_of("detikcrawl")
    for egg in sys.path:
        if egg.endswith(".egg") and Path(egg).resolve() != house and PathFinder.find_spec("detikcrawl", [egg]):
            raise Misplaced(
                f"the code comes from {house}, not from the deployed egg {Path(egg).absolute()}; "
                "uninstall detikcrawl from this Python, and start Scrapyd in an empty folder"
            )
    for name in NEIGHBOURS:
        found = _house_of(name)
        if found is None:
            raise Misplaced(f"there is no package {name!r} beside detikcrawl in {house}; install or deploy the whole project")
        if found != house:
            raise Misplaced(
                f"{name!r} would come from {found}, not from {house}, where detikcrawl lies; "
                "start in another folder, or take the other one off Python's path"
            )


def data_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that runs write to, absolute: DETIKCRAWL_DATA, else `data` in the working folder.

    Raises Misplaced where the code is a deployed egg and DETIKCRAWL_DATA is not set: the working folder is Scrapyd's own.
    """
    if given := environment.get("DETIKCRAWL_DATA"):
        return Path(given).absolute()
    house = _house_of("detikcrawl")
    if house is not None and house.suffix == ".egg":
        raise Misplaced(
            "DETIKCRAWL_DATA is not set; start Scrapyd with this environment variable, the absolute path for all output"
        )
    return Path("data").absolute()


def _house_of(name: str) -> Path | None:
    """The folder or zipped egg that a top-level package would come from; None where there is none of this name."""
    spec = find_spec(name)
    if spec is None:
        return None
    # A module that is no package has no locations, a folder without __init__.py no origin.
    place = next(iter(spec.submodule_search_locations or ()), spec.origin)
    return Path(place).absolute().parent.resolve() if place else None
