"""From the bytes of an article's pages to an Article. Pure: no Scrapy, no clock, no network, no file."""
