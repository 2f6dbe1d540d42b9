"""Where fields are read: JSON-LD, meta tags, elements."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.extraction.page import Page
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Mark, Meta, Part, ScriptData, Without, all_values, first_value


def page(ld: object = None, head: str = "", body: str = "") -> Page:
    data = "" if ld is None else f'<script type="application/ld+json">{json.dumps(ld)}</script>'
    return Page(f"<html><head>{data}{head}</head><body>{body}</body></html>", "https://news.example/1")


def article(**fields: object) -> Page:
    return page({"@type": "NewsArticle", **fields})


@pytest.mark.parametrize(
    ("author", "values"),
    [
        ("Rina", ["Rina"]),
        (" Rina \n Sari ", ["Rina Sari"]),
        ({"name": "Rina"}, ["Rina"]),
        ({"url": "https://a.example"}, ["https://a.example"]),
        ([{"name": "Rina"}, "Joko", {"name": ["Sari"]}], ["Rina", "Joko", "Sari"]),
        ({}, []),
        ({"name": None}, []),
        ("", []),
        ([[]], []),
        (True, ["true"]),
        (7, ["7"]),
    ],
)
def test_values_of_json_ld(author: object, values: list[str]) -> None:
    assert Ld("author").values(article(author=author)) == values


@pytest.mark.parametrize(
    ("image", "values"),
    [
        ({"url": "https://a.example/1.jpg"}, ["https://a.example/1.jpg"]),
        ([{"url": "https://a.example/1.jpg"}, {"url": "https://a.example/2.jpg"}], ["https://a.example/1.jpg"]),
        ("https://a.example/1.jpg", ["https://a.example/1.jpg"]),
        (["https://a.example/1.jpg"], ["https://a.example/1.jpg"]),
        ([], []),
        (None, []),
        (7, []),
    ],
)
def test_a_path_goes_into_objects_lists_and_plain_strings(image: object, values: list[str]) -> None:
    assert Ld("image.url").values(article(image=image)) == values


def test_values_nested_without_end_are_none() -> None:
    deep: object = "Rina"
    for _ in range(500):
        deep = [deep]
    assert Ld("author").values(article(author=deep)) == []
    for _ in range(200):
        deep = {"name": deep}
    assert Ld("author").values(article(author=deep)) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "@type", "@graph"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(json_values)
def test_no_json_raises(value: object) -> None:
    for data in (value, {"@type": "NewsArticle", "author": value}, {"@type": "BreadcrumbList", "itemListElement": value}):
        read = page(data)
        for source in (Ld("author"), Ld("author.name.url"), Crumbs(0, 1), Crumbs(1)):
            assert all(isinstance(text, str) and text.strip() == text != "" for text in source.values(read))


def test_meta_tags_are_split_and_lose_a_false_zone() -> None:
    read = page(
        head='<meta name="Keywords" content="banjir, , jalan  rusak "><meta name="pubdate" content="2020-01-02T03:04:05Z">'
    )
    assert Meta("keywords", ",").values(read) == ["banjir", "jalan rusak"]
    assert Meta("KEYWORDS").values(read) == ["banjir, , jalan rusak"]
    assert Meta("pubdate").values(read) == ["2020-01-02T03:04:05Z"]
    assert Meta("pubdate", false_zone=True).values(read) == ["2020-01-02T03:04:05"]
    assert Meta("nothing").values(read) == []


def test_elements_give_texts_or_attributes() -> None:
    read = page(body='<a class="t" href="/1">Satu</a><a class="t"> </a><a class="t" href="/2">D<b>ua</b></a>')
    assert Css(".t").values(read) == ["Satu", "Dua"]
    assert Css(".t", first=True).values(read) == ["Satu"]
    assert Css(".t", "href").values(read) == ["/1", "/2"]
    assert Css(".t", "title", first=True).values(read) == []
    assert Css(".none", first=True).values(read) == []


def test_what_most_articles_lack_is_not_looked_for_on_the_rest_of_the_page() -> None:
    read = page(body="<article><p>Isi.</p></article><i class=t>Lain</i>")
    read.article = read.tree.css_first("article")
    for first in (True, False):
        assert Css(".t", first=first).values(read) == ["Lain"]
        assert Css(".t", first=first, inside=True).values(read) == []
        assert Css("p", first=first, inside=True).values(read) == ["Isi."]


def test_the_first_source_that_has_anything_is_believed() -> None:
    read = page(head='<meta name="a" content=" "><meta name="b" content="x,y"><meta name="c" content="z">')
    sources = (Meta("a", ","), Meta("b", ","), Meta("c"))
    assert first_value(sources, read) == "x"
    assert all_values(sources, read) == ["x", "y"]
    assert first_value((), read) is None
    assert all_values((Meta("a"),), read) == []


def test_elements_may_be_joined_to_one_value() -> None:
    found = page(body="<i class=c>Antara</i><b class=c></b><i class=c>Pasar ikan.</i>")
    assert Css(".c", joined=True).values(found) == ["Antara Pasar ikan."]
    assert Css(".d", joined=True).values(found) == []


def test_the_presence_of_an_element_stands_for_a_value() -> None:
    found = page(body="<div class=gate></div>")
    assert Mark(".gate", "false").values(found) == ["false"]
    assert Mark(".open", "true").values(found) == []


def test_values_of_one_source_without_those_of_another() -> None:
    found = page(head='<meta name="author" content="Rina, Joko"><meta name="editor" content="Joko">')
    assert Without(Meta("author", ","), Meta("editor")).values(found) == ["Rina"]
    assert Without(Meta("editor"), Meta("editor")).values(found) == []
    assert Without(Meta("author", ","), Meta("proofreader")).values(found) == ["Rina", "Joko"]


def test_parts_of_what_another_source_gives() -> None:
    found = page(head='<meta name="credits" content="Rep: Rina / Red: Joko Rep: Sari">')
    assert Part(Meta("credits"), r"Rep:\s*(\w+)").values(found) == ["Rina", "Sari"]
    assert Part(Meta("credits"), r"Red:( )?").values(found) == []
    assert Part(Meta("byline"), r"(\w+)").values(found) == []


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("props.article.title", ["Pasar Ikan"]),
        ("props.article.authors", ["Rina", "Joko"]),
        ("props.article.category", ["Ekonomi"]),
        ("props.article.none", []),
        ("props.article.title.more", []),
        ("other", []),
    ],
)
def test_values_of_a_script(path: str, values: list[str]) -> None:
    data = {"title": "Pasar\n Ikan", "authors": [{"name": "Rina"}, {"name": "Joko"}], "category": {"name": "Ekonomi"}}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"article": data}})}</script>'
    assert ScriptData(path).values(page(head=script)) == values
    assert ScriptData(path, script="#other").values(page(head=script)) == []


def test_a_script_without_json_has_no_values() -> None:
    assert ScriptData("a").values(page(head='<script id="__NEXT_DATA__">{"a": </script>')) == []
    assert ScriptData("a").values(page(head='<script id="__NEXT_DATA__">[1]</script>')) == []
