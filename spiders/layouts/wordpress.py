"""WordPress: what the themes of its sites have in common, and what its plug-ins put between the paragraphs."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta

JUNK = (
    # Sharing, ratings, counters
    ".sharedaddy, .jp-post-flair, .addtoany_share_save_container, .heateor_sss_sharing_container, .essb_links, .ssba",
    ".ssbp-wrap, .share, .social-share, .share-buttons, .post-share, .entry-share, .swp_social_panel, [class*=jeg_share]",
    ".td-post-sharing, .mks_social, .wpulike, .kk-star-ratings, .post-views, .gnews-button",
    # Related articles
    ".jp-relatedposts, .yarpp, .yarpp-related, .crp_related, .rp4wp-related-posts, .relpost-thumb-wrapper",
    ".related-posts, .related-post, .relatedposts, .jnews_inline_related_post, .jnews_inline_related_post_wrapper",
    ".jnews_related_post_container, .td_block_related_posts, [class^=irp], .inline-related, .baca-juga, .bacajuga",
    ".wp-block-latest-posts, .wp-block-embed, .wp-embedded-content, .gmr-related-post, .gmr-related-post-onlytitle",
    ".single-related, .read-more-box",
    # Advertisements, newsletters
    ".code-block, .quads-location, .td-a-rec, .jeg_ad, .adsbygoogle, .ads, .advertisement, .gmr-banner-insidecontent",
    ".stream-item, [id^=div-gpt-ad], ins, .mc4wp-form, .newsletter, .tnp, .wp-block-buttons, .google-auto-placed",
    # Links to pages, contents, tags, authors, captions, comments
    ".page-links, .page-link, .post-nav-links, .post-page-numbers, .jeg_pagelinks, .page-nav, .pagination, .nav-links",
    "#ez-toc-container, #toc_container, .lwptoc, .wp-block-rank-math-toc-block, .entry-tags, .post-tags, .jeg_post_tags",
    ".tags-links, .tagcloud, .author-box, .jeg_authorbox, .saboxplugin-wrap, .m-a-box, .entry-header, .entry-meta",
    ".entry-footer, .post-meta, .post-modified-info, .wp-caption-text, .wp-caption, .screen-reader-text, .twitter-tweet",
    ".instagram-media, .tiktok-embed, .comments-area, #comments, #respond",
)
DATED = ".entry-date[datetime], .published[datetime], .entry-meta time[datetime], .post-meta time[datetime]"

ENTRY = replace(
    STANDARD,
    name="entry",
    body=".td-post-content, .entry-content, .elementor-widget-theme-post-content",
    junk=JUNK,
    title=(Css("h1.entry-title, h1.post-title, h1.jeg_post_title, .post-title h1", first=True), *STANDARD.title),
    authors=(
        Ld("author"),
        Css(".author.vcard .fn, .author.vcard, .td-post-author-name a, .jeg_meta_author a, [rel=author]", first=True),
        Meta("author"),
    ),
    channel_name=(Meta("article:section"), Ld("articleSection"), Css('[rel="category tag"], [rel=category]', first=True)),
    section=(),
    tags=(Css("[rel=tag]"), Meta("keywords", ","), Ld("keywords")),
    published=(
        # Search engine plug-ins write UTC, the theme the time of the site.
        Css(f"article .entry-header :is({DATED}), .td-post-title :is({DATED})", "datetime", first=True),
        *STANDARD.published,
        Css(DATED, "datetime", first=True),
        Css(".entry-date, .posted-on, .jeg_meta_date, .post-date, .td-post-date", first=True),
    ),
    modified=(Ld("dateModified"), Meta("article:modified_time")),
    caption=(Css(".wp-post-image ~ figcaption, .post-thumbnail figcaption, .jeg_featured .wp-caption-text", first=True),),
    figures="figure",
)
"""The names that WordPress' own themes gave to the parts of an article (hentry), and those of the commonest newspaper themes
(Newspaper of tagDiv, JNews, Elementor)."""

THEME = replace(
    ENTRY,
    name="theme",
    body="[itemprop=articleBody], .post-content, .single-content, .article-content, .the-content, .post-article",
)
"""Other themes with a body of its own."""

BARE = replace(ENTRY, name="bare", body="article", junk=(*JUNK, "h1, header, footer, aside, time, .tags, .author, .related"))
"""Themes without: the article itself, with what stands around its text taken away."""

LAYOUTS = (ENTRY, THEME, BARE)
