"""Every setting of the project, with its reason. Settings of Scrapy that are not named here keep Scrapy's default."""

import os
from pathlib import Path

import detikcrawl

BOT_NAME = "detikcrawl"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "detikcrawl.commands"  # extract, demo, dictionary, and a crawl that checks its arguments

# Where things are written. Absolute, because Scrapyd runs a job in a folder of its own.
DATA_DIR = os.environ.get("DETIKCRAWL_DATA") or str(Path("data").absolute())

# Who we are. One honest name everywhere; sites that want to reach us find the contact in it.
CONTACT = os.environ.get("DETIKCRAWL_CONTACT", "")  # an address of mail or web of whoever runs the crawl
USER_AGENT = f"detikcrawl/{detikcrawl.__version__}" + (f" (+{CONTACT})" if CONTACT else "")
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
}

# Politeness.
ROBOTSTXT_OBEY = True  # for the names in detikcrawl/network/robots.py
DOWNLOAD_DELAY = 1.0  # seconds between two requests to a site (all its hosts share one slot)
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_REQUESTS = 4  # one process crawls one site; the rest is for its robots.txt files
AUTOTHROTTLE_ENABLED = False  # it overrides the delay of a slot, down to the global one

# Bounds: a page is hostile until it is read.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # real articles have 50 to 250 kB; also bounds what is decompressed
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 3  # a page that answers 500 twice is had; one that stays away leaves a partial row
DEPTH_LIMIT = 0  # an index walk is a chain as deep as the day has pages; its own cap ends it
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is not to

# What is off.
COOKIES_ENABLED = False  # articles need none, and the first one would fetch a list of suffixes from the web
TELNETCONSOLE_ENABLED = False  # it prints its password into the log
REMOTE_CONTROL_ENABLED = False  # it runs code sent over HTTP inside the job
HTTPCACHE_ENABLED = False  # it may serve an old index without asking; the archive is the way to crawl again

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # lets the first burst of requests pass unchecked
    "detikcrawl.network.robots.RobotsMiddleware": 100,
    # Nearest to the wire, so that the archive holds what the site sent, before it is decompressed.
    "detikcrawl.network.replay.ReplayMiddleware": 940,
    "detikcrawl.network.archive.ArchiveMiddleware": 950,
}
ARCHIVE_ENABLED = False  # -s ARCHIVE_ENABLED=True keeps every response as WARC
ARCHIVE_DIR = str(Path(DATA_DIR) / "archive")
ARCHIVE_MAX_MB = 1000  # a new file is begun at this size
REPLAY = None  # a WARC file or folder: crawl from it instead of the network

ITEM_PIPELINES = {
    "pipelines.clean.Clean": 100,
    "pipelines.validate.Validate": 200,
    "pipelines.deduplicate.Deduplicate": 300,
    "pipelines.limit.Limit": 900,
}

# Outputs.
FEED_EXPORTERS = {
    "jsonl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jsonlines": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "parquet": "detikcrawl.storage.exporters.ParquetExporter",
}
FEEDS = {
    # A name of its own for every run; an existing file is never written over. -o and -O take the place of these.
    f"{DATA_DIR}/rows/%(name)s/%(run_name)s.jsonl": {"format": "jsonl"},
    f"{DATA_DIR}/rows/%(name)s/%(run_name)s.parquet": {"format": "parquet"},
}
FEED_EXPORT_ENCODING = "utf-8"
FEED_STORE_EMPTY = True  # a run without rows leaves an empty file, not a missing one

LOG_LEVEL = "INFO"
