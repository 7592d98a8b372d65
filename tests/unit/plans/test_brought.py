"""A file that was sent, read apart: as the commands read it, and never longer than it may take."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.told_headings import Remembered
from plans.brought.contents import Contents, Unread, as_text, from_text, read_brought
from plans.brought.guarded import read_apart
from tests.service.bot.loads import a_list, a_plan

ANA = ("Ana Ruiz", "ana@puertoesperanza.example", "Oficina de Sistemas", "líder")
KNOWN = Remembered(7, "x | y | z", {"x": "extra"}, "plan.csv", datetime(2026, 5, 4, tzinfo=UTC))


@pytest.mark.parametrize(
    ("content", "name"), [(a_plan(), "plan.csv"), (a_list(ANA), "gente.xlsx"), (b"x", "x.txt")]
)
def test_what_is_read_apart_is_what_is_read_here(content: bytes, name: str) -> None:
    here = read_brought(content, name, [], {})

    assert from_text(read_apart(content, name, [KNOWN], {"Nota": "extra"})) == here
    assert from_text(as_text(here)) == here


def test_a_plan_is_no_list_of_people_and_a_list_no_plan() -> None:
    plan = read_brought(a_plan(), "plan.csv", [], {})
    people = read_brought(a_list(ANA), "gente.xlsx", [], {})

    assert (plan.document is None, plan.staff is None) == (False, True)
    assert (people.document is None, people.staff is None) == (True, False)
    assert people.staff is not None
    assert [one.name for one in people.staff.lines] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"", "plan.csv", "está vacío"),
        (b"PK\x03\x04 nothing of an archive", "plan.xlsx", "dañado"),
        (b"%PDF-1.4 cut", "plan.pdf", "no se puede leer"),
        (b"{\\rtf1 x}", "plan.rtf", "RTF"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    content: bytes, name: str, what: str
) -> None:
    found = from_text(read_apart(content, name, [], {}))

    assert isinstance(found.plan, Unread)
    assert what in found.plan.what
    assert found.plan.todo


def test_a_file_that_takes_too_long_is_ended_and_said() -> None:
    found = from_text(read_apart(a_plan(), "plan.csv", [], {}, seconds=0.01))

    assert isinstance(found, Contents)
    assert isinstance(found.plan, Unread)
    assert "tarda más de" in found.plan.what
