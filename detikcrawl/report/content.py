"""Figures on what is in the articles, and what is missing in them."""

from __future__ import annotations

from collections import Counter

from detikcrawl.article import Completeness
from detikcrawl.monitoring.rows import COVERED
from detikcrawl.report.calendar import duration
from detikcrawl.report.facts import Facts
from detikcrawl.report.figure import Chart, Figure, Panel, Table, many, most, percent
from detikcrawl.report.tally import PAGES

SHOWN_TAGS = 30
SHOWN_COPIERS = 30
"""Sites in the matrix of duplicates, those with the most."""

TABLE_ROWS = 200
"""Rows of a table that has a row for every pair or tag."""

QUANTILES = {"5 %": 0.05, "25 %": 0.25, "median": 0.5, "75 %": 0.75, "95 %": 0.95}


def completeness(facts: Facts) -> Figure:
    """The share of each site's articles that are partial or unknown."""
    title, tally = "Articles that are not whole", facts.tally
    lacking = (Completeness.PARTIAL, Completeness.UNKNOWN)
    shares = {site: [tally.of(site, word) / tally.of(site, "articles") for word in lacking] for site in tally.sites}
    worst = sorted((site for site in shares if any(shares[site])), key=lambda site: (-shares[site][0], -shares[site][1], site))
    if not worst:
        said = "No article is partial or unknown." if tally.rows else "There are no articles."
        return Figure(key="completeness", title=title, finding=said)
    said = " and ".join(f"{tally.sum(word):,} {word}" for word in lacking if tally.sum(word))
    finding = f"Of {many(tally.rows, 'article')}, {said}"
    whole = len(tally.sites) - len(worst)
    return Figure(
        key="completeness",
        title=title,
        finding=f"{finding}." + (f" {many(whole, 'site')} with complete articles only." if whole else ""),
        reading="partial: pages are missing, and the article is tried again; unknown: it cannot be told, as behind a paywall.",
        panels=[
            Panel(
                chart=Chart.SHARES,
                x="share",
                y="site",
                colour="completeness",
                marks=[
                    {"site": site, "completeness": word, "share": share, "articles": tally.of(site, word)}
                    for site in worst
                    for word, share in zip(map(str, lacking), shares[site], strict=True)
                    if share
                ],
                rows=worst,
                colours=list(map(str, lacking)),
                told=("site", "completeness", "share", "articles"),
            )
        ],
        table=Table(
            columns=["site", "articles", *map(str, Completeness), "share complete"],
            rows=[
                [
                    site,
                    tally.of(site, "articles"),
                    *(tally.of(site, word) for word in Completeness),
                    tally.of(site, Completeness.COMPLETE) / tally.of(site, "articles"),
                ]
                for site in facts.sites_with_articles()
            ],
        ),
    )


def field_coverage(facts: Facts) -> Figure:
    """The share of each site's articles that have each field."""
    title, tally = "How often each field is filled", facts.tally
    sites = facts.sites_with_articles()
    if not sites:
        return Figure(key="fields", title=title, finding="There are no articles.")
    shares = {(site, name): tally.of(site, f"with {name}") / tally.of(site, "articles") for site in sites for name in COVERED}
    never = [name for name in COVERED if not any(shares[site, name] for site in sites)]
    always = [name for name in COVERED if all(shares[site, name] == 1 for site in sites)]
    said = [f"Always: {', '.join(always)}." if always else "", f"Never: {', '.join(never)}." if never else ""]
    lacking = min(
        ((site, name) for site in sites for name in ("title", "text", "published_at")), key=lambda pair: (shares[pair], pair)
    )
    if shares[lacking] < 1:
        said.append(
            f"Of what none should lack, {lacking[1]} of {lacking[0]} is missing most: {percent(shares[lacking])} have it."
        )
    return Figure(
        key="fields",
        title=title,
        finding=" ".join(filter(None, said)) or "No field is always or never there.",
        reading="The share of the articles of a site that have the field: the stronger the colour, the more. Not every article "
        "has a subtitle or an editor; a field that a site lost overnight is a redesign.",
        panels=[
            Panel(
                chart=Chart.HEAT_MAP,
                x="field",
                y="site",
                colour="share",
                marks=[{"site": site, "field": name, "share": share} for (site, name), share in shares.items()],
                columns=COVERED,
                rows=sites,
                told=("site", "field", "share"),
            )
        ],
        table=Table(columns=["site", *COVERED], rows=[[site, *(shares[site, name] for name in COVERED)] for site in sites]),
    )


