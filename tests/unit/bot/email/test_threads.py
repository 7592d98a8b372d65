"""Threads: answers stand under what they answer, reminders with those of the same week."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note, Receipt, Reminder
from models.incoming.mail import Ways
from tests.unit.bot.email.contents import UNDO
from tests.unit.bot.email.samples import ANA, MAILBOX, a_channel, a_line, a_record, parsed, the_part

HERS = "<suyo@puertoesperanza.example>"
RECEIPT = Receipt(records=(a_record(),), still_open=0, undo=UNDO)
REMINDER = Reminder(lines=(a_line(),))
MONDAY, FRIDAY, NEXT = date(2026, 6, 15), date(2026, 6, 19), date(2026, 6, 22)


@pytest.mark.parametrize(
    ("hers", "subject"),
    [
        ("Re: 1 actividad por vencer", "Re: 1 actividad por vencer"),
        ("RV: 1 actividad por vencer", "Re: RV: 1 actividad por vencer"),
        ("avance del mapa", "Re: avance del mapa"),
        ("", "Registrado: 1.2 · 60 % (antes 40 %)"),
        ("avance\r\nBcc: otro@ejemplo.example", "Re: avance Bcc: otro@ejemplo.example"),
    ],
)
def test_a_receipt_is_called_as_her_message(hers: str, subject: str) -> None:
    message = parsed(the_part(RECEIPT, reply_to=HERS, subject=hers))
    assert str(message["Subject"]).replace("\xa0", " ") == subject
    assert message["Bcc"] is None


def test_its_references_are_hers_and_her_message() -> None:
    message = parsed(the_part(RECEIPT, reply_to=HERS, subject="x", earlier=("<a@x>", "no id")))
    assert message["In-Reply-To"] == HERS
    assert str(message["References"]).split() == ["<a@x>", HERS]


def test_a_reference_in_her_subject_gives_way_to_that_of_the_answer() -> None:
    channel = a_channel(ways=Ways(), reply_to=MAILBOX)
    part = the_part(
        RECEIPT, channel, reply_to=HERS, item_id=9, subject="Re: 1 actividad [C-7-abcde]"
    )
    subject = str(parsed(part)["Subject"])
    assert subject.startswith("Re: 1 actividad [C-9-")
    assert subject.count("[") == 1


def test_the_reminders_of_a_week_stand_together_and_those_of_others_apart() -> None:
    def thread(day: date, address: str = ANA) -> object:
        return parsed(the_part(REMINDER, today=day, address=address, key=f"{day}"))["References"]

    assert thread(MONDAY) == thread(FRIDAY)
    assert thread(MONDAY) != thread(NEXT)
    assert thread(MONDAY) != thread(MONDAY, "otra@puertoesperanza.example")
    assert parsed(the_part(REMINDER))["In-Reply-To"] is None


def test_what_is_neither_a_reminder_nor_an_answer_stands_alone() -> None:
    assert parsed(the_part(Note(name="help")))["References"] is None
