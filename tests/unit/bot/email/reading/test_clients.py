"""What a person writes above a quote is all that is read, whichever client quoted it."""

from __future__ import annotations

import pytest

from bot.email.parse import Kind, read_mail
from tests.support.mails import a_mail, bare, marked, squeezed
from tests.unit.bot.email.reading.headings import ABOVE_MARKS, ABOVE_NOTHING

WRITTEN = "Buenos días.\n\n1.2 va en 60 %, falta Tránsito.\nLa 2.1 sigue igual."


def ids(case: tuple[str, str, str]) -> str:
    """Return the name of a case."""
    return f"{case[0]} {case[1]}"


@pytest.mark.parametrize("case", ABOVE_MARKS, ids=ids)
def test_an_answer_above_marked_lines(case: tuple[str, str, str]) -> None:
    mail = read_mail(a_mail(f"{WRITTEN}\n\n{case[2]}\n\n{marked()}\n"), authserv_id=None)
    assert squeezed(mail.text) == squeezed(WRITTEN)
    assert mail.kind is Kind.REPLY


@pytest.mark.parametrize("case", ABOVE_MARKS, ids=ids)
def test_an_answer_below_marked_lines(case: tuple[str, str, str]) -> None:
    mail = read_mail(a_mail(f"{case[2]}\n{marked()}\n\n{WRITTEN}\n"), authserv_id=None)
    assert squeezed(mail.text) == squeezed(WRITTEN)


@pytest.mark.parametrize("case", ABOVE_NOTHING, ids=ids)
def test_an_answer_above_a_bare_quote(case: tuple[str, str, str]) -> None:
    mail = read_mail(a_mail(f"{WRITTEN}\n\n{case[2]}\n\n{bare()}\n"), authserv_id=None)
    assert squeezed(mail.text) == squeezed(WRITTEN)
    assert mail.kind is Kind.REPLY


@pytest.mark.parametrize("case", ABOVE_NOTHING, ids=ids)
def test_nothing_above_a_bare_quote_is_no_answer(case: tuple[str, str, str]) -> None:
    mail = read_mail(a_mail(f"{case[2]}\n\n{bare()}\n"), authserv_id=None)
    assert mail.kind is Kind.EMPTY
    assert mail.text == ""
