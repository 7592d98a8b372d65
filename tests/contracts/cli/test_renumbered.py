"""A renumbered activity is found by the code that the plan prints, and by that of the messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_activity, an_office

MARTA = "Marta Rincón"
Culmina = Callable[..., Ran]


@pytest.fixture
def renumbered(place: Place) -> int:
    """The activity 4.5 of the messages, which the newer plan prints as 4.6."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        a_person(session, place.entity, MARTA, office=office)
        return an_activity(
            session, place.entity, title="Publicar la carta", handle="4.5", code="4.6",
            office=office,
        )  # fmt: skip


@pytest.fixture
def namesake(place: Place, renumbered: int) -> int:
    """The activity that the newer plan prints as 4.5."""
    with place.database.transaction() as session:
        about = an_activity(
            session, place.entity, title="Hacer la feria", handle="P4.5", code="4.5"
        )
    assert about != renumbered
    return about


def one_line(ran: Ran) -> str:
    return " ".join((ran.out + ran.error).split())


@pytest.mark.parametrize("code", ["4.5", "4.6", "4.5=4.6"])
def test_both_codes_lead_to_it(place: Place, culmina: Culmina, renumbered: int, code: str) -> None:
    shown = culmina("activity", "show", code)
    done = culmina("report", code, "va en 60 %", "--person", MARTA)

    assert "4.5 Publicar la carta" in shown.out
    assert "Código en el plan: 4.6 (en los mensajes, 4.5)" in one_line(shown)
    assert done.error == ""
    with place.database.reading() as session:
        assert session.scalars(select(ProgressReport.activity_id)).all() == [renumbered]


@pytest.mark.parametrize(
    "words",
    [
        ("activity", "show", "4.5"),
        ("activity", "archive", "4.5", "--reason", "no va"),
        ("report", "4.5", "va en 60 %", "--person", MARTA),
        ("review", "4.5", "--accept"),
    ],
)
def test_a_code_of_the_messages_that_the_plan_prints_for_another_is_asked_about(
    culmina: Culmina, namesake: int, words: tuple[str, ...]
) -> None:
    del namesake
    refused = culmina(*words)

    assert refused.code == 2
    assert "4.5=4.6 (Publicar la carta); P4.5 (Hacer la feria)" in one_line(refused)
    for meant, title in (("4.5=4.6", "Publicar la carta"), ("4.6", "Publicar la carta"),
                         ("P4.5", "Hacer la feria")):  # fmt: skip
        assert title in culmina("activity", "show", meant).out


def test_a_pair_of_codes_that_no_activity_has_means_none(culmina: Culmina, renumbered: int) -> None:
    del renumbered
    assert culmina("activity", "show", "4.5=4.7").code == 2


def test_a_report_of_what_was_archived_says_since_when_it_is(
    culmina: Culmina, renumbered: int
) -> None:
    del renumbered
    assert culmina("activity", "archive", "4.6", "--reason", "no hay presupuesto").error == ""

    refused = culmina("report", "4.5", "va en 60 %", "--person", MARTA)

    assert refused.code == 2
    assert "ya no está en el plan; se retiró el" in one_line(refused)
    assert "no hay presupuesto" in one_line(refused)
