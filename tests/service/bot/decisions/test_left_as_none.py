"""Planning leaves as not applicable what an office asked to be so, and decides on what somebody
asked for who asked for nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request

NOT_APPLICABLE = RequestKind.NOT_APPLICABLE
OPEN, GRANTED = RequestState.OPEN, RequestState.GRANTED


@pytest.fixture
def receipts(town: Town) -> int:
    """Pedro asks that the receipts do not apply, and for more time for the rest."""
    of = town.other_office_id
    receipt = town.add("5.1", 20, office=of, title="Publicar el recibo de pago")
    licence = town.add("2.4", 20, office=of, title="Renovar la licencia del software")

    def asks(activity: int, **said: Any) -> int:
        with town.database.transaction() as session:
            return a_request(session, activity, by=town.pedro_id, office_id=of, **said)

    asks(licence, kind=RequestKind.EXTENSION, until=date(2026, 6, 30))
    return asks(receipt, kind=NOT_APPLICABLE)


def states(town: Town) -> list[RequestState]:
    """Return how the requests stand: that for more time, and that of the receipts."""
    return [one.state for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    "said",
    [
        "lo del recibo de pago dejelo como no aplica si ya lo pidieron",
        "deje como no aplica la 5.1 de hacienda",
        "deje como no aplica la 5.1",
        "la 5.1 déjela como no aplica",
        "ponga la 5.1 como no aplica, por favor",
        "marque la 5.1 de hacienda como no aplica, ya lo pidieron",
        "lo de los recibos queda como no aplica",
        "listo, registre como no aplica lo del recibo",
    ],
)
@pytest.mark.usefixtures("receipts")
def test_it_is_granted(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_granted"]
    assert states(town) == [OPEN, GRANTED]


@pytest.mark.parametrize(
    "said",
    [
        "no deje como no aplica la 5.1",
        "deje como no aplica la 2.4",
        "deje como no aplica la 5.1 de planeacion",
        "¿la 5.1 queda como no aplica?",
        "la 5.1 quedaría como no aplica cuando llegue el 30",
    ],
)
@pytest.mark.usefixtures("receipts")
def test_nothing_is_granted(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert states(town) == [OPEN, OPEN]


@pytest.mark.usefixtures("receipts")
def test_who_does_not_decide_grants_nothing(town: Town, pedro: Chat) -> None:
    pedro.says("deje como no aplica la 5.1")
    assert states(town) == [OPEN, OPEN]


@pytest.mark.parametrize(
    "said",
    [
        "aprobado lo de Marta",
        "lo de marta aprobado",
        "conceda lo de Marta",
        "niegue la de marta",
        "apruebo la prorroga de marta hasta el 30 de junio",
        "la prórroga de Marta queda negada",
        "autorizado lo de planeación",
    ],
)
@pytest.mark.usefixtures("receipts")
def test_who_asked_for_nothing_has_no_request(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.name == "request_unknown"
    assert note.values["of"] in ("Marta Lucía Rincón", "Secretaría de Planeación")
    assert "Pedro Rueda" in str(note.values["waiting"])
    assert states(town) == [OPEN, OPEN]


@pytest.mark.parametrize(
    "said", ["conceda lo de la rampa", "¿aprobado lo de Marta?", "la de Marta Solano aprobada"]
)
@pytest.mark.usefixtures("receipts")
def test_of_what_is_no_person_nothing_such_is_said(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert "request_unknown" not in notes(luz.heard())
    assert states(town) == [OPEN, OPEN]


@pytest.mark.parametrize(
    "said", ["aprobado lo de la licencia", "lo de la licencia de Pedro concedido"]
)
@pytest.mark.usefixtures("receipts")
def test_who_asked_is_granted_it(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert OPEN in states(town)
    assert "request_unknown" not in notes(luz.heard())
