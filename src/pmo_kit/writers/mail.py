"""A digest as mail: one message for each person, in the form that mail programs open and send."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.errors import MessageError
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from pmo_kit.results.digest import Reader

BOUNDARY = "=_pmo_digest"  # which no part holds: `=` is encoded in them
SENDER, SOMEBODY = "pmo digest", "somebody"
_STYLE = "font: inherit; white-space: pre-wrap"
_HTML = f'<!doctype html><meta charset="utf-8"><pre style="{_STYLE}">{{}}</pre>'


def message(person: str, reader: Reader | None, subject: str, text: str, day: str) -> bytes:
    """One message. Without a known address it is to a name alone, for the sender to complete.

    Nothing in a name, an address or a subject can begin a header of its own.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Group(SENDER, ())
    mail["To"] = _recipient(
        _one_line(reader.name if reader else "") or _one_line(person) or SOMEBODY, reader
    )
    mail["Date"] = datetime.combine(date.fromisoformat(day), time(), UTC)
    mail["Subject"] = _one_line(subject)
    mail["X-Unsent"] = "1"  # mail programs then open it as a draft
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(_HTML.format(escape(text)), subtype="html", cte="quoted-printable")
    mail.set_boundary(BOUNDARY)  # the same message each time
    return mail.as_bytes()


def _recipient(name: str, reader: Reader | None) -> Address | Group:
    mail = reader.mail if reader else ""
    if mail.isascii() and mail.isprintable():
        try:
            return Address(name, addr_spec=mail)
        except (MessageError, ValueError, IndexError):  # it is no address
            pass
    return Group(name, ())


def _one_line(text: str) -> str:
    """Text for a header: no breaks, and nothing that a reader would decode into one."""
    plain = "".join(c if c.isprintable() else " " for c in text).replace("=?", "= ?")
    return " ".join(plain.split())
