"""A live crawl says who runs it."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from detikcrawl.network.contact import check_contact


def settings(contact: str, **others: object) -> Settings:
    return Settings({"CONTACT": contact, "USER_AGENT": f"detikcrawl/1 (+{contact})"} | others)


@pytest.mark.parametrize(
    "contact",
    [
        "riset@kampus.example",
        "nama.depan+berita@lab.kampus.example",
        "https://riset.example",
        "http://riset.example:8080/kontak?a=b",
    ],
)
def test_addresses_of_mail_and_web(contact: str) -> None:
    check_contact(settings(contact))


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "saya",
        "riset@kampus",
        "riset.example",
        "ftp://riset.example",
        "https://riset",
        "riset@kampus.example)\r\nX: y",
        "riset@kampus.example\n",
        "https://riset.example/a b",
        "https://riset.example/(a)",
    ],
)
def test_what_is_none_is_refused_in_one_line(contact: str) -> None:
    with pytest.raises(ValueError, match="contact") as refused:
        check_contact(settings(contact))
    assert "\n" not in str(refused.value)


def test_the_contact_stands_in_the_user_agent() -> None:
    with pytest.raises(ValueError, match="USER_AGENT does not name the contact"):
        check_contact(settings("riset@kampus.example", USER_AGENT="Mozilla/5.0"))


def test_a_replay_asks_nobody() -> None:
    check_contact(settings("", REPLAY="data/sample"))
