"""Decisions on requests that planning calls by what they are about: moved to another office, no
more than a yes or a no with its reason, and another day than the one that was granted last."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request

OPEN, GRANTED, DENIED = RequestState.OPEN, RequestState.GRANTED, RequestState.DENIED
JUNE_12, JUNE_19, JUNE_30 = date(2026, 6, 12), date(2026, 6, 19), date(2026, 6, 30)


def asks(town: Town, code: str, title: str, *, of_marta: bool = False, **wish: Any) -> int:
    """Let an office have asked for something about an activity; return the request."""
    office = town.office_id if of_marta else town.other_office_id
    activity = town.add(code, 20, office=office, title=title)
    said: dict[str, Any] = {"kind": RequestKind.EXTENSION, "until": JUNE_30} | wish
    by = town.marta_id if of_marta else town.pedro_id
    with town.database.transaction() as session:
        return a_request(session, activity, by=by, office_id=office, **said)


@pytest.fixture
def contracts(town: Town) -> int:
    """Marta wants the contracts to be of finance."""
    return asks(
        town, "1.2", "Publicar los contratos", of_marta=True,
        kind=RequestKind.REASSIGN, until=None, named_office="Secretaría de Hacienda",
    )  # fmt: skip


@pytest.fixture
def licence(town: Town) -> int:
    """Pedro wants more time for the licence."""
    return asks(town, "2.4", "Renovar la licencia del software")


@pytest.fixture
def mailbox(town: Town) -> int:
    """Pedro wants more time for the mailbox."""
    return asks(town, "3.1", "Instalar el buzón de sugerencias")


def row(town: Town, request: int) -> Request:
    """Return a request as it stands."""
    (found,) = town.rows(select(Request).where(Request.id == request))
    assert isinstance(found, Request)
    return found


@pytest.mark.parametrize(
    "said",
    [
        "la de contratos a hacienda ok, concedida",
        "la de los contratos a hacienda concedida",
        "la 1.2 a hacienda aprobada",
        "lo de los contratos a la secretaría de hacienda concedido",
    ],
)
@pytest.mark.usefixtures("licence")
def test_to_whom_it_goes_may_stand_before_the_verb(
    town: Town, luz: Chat, contracts: int, said: str
) -> None:
    luz.says(said)
    stands = row(town, contracts)
    assert (stands.state, stands.granted_office_id) == (GRANTED, town.other_office_id)


@pytest.mark.usefixtures("licence")
def test_an_office_that_is_not_known_is_asked_for(town: Town, luz: Chat, contracts: int) -> None:
    luz.says("la de contratos a bomberos ok, concedida")
    (asked,) = luz.heard()
    assert isinstance(asked, Question)
    assert (asked.name, row(town, contracts).state) == ("office", OPEN)


@pytest.mark.parametrize(
    "said",
    [
        "la de contratos a hacienda no sé",
        "la de contratos a hacienda, ¿concedida?",
        "a hacienda ok",
    ],
)
def test_what_decides_nothing_moves_nothing(
    town: Town, luz: Chat, contracts: int, said: str
) -> None:
    luz.says(said)
    assert row(town, contracts).state is OPEN


@pytest.mark.parametrize(
    ("said", "became"),
    [
        (
            "la de la licencia no, con 80 alcanzan a cumplir",
            (DENIED, None, "con 80 alcanzan a cumplir"),
        ),
        ("la 2.4 no, ya tuvo plazo", (DENIED, None, "ya tuvo plazo")),
        ("la de la licencia sí, pero solo hasta el 12 de junio", (GRANTED, JUNE_12, "")),
    ],
)
@pytest.mark.usefixtures("contracts", "mailbox")
def test_a_mere_yes_or_no_of_one_with_more_is_asked_with_a_yes(
    town: Town, luz: Chat, licence: int, said: str, became: tuple[Any, ...]
) -> None:
    luz.says(said)
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert (asked.name, row(town, licence).state) == ("decide_all", OPEN)
    luz.says("sí")
    stands = row(town, licence)
    assert (stands.state, stands.granted_until, stands.answer) == became
    assert not town.reports()


@pytest.mark.parametrize(
    "said",
    ["la de la licencia no, va en 80", "¿la 2.4 no, ya tuvo plazo?", "la 1.3 no, falta el acta"],
)
@pytest.mark.usefixtures("mailbox")
def test_what_tells_of_the_work_is_no_decision(
    town: Town, luz: Chat, licence: int, said: str
) -> None:
    luz.says(said)
    assert "decide_all" not in notes(luz.heard())
    assert row(town, licence).state is OPEN


@pytest.mark.usefixtures("contracts")
def test_the_day_may_stand_before_the_verb(town: Town, luz: Chat, licence: int) -> None:
    luz.says("la 2.4 hasta el 19 de junio no concedida")
    assert row(town, licence).state is OPEN
    luz.says("la 2.4 hasta el 19 de junio concedida")
    assert (row(town, licence).state, row(town, licence).granted_until) == (GRANTED, JUNE_19)


@pytest.mark.parametrize("days", [0, 1])
@pytest.mark.parametrize(
    "said", ["mejor dejela hasta el 30", "no, mejor hasta el 30", "déjela hasta el 30 mejor"]
)
@pytest.mark.usefixtures("contracts")
def test_another_day_is_of_what_was_granted_last_and_of_its_month(
    town: Town, luz: Chat, licence: int, mailbox: int, days: int, said: str
) -> None:
    luz.says("la 2.4 concedida hasta el 12 de junio")
    town.wait(minutes=5)
    luz.says("la 3.1 concedida hasta el 19 de junio")
    town.wait(days=days)
    luz.heard()
    luz.says(said)
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["handle"]) == ("decided_already", "3.1")
    assert row(town, mailbox).granted_until == JUNE_19
    luz.says("sí")
    assert row(town, mailbox).granted_until == JUNE_30
    assert row(town, licence).granted_until == JUNE_12


def test_after_the_list_of_what_waits_a_day_is_of_nothing_that_was_decided(
    town: Town, luz: Chat, licence: int, contracts: int
) -> None:
    luz.says("la 2.4 concedida hasta el 19 de junio")
    town.wait(days=1)
    luz.says("/solicitudes")
    town.deliver()
    luz.heard()
    luz.says("mejor déjela hasta el 30")
    assert "decided_already" not in notes(luz.heard())
    assert (row(town, licence).granted_until, row(town, contracts).state) == (JUNE_19, OPEN)


@pytest.mark.parametrize(
    "said",
    [
        "Ampliación de la 2.4: concedida hasta el 19 de junio",
        "Con relación a la 2.4, aprobada hasta el 19 de junio",
        "Se autoriza la prórroga de la actividad 2.4 hasta el 19 de junio de 2026",
    ],
)
@pytest.mark.usefixtures("mailbox")
def test_it_may_be_said_as_in_a_letter(town: Town, luz: Chat, licence: int, said: str) -> None:
    luz.says(said)
    assert (row(town, licence).state, row(town, licence).granted_until) == (GRANTED, JUNE_19)


def test_several_may_follow_without_a_sign(
    town: Town, luz: Chat, licence: int, mailbox: int
) -> None:
    luz.says("2.4 no 3.1 sí")
    assert (row(town, licence).state, row(town, mailbox).state) == (DENIED, GRANTED)


def test_all_but_what_is_called_is_asked(town: Town, luz: Chat, licence: int, mailbox: int) -> None:
    luz.says("apruebo todo menos lo del buzón")
    luz.says("sí")
    assert (row(town, licence).state, row(town, mailbox).state) == (GRANTED, OPEN)


@pytest.mark.usefixtures("licence")
def test_what_is_granted_beside_a_denial_is_no_reason(town: Town, luz: Chat, mailbox: int) -> None:
    luz.says("la del buzón negada, la capacitación hasta el 19 de junio concedida")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.values["unread"] == "la capacitación hasta el 19 de junio concedida"
    assert (row(town, mailbox).state, row(town, mailbox).answer) == (DENIED, "")


@pytest.mark.usefixtures("mailbox")
def test_another_office_is_no_more_time(town: Town, luz: Chat, licence: int) -> None:
    luz.says("la 2.4 es de hacienda, reasígnela")
    assert row(town, licence).state is OPEN