def delays(facts: Facts) -> Figure:
    """How the delay between publication and crawl is distributed, by site."""
    title, tally = "From publication to crawl", facts.tally
    found = {
        site: {name: tally.delay(at, site) for name, at in QUANTILES.items()} for site in tally.sites if tally.delays(site)
    }
    if not found:
        return Figure(key="delay", title=title, finding="No article tells both when it was published and when it was crawled.")
    sites = sorted(found, key=lambda site: (found[site]["median"], site))
    whole = {name: duration(tally.delay(at)) for name, at in QUANTILES.items()}
    finding = f"Half of the articles were crawled within {whole['median']} of publication, 95 % within {whole['95 %']}."
    if len(sites) > 1:
        finding += f" The fastest is {sites[0]} (half within {duration(found[sites[0]]['median'])}), "
        finding += f"the slowest {sites[-1]} ({duration(found[sites[-1]]['median'])})."
    return Figure(
        key="delay",
        title=title,
        finding=finding,
        reading="The dot is the median of a site; half of its articles lie on the thick line, nine of ten on the thin one. The "
        "scale is logarithmic. First versions only: a changed article is crawled again.",
        panels=[
            Panel(
                chart=Chart.SPREAD,
                x="seconds",
                y="site",
                marks=[
                    {
                        "site": site,
                        **{f"{name} within": duration(seconds) for name, seconds in found[site].items()},
                        **{f"q{number}": seconds for number, seconds in enumerate(found[site].values())},
                    }
                    for site in sites
                ],
                rows=sites,
                told=("site", *(f"{name} within" for name in QUANTILES)),
            )
        ],
        table=Table(
            columns=["site", "articles", *(f"{name} within" for name in QUANTILES)],
            rows=[[site, tally.delays(site), *map(duration, found[site].values())] for site in sites],
        ),
    )


def pages(facts: Facts) -> Figure:
    """The share of each site's articles that have several pages."""
    title, tally = "Articles on several pages", facts.tally
    names = {number: f"{number} pages" if number < PAGES[-1] else f"{number} or more" for number in PAGES[1:]}
    count = {site: {number: tally.of(site, f"of {number} pages") for number in PAGES} for site in tally.sites}
    share = {site: sum(count[site][number] for number in names) / tally.of(site, "articles") for site in count}
    sites = sorted((site for site in share if share[site]), key=lambda site: (-share[site], site))
    if not sites:
        return Figure(
            key="pages", title=title, finding="No article has more than one page." if tally.rows else "There are no articles."
        )
    several = sum(tally.sum(f"of {number} pages") for number in names)
    finding = f"{several:,} of {tally.rows:,} articles ({percent(several, tally.rows)}) have more than one page"
    if single := len(tally.sites) - len(sites):
        finding += f"; {many(single, 'site')} without any"
    return Figure(
        key="pages",
        title=title,
        finding=f"{finding}. Most often: {sites[0]} ({percent(share[sites[0]])}).",
        reading="The share of a site's articles that say to have so many pages.",
        panels=[
            Panel(
                chart=Chart.SHARES,
                x="share",
                y="site",
                colour="pages",
                marks=[
                    {
                        "site": site,
                        "pages": name,
                        "share": count[site][number] / tally.of(site, "articles"),
                        "articles": count[site][number],
                    }
                    for site in sites
                    for number, name in names.items()
                    if count[site][number]
                ],
                rows=sites,
                colours=list(names.values()),
                graded=True,
                told=("site", "pages", "share", "articles"),
            )
        ],
        table=Table(
            columns=["site", "articles", "1 page", *names.values(), "share on several"],
            rows=[
                [site, tally.of(site, "articles"), *count[site].values(), share[site]] for site in facts.sites_with_articles()
            ],
        ),
    )


