"""How many activities are done, on time, overdue or without any report: of all, of an office, of
what a lead answers for."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody

PAST = date(2026, 4, 30)


@pytest.fixture
def plan(town: Town) -> None:
    """Three of Marta's: one done, one on time and one overdue; two of finance, one of them done."""
    town.add("1.1", 100)
    town.add("1.2", 40)
    town.add("1.3", 40, due=PAST)
    town.add("2.1", 100, office=town.other_office_id)
    town.add("2.2", None, office=town.other_office_id)


def counted(chat: Chat) -> tuple[object, ...]:
    """Return what the last note counts: all, the done, those on time and the overdue."""
    (note,) = chat.heard()
    assert isinstance(note, Note)
    assert note.name == "counts"
    return tuple(note.values[one] for one in ("total", "done", "on_time", "overdue"))


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said",
    ["/cuantas", "cuántas van cumplidas", "¿cuantas van cumplidas?", "cuantas llevamos hechas",
     "cuántas van hechas hasta hoy", "cuantas actividades llevamos cumplidas"],
)  # fmt: skip
def test_who_sees_all_is_told_of_the_whole_entity(town: Town, consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert counted(consuelo) == (5, 2, 2, 1)
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said",
    ["/cuantas hacienda", "cuantas llevamos de hacienda", "¿cuántas van cumplidas de Hacienda?",
     "cuantas llevan cumplidas de hacienda", "cuántas hay al día de hacienda"],
)  # fmt: skip
def test_or_of_the_office_that_is_named(luz: Chat, said: str) -> None:
    luz.says(said)
    assert counted(luz) == (2, 1, 1, 0)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said",
    [
        "/cuantas",
        "¿cuántas llevo cumplidas?",
        "cuantas llevo hechas",
        "de lo mio cuantas van al dia",
    ],
)
def test_a_lead_is_told_of_her_own(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert counted(marta) == (3, 1, 1, 1)
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
def test_and_of_no_other_office(marta: Chat) -> None:
    marta.says("/cuantas hacienda")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "not_for_you"


@pytest.mark.usefixtures("plan")
def test_who_only_looks_is_told_too(town: Town) -> None:
    auditor = somebody(town, 950, "Beatriz Luna", Role.AUDITOR)
    auditor.says("/cuantas")
    assert counted(auditor) == (5, 2, 2, 1)


@pytest.mark.usefixtures("plan")
def test_an_office_that_nobody_knows_is_asked_about(luz: Chat) -> None:
    luz.says("/cuantas deportes")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.name == "office_unknown"


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said", ["la 1.2 lleva cumplidas 4 de 10", "cuantas van cumplidas de la 1.2"]
)
def test_what_is_said_of_one_activity_counts_none(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "counts" not in [one.name for one in marta.heard() if isinstance(one, Note)]


def test_what_control_has_returned_is_not_done(town: Town, consuelo: Chat, marta: Chat) -> None:
    town.add("1.1", 40)
    town.add("1.2", 100)
    marta.says("la 1.1 ya quedó, va en 100 %")
    consuelo.says("no acepto la 1.1: falta el acta")
    consuelo.heard()
    consuelo.says("/cuantas")
    (note,) = consuelo.heard()
    assert isinstance(note, Note)
    assert (note.values["done"], note.values["on_time"], note.values["returned"]) == (1, 1, 1)
