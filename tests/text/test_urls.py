from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detikcrawl.text.urls import MAX_LENGTH, canonicalise, join, strip_page_suffix, url_hash

ARTICLE = "https://news.detik.com/berita/d-6928846/contoh-judul"
PARTS = st.lists(
    st.sampled_from(
        ["/", ".", "..", "%", "%2e", "%2F", "%25", "%41", "a", "é", " ", "?", "#", "&", "=", "id", ":", "@", "//", "\\"]
    )
    | st.text(max_size=3),
    max_size=12,
).map("".join)
WILD_URLS = st.builds("{}{}".format, st.sampled_from(["https://a.id", "http://A.id:80/", "//a.id/", "", "javascript:"]), PARTS)


@pytest.mark.parametrize(
    "url",
    [
        ARTICLE,
        f"{ARTICLE}/",
        f"{ARTICLE}?single=1",
        f"{ARTICLE}?utm_source=x&_ga=1#komentar",
        "http://news.detik.com/berita/d-6928846/contoh-judul",
        "//news.detik.com/berita/d-6928846/contoh-judul",
        "HTTPS://News.Detik.COM/berita/d-6928846/contoh-judul",
        "https://news.detik.com:443/berita/d-6928846/contoh-judul",
        "http://news.detik.com:80/berita/d-6928846/contoh-judul",
        "https://user:secret@news.detik.com/berita/d-6928846/contoh-judul",
        "https://news.detik.com./berita/d-6928846/contoh-judul",
        "https://news.detik.com/foto/../berita/./d-6928846/contoh-judul",
        "https://news.detik.com/%62erita/d%2D6928846/contoh-judul",
        f"  {ARTICLE}\n",
    ],
)
def test_one_article_has_one_address(url):
    assert canonicalise(url) == ARTICLE


@pytest.mark.parametrize("url", ["https://detik.com", "https://detik.com/", "https://detik.com//", "https://detik.com/..?x=1"])
def test_the_root_keeps_its_slash(url):
    assert canonicalise(url) == "https://detik.com/"


def test_other_ports_stay():
    assert canonicalise("http://127.0.0.1:8080/a") == "https://127.0.0.1:8080/a"
    assert canonicalise("http://[::1]:8080/a") == "https://[::1]:8080/a"


def test_only_the_named_parameters_stay_in_one_order():
    assert canonicalise("https://a.id/x?page=2&id=7&utm=1", keep_query={"id", "page"}) == "https://a.id/x?id=7&page=2"
    assert canonicalise("https://a.id/x?id=7&utm=1&page=2", keep_query=["page", "id"]) == "https://a.id/x?id=7&page=2"
    assert canonicalise("https://a.id/x?utm=1", keep_query=["id"]) == "https://a.id/x"


def test_escapes_are_written_one_way():
    assert canonicalise("https://a.id/caf%c3%a9") == canonicalise("https://a.id/café") == "https://a.id/caf%C3%A9"
    assert canonicalise("https://a.id/a b") == canonicalise("https://a.id/a%20b") == "https://a.id/a%20b"
    assert canonicalise("https://a.id/naik-100%-lagi") == "https://a.id/naik-100%25-lagi"


def test_an_escaped_slash_is_no_slash():
    assert canonicalise("https://a.id/a%2fb") == "https://a.id/a%2Fb"


def test_case_in_the_path_stays():
    assert canonicalise("https://a.id/Berita/ABC") == "https://a.id/Berita/ABC"


def test_international_hosts_are_written_in_ascii():
    assert canonicalise("https://Bücher.id/a") == canonicalise("https://xn--bcher-kva.id/a")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "berita/d-1",
        "/berita/d-1",
        "detik.com/x",
        "mailto:a@b.id",
        "javascript:void(0)",
        "ftp://a.id/x",
        "https://",
        "https:///x",
        "http://[",
        "https://a.id:x/",
        "https://a.id:70000/",
        "https://a b/",
        "https://a..id/",
        "https://a.id\\x/",
    ],
)
def test_what_is_no_web_address_is_named_in_the_error(url):
    with pytest.raises(ValueError, match="not an address of the web") as error:
        canonicalise(url)
    assert repr(url) in str(error.value)


