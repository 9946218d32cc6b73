"""A digest as mail: well-formed whatever a name, an address or a title holds."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.cli.digest import file_name
from pmo_kit.results.digest import Reader
from pmo_kit.writers.mail import message

DAY = date(2026, 3, 2)
HEADERS = ["From", "To", "Date", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]


def parsed(content: bytes):
    return message_from_bytes(content, policy=SMTP)


def plain(mail) -> str:
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_a_message_is_to_the_address_of_the_registry() -> None:
    reader = Reader("Olga Maier", "olga@example.org")
    mail = parsed(message("olga", reader, "2 things due", "Düe ✓ today\n", DAY.isoformat()))
    assert str(mail["To"]) == "Olga Maier <olga@example.org>"
    assert mail["Date"].datetime.date() == DAY
    assert plain(mail) == "Düe ✓ today\n"
    assert "Düe ✓ today" in mail.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    "reader", [None, Reader("", ""), Reader("", "no address"), Reader("", "ö@x")]
)
def test_without_an_address_it_is_to_a_name(reader: Reader | None) -> None:
    assert str(parsed(message("olga", reader, "x", "y\n", DAY.isoformat()))["To"]) == "olga:;"


def test_markup_of_a_project_is_text() -> None:
    mail = parsed(message("olga", None, "x", "<script>&amp;\n", DAY.isoformat()))
    assert "&lt;script&gt;&amp;amp;" in mail.get_body(("html",)).get_content()


NASTY = st.text() | st.sampled_from(
    [
        "a\r\nBcc: eve@example.org",
        "a\nBcc: x",
        "\r\n\r\nbody",
        "=?utf-8?q?=0ABcc=3A?=",
        "<a@b>, c@d",
    ]
)


@given(NASTY, NASTY, NASTY, NASTY)
def test_nothing_begins_a_header_of_its_own(
    person: str, name: str, mail: str, subject: str
) -> None:
    found = parsed(message(person, Reader(name, mail), subject, "text\n", DAY.isoformat()))
    assert sorted(found.keys()) == sorted(HEADERS)
    assert len(found["To"].addresses) <= 1
    assert plain(found) == "text\n"


@given(st.text())
def test_a_file_stays_in_its_folder(person: str) -> None:
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", file_name(person))
