"""Cleaning an article: boilerplate and sign-off leave the text, and what follows from the text is filled in."""

from __future__ import annotations

from collections import Counter

from detikcrawl.article import Article
from detikcrawl.extraction.reader import ArticleReader
from detikcrawl.text.boilerplate import clean_blocks
from detikcrawl.text.hashing import count_and_hash


def clean(article: Article, reader: ArticleReader) -> Counter[str]:
    """Clean the blocks of `article` in place by the rules of its site's reader, and fill initials, text, word_count and
    content_hash. Returns how often each rule applied.
    """
    result = clean_blocks(article.blocks, reader.rules, ends_at_sign_off=reader.ends_at_sign_off)
    article.blocks = result.blocks
    article.initials = result.initials or article.initials
    article.text = "\n\n".join(block.text for block in result.blocks) or None
    article.word_count, article.content_hash = count_and_hash(article.title, article.text)
    return result.counts
