"""Dates, canonical URLs, paragraphs, boilerplate, hashes. Pure: no Scrapy, no clock, no network, no file."""
