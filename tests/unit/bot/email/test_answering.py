"""Answers that one tap writes: they go to the message's own address, with words that are heard."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from bot.email.tokens import read_token
from core.messages import Receipt, Reminder
from models.incoming.mail import Ways
from tests.unit.bot.email.contents import UNDO
from tests.unit.bot.email.samples import (
    MAILBOX,
    PLUS,
    SIGNER,
    a_channel,
    a_line,
    a_record,
    body_of,
    parsed,
    the_part,
)

TWO = Reminder(lines=(a_line(percent=Decimal(40)), a_line(handle="1.3", code="1.3")))


def links(
    content: Reminder = TWO, ways: Ways = PLUS, mailbox: str = MAILBOX
) -> list[tuple[str, str, str]]:
    """Return where each link writes to, with which subject and which words."""
    part = the_part(content, a_channel(ways=ways, reply_to=mailbox), item_id=42)
    found = []
    for link in re.findall(r'href="(mailto:[^"]*)"', body_of(parsed(part), "html")):
        parts = urlsplit(unescape(link))
        asked = parse_qs(parts.query)
        found.append((unquote(parts.path), asked["subject"][0], asked["body"][0]))
    return found


def test_each_activity_has_its_own_answers_to_the_address_of_the_message() -> None:
    found = links()
    words = [
        "1.2 ya está", "1.2 sigue en 40 %", "1.2 va en ",
        "1.3 ya está", "1.3 sin avance", "1.3 va en ",
    ]  # fmt: skip
    assert [body for _, _, body in found] == words
    assert [subject for _, subject, _ in found] == [one.strip() for one in words]
    answered = parsed(the_part(TWO, a_channel(reply_to=MAILBOX), item_id=42))["Reply-To"]
    for address, _, _ in found:
        assert address == answered.addresses[0].addr_spec
        assert read_token(SIGNER, address.partition("@")[0].partition("+")[2]) == 42


def test_where_plus_addresses_do_not_survive_the_subject_holds_the_reference() -> None:
    for address, subject, body in links(ways=Ways()):
        assert address == MAILBOX
        token = re.search(r"\[(C-[^\]]+)\]$", subject)
        assert token is not None
        assert read_token(SIGNER, token[1]) == 42
        assert "[" not in body


def test_nothing_invites_to_write_where_answers_are_not_read() -> None:
    assert links(mailbox="") == []


@pytest.mark.parametrize(
    ("part", "same"),
    [(None, ["1.2: nuestra parte sin avance"]), (30, ["1.2: nuestra parte sigue igual"])],
)
def test_the_links_of_an_office_that_supports_tell_of_its_own_part(
    part: int | None, same: list[str]
) -> None:
    told = None if part is None else Decimal(part)
    helped = Reminder(lines=(a_line(support=True, part=told, percent=Decimal(75)),))
    bodies = [body for _, _, body in links(helped)]
    assert bodies == ["1.2: nuestra parte ya está", *same, "1.2: nuestra parte va en "]


def test_a_handle_breaks_out_of_no_link() -> None:
    nasty = Reminder(lines=(a_line(handle='1"&body=x\r\n>', code=None),))
    said = [body for _, _, body in links(nasty)]
    assert said == ['1"&body=x > ya está', '1"&body=x > sin avance', '1"&body=x > va en ']


def test_a_link_is_called_after_its_activity_and_large_enough_for_a_thumb() -> None:
    page = body_of(parsed(the_part(TWO, a_channel(reply_to=MAILBOX), item_id=42)), "html")
    shown = re.findall(r'<a href="mailto:[^"]*"([^>]*)>([^<]*)</a>', page)
    assert [label for _, label in shown[:3]] == [
        "1.2 ya está", "1.2 sigue en 40\u00a0%", "1.2: escribir otra cifra",
    ]  # fmt: skip
    for style, _ in shown:
        padding, line = re.findall(r"(?:padding|line-height):(\d+)px", style)
        assert int(line) + 2 * int(padding) >= 44


def test_what_a_link_is_called_holds_what_it_shows() -> None:
    page = body_of(parsed(the_part(TWO, a_channel(reply_to=MAILBOX), item_id=42)), "html")
    shown = re.findall(r'<a href="mailto:[^"]*"(?: aria-label="([^"]*)")?[^>]*>([^<]*)</a>', page)
    assert shown
    assert all(label.casefold() in name.casefold() for name, label in shown)
    assert all(name.endswith(": se abre un correo listo para enviar") for name, _ in shown)


def test_what_the_buttons_do_is_said_once_above_the_first_where_there_are_some() -> None:
    said = "Cada botón abre un correo listo: toque Enviar. En «escribir otra cifra», complete"
    page = body_of(parsed(the_part(TWO, a_channel(reply_to=MAILBOX), item_id=42)), "html")
    assert page.count(said) == 1
    assert page.index(said) < page.index("<h2")
    assert said not in body_of(parsed(the_part(TWO, a_channel(reply_to=""))), "html")


def test_what_is_done_cannot_stay_as_it_is() -> None:
    done = Reminder(lines=(a_line(percent=Decimal(100)),))
    assert [body for _, _, body in links(done)] == ["1.2 ya está", "1.2 va en "]


@pytest.mark.parametrize("read", [True, False])
def test_a_list_says_how_to_pass_an_activity_on_and_a_receipt_does_not(read: bool) -> None:
    channel = a_channel(reply_to=MAILBOX if read else "")
    receipt = Receipt(records=(a_record(),), still_open=0, undo=UNDO)
    line = "¿Ya no le corresponde? Responda: «eso es de …»"
    assert (line in the_part(TWO, channel).text) is read
    assert line not in the_part(receipt, channel).text
