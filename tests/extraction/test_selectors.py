"""Many CSS selectors as one."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.extraction.selectors import any_of

SELECTORS = (
    ".iklan, div.promo,p.promo.besar",
    "#kotak",
    "section#kotak, [id^=div-gpt]",
    "ins, [data-type=widget]",
    ".berita > a, p .iklan",
    "p:has(.promo), p:not(.iklan, .promo)",
    '[title="a, b"], h2.promo',
)


def test_those_that_ask_for_a_class_or_an_id_stand_together() -> None:
    assert any_of((".a, p.b", "#c, ins", "[id^=d]", ".e > i")) == "[class]:is(.a, p.b), [id]:is(#c, [id^=d]), ins, .e > i"
    assert any_of(('[title="a, b"]', "ins")) == '[title="a, b"], ins'
    assert any_of(()) == ""


_attributes = st.sampled_from(
    [
        "",
        " class=iklan",
        ' class="promo besar"',
        " class=promo",
        " id=kotak",
        " id=div-gpt-1",
        " data-type=widget",
        " title='a, b'",
    ]
)
_tags = st.sampled_from(["p", "div", "section", "ins", "h2", "a", "span"])
_pages = st.recursive(
    st.just("isi"),
    lambda inner: st.builds(
        lambda tag, one, two, parts: f"<{tag}{one}{two}>{''.join(parts)}</{tag}>",
        _tags,
        _attributes,
        _attributes,
        st.lists(inner),
    ),
    max_leaves=12,
)


@given(html=_pages, chosen=st.sets(st.sampled_from(SELECTORS), min_size=1))
def test_together_they_match_what_each_of_them_matches(html: str, chosen: set[str]) -> None:
    tree = LexborHTMLParser(f"<main class=berita>{html}</main>")
    selectors = tuple(sorted(chosen))
    expected = {node.mem_id for selector in selectors for node in tree.css(selector)}
    assert {node.mem_id for node in tree.css(any_of(selectors))} == expected
