from detikcrawl.text.markup import MAX_TAGS, bounded


def test_a_page_of_usual_size_is_left_alone() -> None:
    assert bounded("<p>Satu</p>") == "<p>Satu</p>"
    assert bounded(b"<p>Satu</p>") == b"<p>Satu</p>"


def test_tags_beyond_the_bound_are_cut_off() -> None:
    for html, tag in (("<div>a" * (MAX_TAGS + 10), "<"), (b"<div>a" * (MAX_TAGS + 10), b"<")):
        cut = bounded(html)
        assert html.startswith(cut)
        assert MAX_TAGS - 1 <= cut.count(tag) <= MAX_TAGS
