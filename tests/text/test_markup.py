from detikcrawl.text.markup import MAX_ATTRIBUTES, MAX_TAGS, bounded


def test_a_page_of_usual_size_is_left_alone() -> None:
    assert bounded("<p>Satu</p>") == "<p>Satu</p>"
    assert bounded(b"<p>Satu</p>") == b"<p>Satu</p>"


def test_tags_beyond_the_bound_are_cut_off() -> None:
    for html, tag in (("<div>a" * (MAX_TAGS + 10), "<"), (b"<div>a" * (MAX_TAGS + 10), b"<")):
        cut = bounded(html)
        assert html.startswith(cut)
        assert MAX_TAGS - 1 <= cut.count(tag) <= MAX_TAGS
    for html in ("<p>" * MAX_TAGS, b"<p>" * MAX_TAGS):
        assert bounded(html) == html
        assert len(bounded(html + html[:3])) < len(html) + 3


def test_a_page_ends_before_a_tag_with_endless_attributes() -> None:
    for value in ("", '="x y"', "='x'", "=x"):
        attributes = " ".join(f"a{number}{value}" for number in range(MAX_ATTRIBUTES + 1))
        for page in (f"<p>Isi.</p><b {attributes}>Lain", f"<p>Isi.</p><b {attributes}"):
            assert bounded(page) == "<p>Isi.</p>"
            assert bounded(page.encode()) == b"<p>Isi.</p>"
        fewer = f"<b {attributes.rpartition(' a')[0]}>Isi.</b>" * 3
        assert bounded(fewer) == fewer
        assert bounded(fewer.encode()) == fewer.encode()
