"""Who decides and reports in one message, and means to deny what nobody asks for, is told so: the
words are in no description."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_membership, a_person, a_request

SAID = [
    "niego lo de sandra: el recibo si es de tics", "niego lo de sandra",
    "no concedo lo de sandra, no hay razon", "apruebo lo de sandra",
    "rechazo lo de hacienda: no hay soporte", "Niego la solicitud de Sandra porque sí es de ellos",
]  # fmt: skip


@pytest.fixture
def led(town: Town) -> int:
    """Marta's 5.5; she decides too."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    return town.add("5.5", 50, title="Actualizar el índice de información", product="")


@pytest.mark.parametrize("said", SAID)
def test_that_no_request_waits_is_said(town: Town, marta: Chat, led: int, said: str) -> None:
    marta.says(f"la 5.5 va en 60, ya mandamos los formatos. {said}")
    shown = [one for one in marta.heard() if isinstance(one, Overview)]
    assert [(one.name, one.rows) for one in shown] == [("requests", ())]
    assert town.figure(led) == (60, "ya mandamos los formatos")


def test_where_one_waits_it_is_decided(town: Town, marta: Chat, led: int) -> None:
    other = town.add("2.5", 20, office=town.other_office_id, title="Eliminar la copia del recibo")
    with town.database.transaction() as session:
        sandra = a_person(
            session, town.context.entity_id, "Sandra Ruiz", office=town.other_office_id
        )
        a_request(
            session, other, by=sandra, kind=RequestKind.REASSIGN, office_id=town.other_office_id
        )
    marta.says(f"la 5.5 va en 60, ya mandamos los formatos. {SAID[0]}")
    (row,) = town.rows(select(Request))
    assert row.state is not RequestState.OPEN
    assert town.figure(led) == (60, "ya mandamos los formatos")


@pytest.mark.parametrize(
    "said", ["aprobaron lo de la licencia", "concedimos los permisos a los vendedores"]
)
def test_what_others_decided_is_told_of_the_work(
    town: Town, marta: Chat, led: int, said: str
) -> None:
    marta.says(f"la 5.5 va en 60. {said}")
    assert town.figure(led) == (60, said)