def duplicates(facts: Facts) -> Figure:
    """How many articles of each site repeat one of each other site."""
    title, copies = "Who repeats whom", facts.tally.copies
    if not copies:
        said = "No article repeats another."
        if facts.duplicates_dropped:
            said = "The dataset was made without the articles that repeat another (`--duplicates drop`)."
        return Figure(key="duplicates", title=title, finding=said)
    pairs = sorted(copies.items(), key=lambda item: (-item[1], item[0]))
    own = sum(count for (original, copy), count in pairs if original == copy)
    finding = (
        f"{copies.total():,} articles repeat an earlier one: {own:,} of their own site, {copies.total() - own:,} of another."
    )
    if across := [(pair, count) for pair, count in pairs if pair[0] != pair[1]]:
        (original, copy), count = across[0]
        finding += f" Most between two sites: {copy} has {count:,} that were on {original} before."
    of, on = Counter[str](), Counter[str]()
    for (original, copy), count in pairs:
        of[original] += count
        on[copy] += count
    originals, copiers = (most(counts)[:SHOWN_COPIERS] for counts in (of, on))
    reading = "A line is the site that has the copy, a column the site that had the text first."
    if max(len(of), len(on)) > SHOWN_COPIERS:
        reading += f" The {SHOWN_COPIERS} with the most are drawn."
    return Figure(
        key="duplicates",
        title=title,
        finding=finding,
        reading=reading + " By the text, not by who wrote it: a wire story is first on whichever site printed it first.",
        panels=[
            Panel(
                chart=Chart.HEAT_MAP,
                x="original",
                y="copy",
                colour="articles",
                marks=[
                    {"copy": copy, "original": original, "articles": count}
                    for (original, copy), count in pairs
                    if original in originals and copy in copiers
                ],
                columns=originals,
                rows=copiers,
                told=("copy", "original", "articles"),
            )
        ],
        table=Table(
            columns=["copy on", "original on", "articles"],
            rows=[[copy, original, count] for (original, copy), count in pairs[:TABLE_ROWS]],
            left_out=max(0, len(pairs) - TABLE_ROWS),
        ),
    )


def tags(facts: Facts) -> Figure:
    """The most frequent tags."""
    title = "What the articles are about"
    # Sites do not agree on capitals; a tag is shown as it is printed most often.
    spelt: dict[str, Counter[str]] = {}
    for tag, count in facts.tally.tags.items():
        spelt.setdefault(tag.casefold(), Counter())[tag] += count
    tags = [(min(some, key=lambda tag: (-some[tag], tag)), some.total()) for some in spelt.values()]
    tags.sort(key=lambda item: (-item[1], item[0]))
    if not tags:
        return Figure(key="tags", title=title, finding="No article has tags.")
    top = tags[:SHOWN_TAGS]
    return Figure(
        key="tags",
        title=title,
        finding=f"{many(len(tags), 'different tag')}; the most frequent is “{top[0][0]}” ({many(top[0][1], 'article')}).",
        reading="Tags as the sites print them, whatever their capitals."
        + (f" The first {len(top)}." if len(tags) > len(top) else ""),
        panels=[
            Panel(
                chart=Chart.RANKING,
                x="articles",
                y="tag",
                marks=[{"tag": tag, "articles": count} for tag, count in top],
                rows=[tag for tag, _ in top],
                told=("tag", "articles"),
            )
        ],
        table=Table(columns=["tag", "articles"], rows=tags[:TABLE_ROWS], left_out=max(0, len(tags) - TABLE_ROWS)),
    )
