"""What is taken back, put right or limited in a few words beside others: a reason, a report, a
later reminder, a period; and what control and planning decide beside thanks and grounds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request

WHY = "el contratista no ha entregado"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    return {
        "2.5": town.add("2.5", 20, title="Eliminar la copia del recibo", due=date(2026, 6, 18)),
        "5.4": town.add("5.4", 65, title="Hacer accesible la página web", due=date(2026, 8, 31)),
    }


def asked(town: Town) -> list[tuple[RequestKind, str]]:
    """Return what was asked for, and why."""
    return [(one.kind, one.reason) for one in town.rows(select(Request))]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    [
        f"Si pidanlo pero el motivo no es ese, es que {WHY}",
        f"sí, mándela pero el motivo no es el paro, es que {WHY}",
        f"si, pidanlo pero ese no es el motivo: es que {WHY}",
        f"si pidala, pero la razon no es esa, es que {WHY}",
        f"ok mandela pero el motivo no es ese es que {WHY}",
        f"el motivo no es el paro, es que {WHY}",
        f"si pero el motivo es otro, {WHY}",
    ],
)
def test_the_reason_is_the_new_one(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 2.5 necesito plazo hasta el 30 de julio por el paro")
    marta.heard()
    if marta.says(said) != "requested":
        (shown,) = [one for one in marta.heard() if isinstance(one, Question)]
        assert shown.wished is not None
        assert shown.wished.reason == WHY
        marta.says("sí")
    assert asked(town) == [(RequestKind.EXTENSION, WHY)]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("said", ["si", "mandela pues", "sí, pídala por favor"])
def test_a_yes_without_another_reason_keeps_the_first(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 2.5 necesito plazo hasta el 30 de julio por el paro")
    assert marta.says(said) == "requested"
    assert asked(town) == [(RequestKind.EXTENSION, "por el paro")]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["Esa respuesta de 70 no la tengan en cuenta", "ese reporte no lo tengan en cuenta",
     "no tengan en cuenta lo del 70", "no tomen en cuenta esa respuesta",
     "lo del 70 no lo tomen en cuenta", "no tenga en cuenta el ultimo reporte"],
)  # fmt: skip
def test_a_report_that_is_not_to_count_is_taken_back(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 5.4 va en 70")
    assert marta.says(said) == "undone"
    assert len(town.retractions()) == 1


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said", ["tengan en cuenta lo del 70", "no es 70 es 75", "falta tener en cuenta el anexo"]
)
def test_other_words_take_nothing_back(marta: Chat, said: str) -> None:
    marta.says("la 5.4 va en 70")
    assert marta.says(said) != "undone"


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["no no recuerdemela cada q toque, la 5.4 no la posponga", "no la posponga",
     "no, no me la aplace", "la 5.4 no la aplacen por favor", "no me la pospongan",
     "la 5.4 no la posponga, recuérdemela normal"],
)  # fmt: skip
def test_a_reminder_that_is_not_to_be_put_off_comes_as_always(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says("recuérdeme la 5.4 el 26 de mayo")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard())[0] == "snooze_back"
    assert [one.state for one in town.rows(select(Request))] == [RequestState.WITHDRAWN]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("said", ["la 2.5 no la posponga", "gracias", "la 2.5 va en 30"])
def test_other_words_leave_the_later_reminder(town: Town, marta: Chat, said: str) -> None:
    marta.says("recuérdeme la 5.4 el 26 de mayo")
    marta.says(said)
    assert [one.state for one in town.rows(select(Request))] == [RequestState.GRANTED]


@pytest.mark.parametrize(
    "said",
    ["la 4.4 por este periodo ya quedo", "por este corte quedo lista la carta de trato digno",
     "la 4.4, por este periodo, ya quedó", "la 4.4 para este corte ya quedo publicada",
     "la carta de trato digno por este periodo ya quedó",
     "la carta por este mes ya quedó publicada"],
)  # fmt: skip
def test_a_period_that_is_done_closes_no_year(town: Town, marta: Chat, said: str) -> None:
    letter = town.add(
        "4.4", title="Actualizar la carta de trato digno", due=None, terms=["Mensual"]
    )
    assert marta.says(said) == "recorded"
    assert town.figure(letter)[0] is None


@pytest.mark.parametrize("said", ["la 4.4 ya quedó", "la 4.4 ya quedo publicada", "4.4 100 %"])
def test_what_names_no_period_is_done(town: Town, marta: Chat, said: str) -> None:
    letter = town.add("4.4", title="Actualizar la carta de trato digno", due=None)
    assert marta.says(said) == "recorded"
    assert town.figure(letter)[0] == 100


@pytest.mark.parametrize(
    ("said", "figure", "remark"),
    [
        ("Revisé la 5.1, la verifico en 50, faltan tres fotos. Gracias por el apoyo", 50,
         "faltan tres fotos"),
        ("buenas, ya mire la 5.1 y la verifico en 60, faltan fotos. mil gracias por su apoyo", 60,
         "faltan fotos"),
        ("vi la 5.1, la verifico en 40 porque falta el acta. Saludos", 40, "falta el acta"),
        ("Revisamos la 5.1 y la verificamos en 50, faltan fotos. Quedo atento", 50, "faltan fotos"),
        ("la 5.1 la verifico en 50, faltan fotos. Muchas gracias por todo", 50, "faltan fotos"),
        ("ya revise la 5.1 y la verifico en 50, falta el acta", 50, "falta el acta"),
    ],
)  # fmt: skip
def test_control_verifies_beside_thanks(
    town: Town, consuelo: Chat, said: str, figure: int, remark: str
) -> None:
    town.add("5.1", 100, title="Publicar el directorio", office=town.other_office_id)
    consuelo.says(said)
    (review,) = town.rows(select(Review))
    assert (review.percent, review.remark) == (Decimal(figure), remark)


@pytest.mark.parametrize(
    "said", ["revisé la 5.1, gracias por el apoyo", "¿ya verificó la 5.1?", "vi la 5.1 y la 3.3"]
)
def test_who_only_looked_verifies_nothing(town: Town, consuelo: Chat, said: str) -> None:
    town.add("5.1", 100, title="Publicar el directorio", office=town.other_office_id)
    consuelo.says(said)
    assert town.rows(select(Review)) == []


@pytest.fixture
def request_of_pedro(town: Town) -> int:
    """Pedro has asked for more time until the end of July."""
    activity = town.add("3.6", 25, office=town.other_office_id, due=date(2026, 6, 18))
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=date(2026, 7, 31),
        )  # fmt: skip


@pytest.mark.usefixtures("request_of_pedro")
@pytest.mark.parametrize(
    "said",
    ["la de pedro negada pues ya se levanto el paro", "la 3.6 negada pues ya se levanto el paro",
     "niegue la de pedro pues ya se levanto el paro", "negada la de pedro pq ya se levanto el paro",
     "la de hacienda negada, pues ya se levanto el paro", "niego la 3.6 xq ya se levanto el paro"],
)  # fmt: skip
def test_a_denial_has_the_reason_behind_pues(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (RequestState.DENIED, "ya se levanto el paro")


@pytest.mark.usefixtures("request_of_pedro")
@pytest.mark.parametrize(
    "said", ["a hacienda delen hasta el 9 de julio, no mas", "a hacienda delen hasta el 9 de julio"]
)  # fmt: skip
def test_an_office_is_given_until_a_day(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    (request,) = town.rows(select(Request))
    assert (request.state, request.granted_until) == (RequestState.GRANTED, date(2026, 7, 9))


@pytest.mark.usefixtures("request_of_pedro")
@pytest.mark.parametrize(
    "said", ["la de pedro no, ya se levanto el paro", "pues miremos la de pedro"]
)
def test_without_a_verb_nothing_is_decided_at_once(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert [one.state for one in town.rows(select(Request))] == [RequestState.OPEN]
