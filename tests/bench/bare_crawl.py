"""The least that a Scrapy crawl of an archive can do: ask for every page of it, and maybe parse it.

python -m tests.bench.bare_crawl ARCHIVE [--parse]
"""

from __future__ import annotations

import sys
from pathlib import Path

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.network.warc_reader import read_heads

SETTINGS = {
    "DOWNLOADER_MIDDLEWARES": {"detikcrawl.network.replay.ReplayMiddleware": 940},
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "COOKIES_ENABLED": False,
    "HTTPERROR_ALLOW_ALL": True,
    "LOG_LEVEL": "INFO",
}


class Bare(scrapy.Spider):
    """Asks for all there is."""

    name = "bare"
    archive: str
    parses: bool

    async def start(self):
        for head in read_heads(Path(self.archive)):
            yield scrapy.Request(head.url, dont_filter=True)

    def parse(self, response: Response) -> None:
        if self.parses:
            LexborHTMLParser(response.body)


def main() -> None:
    archive, *options = sys.argv[1:]
    process = AsyncCrawlerProcess({**SETTINGS, "REPLAY": archive})
    process.crawl(Bare, archive=archive, parses="--parse" in options)
    process.start()


if __name__ == "__main__":
    main()