@given(url=WILD_URLS)
@example(url="https://a.id/%%34%31")
@example(url="https://a.id/%2e%2e/x")
@example(url="https://a.id/\ud800?id=\ud800")
def test_a_canonical_address_is_its_own(url):
    try:
        once = canonicalise(url, keep_query={"id"})
    except ValueError:
        return
    assert canonicalise(once, keep_query={"id"}) == once
    assert once.isascii()
    assert urlsplit(once).fragment == ""


@pytest.mark.parametrize("suffix", ["/2", "/12", "/123", "/amp", "/2/amp", "/amp/2", "/2/", "/amp/"])
def test_pages_and_amp_twins_lead_to_the_article(suffix):
    assert strip_page_suffix(ARTICLE + suffix) == ARTICLE


def test_query_and_fragment_stay_when_a_page_is_stripped():
    assert strip_page_suffix(f"{ARTICLE}/2?x=1/3#y/4") == f"{ARTICLE}?x=1/3#y/4"


@pytest.mark.parametrize(
    "url",
    [
        ARTICLE,
        f"{ARTICLE}/",
        f"{ARTICLE}/2023",
        f"{ARTICLE}-2",
        f"{ARTICLE}/amp-2",
        f"{ARTICLE}/2a",
        f"{ARTICLE}?page=/2",
        f"{ARTICLE}#/2",
        "https://detik.com/2",
        "https://detik.com/amp",
        "https://detik.com",
        "not an address/2",
        "",
    ],
)
def test_nothing_else_is_stripped(url):
    assert strip_page_suffix(url) == url


def test_one_page_number_is_stripped_not_two():
    assert strip_page_suffix("https://a.id/read/57/2") == "https://a.id/read/57"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://hot.detik.com/x", "https://hot.detik.com/x"),
        ("http://hot.detik.com/x", "http://hot.detik.com/x"),
        ("//hot.detik.com/x", "https://hot.detik.com/x"),
        ("/x/y", "https://news.detik.com/x/y"),
        ("y", "https://news.detik.com/berita/y"),
        ("../y", "https://news.detik.com/y"),
        ("?page=2", "https://news.detik.com/berita/indeks?page=2"),
        ("/x#komentar", "https://news.detik.com/x"),
        ("  /a b\n", "https://news.detik.com/a%20b"),
        ("/indeks?date=01%2F02%2F2019", "https://news.detik.com/indeks?date=01%2F02%2F2019"),
    ],
)
def test_links_are_read_from_where_they_stand(href, expected):
    assert join("https://news.detik.com/berita/indeks", href) == expected


@pytest.mark.parametrize(
    "href",
    [
        "",
        "  ",
        "#",
        "#komentar",
        "javascript:void(0)",
        "JavaScript:void(0)",
        "mailto:a@b.id",
        "data:text/html,x",
        "tel:1",
        "whatsapp://send?text=x",
        "http://[",
        "http://",
        "https://a.id:70000/",
        "https://a b.id/",
        "\ud800",
        "/" + "a" * MAX_LENGTH,
    ],
)
def test_links_that_lead_nowhere_are_none(href):
    assert join("https://news.detik.com/berita/indeks", href) is None


def test_a_link_that_grows_too_long_is_none():
    assert join("https://a.id/", "/" + "é" * 400) is None


def test_a_bad_base_gives_no_link():
    assert join("about:blank", "/x") is None
    assert join("http://[", "/x") is None


@given(base=st.just("https://a.id/b/c") | st.text(), href=WILD_URLS | st.text())
def test_join_never_raises_and_gives_web_addresses(base, href):
    url = join(base, href)
    if url is not None:
        assert url.startswith(("http://", "https://"))
        assert len(url) <= MAX_LENGTH
        canonicalise(url)


def test_the_hash_of_an_address_is_stable():
    # Written into the ids of rows: it may never change.
    assert url_hash(ARTICLE) == "a8570c437222df44"
    assert url_hash(ARTICLE) != url_hash(f"{ARTICLE}x")
