"""Who is at a meeting on named days and says who answers then is away; the others answer later."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.requests import Request
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership


@pytest.fixture(autouse=True)
def people(town: Town) -> None:
    """Pedro is of control too; Camilo and Nelson are delegates of her office."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)


@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("estoy en comité jueves y viernes, cualquier cosa con Camilo", 14, 15),
        ("jueves y viernes estoy en comité, cualquier cosa con camilo", 14, 15),
        ("el 14 y 15 estoy en un taller, lo que necesiten con Camilo", 14, 15),
        ("tengo comité en Montería el jueves y el viernes, me cubre Camilo", 14, 15),
        ("voy a estar en reuniones jueves y viernes, pregúntenle a Camilo", 14, 15),
        ("estoy en auditoría del 13 al 15, queda pendiente Camilo", 13, 15),
        ("ando en campo del 13 al 15, queda Camilo pendiente", 13, 15),
        ("estoy en reunión de consejo el jueves y el viernes, queda encargado Camilo", 14, 15),
        ("jueves y viernes en comité, cualquier duda con Camilo", 14, 15),
        ("mañana estoy en comité, escríbanle a Camilo", 12, 12),
    ],
)
@pytest.mark.parametrize("before", ["", "la 1.2 va en 60, ", "la 1.2 va en 60. "])
def test_who_leaves_it_to_somebody_is_away_on_those_days(
    town: Town, marta: Chat, before: str, said: str, first: int, until: int
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 40)
    marta.says(before + said)

    heard = marta.heard()
    assert notes(heard) == ["away_told", *(["receipt"] if before else [])]
    assert isinstance(heard[0], Note)
    assert heard[0].values["deputy"] == "Camilo Torres"
    (told,) = notices(town)
    assert told.details["first"] == f"2026-05-{first}"
    assert told.details["until"] == f"2026-05-{until}"
    assert town.rows(select(Request)) == []
    assert town.figure(activity) == ((60, "") if before else (40, "Vamos en el 60 %"))


def test_who_is_named_in_charge_beside_an_absence_is_the_deputy(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("estoy de vacaciones hasta el viernes, queda encargado Camilo")

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["deputy"]) == ("away_told", "Camilo Torres")


@pytest.mark.parametrize(
    ("said", "snoozes"),
    [
        ("estoy en comité el jueves, le respondo el viernes", True),
        ("tengo comité el jueves, ahí le cuento", True),
        ("estoy en comité el jueves, cualquier cosa me avisan", True),
        ("la 1.2 va en 60, tengo reunión el jueves con Camilo, queda pendiente la firma", False),
        ("la 1.2 va en 60, el jueves tengo comité y queda pendiente el acta", False),
        ("la 1.2 va en 60. Falta el comité del jueves", False),
    ],
)
def test_a_meeting_alone_is_no_absence(town: Town, marta: Chat, said: str, snoozes: bool) -> None:
    town.add("1.2", 40)
    marta.says(said)

    assert "away_told" not in notes(marta.heard())
    assert notices(town) == []
    assert bool(town.rows(select(Request))) is snoozes
