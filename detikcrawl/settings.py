"""Every setting of the project, with its reason. Settings of Scrapy that are not named here keep Scrapy's default."""

import os
from pathlib import Path

import detikcrawl
from detikcrawl import home

home.check()  # that nobody else's spiders or pipelines stand in for ours; every command passes here

BOT_NAME = "detikcrawl"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "detikcrawl.commands"  # extract, demo, dictionary, and a crawl that checks its arguments

# Where things are written. Absolute, because Scrapyd runs a job in a folder of its own.
DATA_DIR = str(home.data_dir())

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
DOWNLOAD_DELAY_JITTER = 0  # the delay is a promise, not an average
AUTOTHROTTLE_ENABLED = False  # it overrides the delay of a slot, down to the global one
CRAWL_DELAY_MAX = 300  # seconds; a site whose robots.txt asks for more is left alone, never asked faster
RETRY_AFTER_MAX = 3600  # the same for one that asks to be left in peace for longer
BACKOFF_START = 15  # seconds without a request after a 429 or 503 that names no time; doubled by the next one, and so on
BACKOFF_MAX = 300
THROTTLE_LIMIT = 4  # 429 or 503, each after a pause, that give a site up: as often as a request is tried
BLOCK_LIMIT = 5  # 403, block pages and challenges in a row that do

# Bounds: a page is hostile until it is read.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # real articles have 50 to 250 kB; also bounds what is decompressed
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False  # a front page that reloads itself every minute is no redirect
RETRY_TIMES = 3  # a page that answers 500 twice is had; one that stays away leaves a partial row
DEPTH_LIMIT = 0  # an index walk is a chain as deep as the day has pages; its own cap ends it
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is not to

# The guard. A page may name any address; only those of the site, and public ones, are asked.
TWISTED_DNS_RESOLVER = "detikcrawl.network.resolver.PublicResolver"
GUARD_PROXIES = []  # host:port of HTTP proxies that may be used; http_proxy alone does not permit one
GUARD_ALLOW_LOOPBACK_FOR_TESTS = []  # host:port of test servers, which may be on loopback and on any port

# The browser, for sites that declare `javascript` (docs/browser.md); everything else about it is in network/browser.py.
BROWSER_EXECUTABLE = os.environ.get("DETIKCRAWL_CHROMIUM")  # a Chromium; None takes that of the system, or Playwright's own
BROWSER_TIMEOUT = 30  # seconds in which a page has settled, or is given up
BROWSER_SANDBOX = True  # Chromium's own, where it is not root's; containers that forbid namespaces have to do without

# What is off.
COOKIES_ENABLED = False  # articles need none, and the first one would fetch a list of suffixes from the web
TELNETCONSOLE_ENABLED = False  # it prints its password into the log
REMOTE_CONTROL_ENABLED = False  # it runs code sent over HTTP inside the job
HTTPCACHE_ENABLED = False  # it may serve an old index without asking; the archive is the way to crawl again

DOWNLOADER_MIDDLEWARES = {
    # In the places of Scrapy's own; the docstrings say what those do not do.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "detikcrawl.network.guard.AddressGuard": 50,
    "detikcrawl.network.robots.RobotsMiddleware": 100,
    # After what retries (550), so that retries wait too; before decompression, so that it reads pages.
    "detikcrawl.network.politeness.PolitenessMiddleware": 585,
    "detikcrawl.network.decompression.Decompression": 590,
    "detikcrawl.network.redirects.Redirects": 600,
    # Nearest to the wire, so that the archive holds what the site sent, before it is decompressed.
    "detikcrawl.network.replay.ReplayMiddleware": 940,
    "detikcrawl.network.guard.ConnectionGuard": 945,  # sees what is about to be connected to, so not what is replayed
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
    "pipelines.revise.Revise": 400,
    "pipelines.limit.Limit": 900,
    "pipelines.store.Store": 950,
}

# State: nothing lost. -s INCREMENTAL=False crawls as if nothing were known: the rows go to -o, -O and FEEDS alone.
INCREMENTAL = True
EXTENSIONS = {
    "detikcrawl.storage.run.Run": 0,
    "detikcrawl.monitoring.monitor.Monitor": 100,
    "detikcrawl.monitoring.display.ProgressDisplay": 200,
    "scrapy.extensions.logstats.LogStats": None,  # it counts items and pages, and knows nothing of what is left
}
REFRESH = "6h"  # articles younger than this are asked for again by every run: 0, 6h, 24h, 7d
PART_ROWS = 500  # rows after which a part is committed
PART_SECONDS = 60.0  # seconds after which it is, however few there are
MIN_FREE_MB = 200  # less free disk space than this stops a run before it does damage

# Further outputs of a run: -o, -O and FEEDS, outside the promise that parts keep.
FEED_EXPORTERS = {
    "jsonl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jsonlines": "detikcrawl.storage.exporters.JsonLinesExporter",
    "jl": "detikcrawl.storage.exporters.JsonLinesExporter",
    "parquet": "detikcrawl.storage.exporters.ParquetExporter",
}
FEED_EXPORT_ENCODING = "utf-8"
FEED_STORE_EMPTY = True  # a run without rows leaves an empty file, not a missing one

# Verdict: what `scrapy crawl` ends with (0 ok, 1 failed, 3 degraded, 5 interrupted) and runs/<site>/<run>.json says. Shares are
# of the articles tried. An alarm that rings every day is not heard: all of these lie well above what a healthy site shows.
VERDICT_MISSED_DEGRADED = 0.10  # not read (layout, empty page) or not had; one odd page in an hourly run is no news
VERDICT_MISSED_FAILED = 0.50  # most of what was listed is missing: the site has changed, or shuts us out
VERDICT_GONE_DEGRADED = 0.50  # 404: sites take articles down, but not half of what they list
VERDICT_PARTIAL_DEGRADED = 0.10  # pages of articles stay away; the articles are asked for again
VERDICT_REJECTED_DEGRADED = 0.10  # rows that broke the contract
VERDICT_FEW = 5  # so many articles, at least, make a run a failed one, or say that a site takes its articles down
VERDICT_FIELD_DROP = 0.5  # a field has been lost where less than half as many rows have it as usual
VERDICT_FIELD_ROWS = 20  # the rows that a run must have for that
VERDICT_FIELD_RUNS = 3  # the runs that say what is usual
VERDICT_HISTORY = 50  # runs that are looked back on: two days of hourly ones

# What a run says while it goes on.
LOG_LEVEL = "INFO"
LOG_FORMAT_JSON = False  # True: one JSON object a line
LOGSTATS_INTERVAL = 60.0  # seconds between two lines on how far the run is; 0 for none
PROGRESS_PANEL = True  # where stderr is a terminal
