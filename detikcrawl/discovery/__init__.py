"""From the bytes of an index page to ArticleLinks. Pure: no Scrapy, no clock, no network, no file."""
