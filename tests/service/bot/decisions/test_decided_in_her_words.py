"""Decisions as planning really writes them: the day, the request by its kind, and her own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import passes
from tests.service.bot.decisions.test_several_decisions import states
from tests.support.builders import a_request

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN
NINTH, THIRTIETH = date(2026, 6, 9), date(2026, 6, 30)


def asks(town: Town, code: str, office: str = "hacienda", **about: Any) -> int:
    """Let Pedro, or Marta where the `office` is hers, ask for more time until 30 June, or for what
    is said `about` it; return the request."""
    of_marta = office == "planeacion"
    office_id = town.office_id if of_marta else town.other_office_id
    activity = town.add(code, 40, office=office_id)
    wish: dict[str, Any] = {"kind": RequestKind.EXTENSION, "until": THIRTIETH} | about
    by = town.marta_id if of_marta else town.pedro_id
    with town.database.transaction() as session:
        return a_request(session, activity, by=by, office_id=office_id, **wish)


def became(town: Town, request: int) -> tuple[RequestState, date | None]:
    """Return what stands of a request, and until when."""
    return states(town)[request][:2]


@pytest.mark.parametrize(
    "said",
    [
        "dele el plazo de la 1.2, si hasta el 9 de junio",
        "dele el plazo de la 1.2 si señor, hasta el 9 de junio",
        "concédale la 1.2, si claro, hasta el 9 de junio",
        "concedala hasta el 9 de junio, la 1.2",
        "concédala solo hasta el 9 de junio no más, la 1.2",
        "la 1.2 córrala hasta el 9 de junio",
        "la 1.2 amplíela hasta el 9 de junio",
        "la 1.2 hasta el 30 de junio no, hasta el 9 de junio si",
        "la 1.2 hasta el 30 de junio no, hasta el 9 de junio sí",
    ],
)
def test_more_time_is_granted_until_the_day_that_is_said(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2")
    asks(town, "4.3")
    luz.says("/solicitudes")
    luz.says(said)
    assert became(town, request) == (GRANTED, NINTH)


@pytest.mark.parametrize(
    "said",
    [
        "dele el plazo de la 1.2 si entrega el acta",
        "dele el plazo de la 1.2, si Pedro acepta",
        "la 1.2 hasta el 9 de junio no sé",
        "la 1.2 hasta el 9 de junio, hasta el 30 de junio",
        "¿la 1.2 hasta el 9 de junio sí?",
        "la 1.2 corre hasta el 9 de junio",
    ],
)
def test_what_depends_on_something_or_says_no_yes_grants_nothing(
    town: Town, luz: Chat, said: str
) -> None:
    request = asks(town, "1.2")
    luz.says(said)
    assert became(town, request)[0] is WAITS


@pytest.mark.parametrize(
    "said",
    [
        "concedala hasta el 9 de junio no mas, para julio ya no da",
        "concédala hasta el 9 de junio, julio ya es muy tarde",
        "concédala, pero hasta el 9 de junio",
    ],
)
def test_the_question_names_the_day_that_a_yes_grants(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2")
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert question.values["until"] == NINTH.isoformat()
    luz.says("sí")
    assert became(town, request) == (GRANTED, NINTH)


def test_what_else_is_said_of_a_grant_is_kept_in_her_own_words(town: Town, luz: Chat) -> None:
    asks(town, "1.2", "planeacion")
    request = asks(town, "4.3")
    asks(town, "4.5", "planeacion")
    luz.says("/solicitudes")
    luz.says("concedido lo de hacienda hasta el 9 de junio pero que sea la ultima")
    assert became(town, request) == (GRANTED, NINTH)
    (found,) = town.rows(select(Request).where(Request.id == request))
    assert found.answer == "hasta el 9 de junio pero que sea la ultima"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("la primera concedida hasta el 9 de junio, y que la última entrega sea completa",
         "hasta el 9 de junio, y que la última entrega sea completa"),
        ("la primera negada, ya es la segunda vez", "ya es la segunda vez"),
        ("la primera negada porque la otra oficina ya cumplió", "la otra oficina ya cumplió"),
        ("negar la primera: ya se le dio la última oportunidad",
         "ya se le dio la última oportunidad"),
    ],
)  # fmt: skip
def test_no_number_of_ours_comes_into_what_she_says(
    town: Town, luz: Chat, said: str, answer: str
) -> None:
    request = asks(town, "1.2")
    asks(town, "4.3")
    luz.says("/solicitudes")
    luz.says(said)
    (found,) = town.rows(select(Request).where(Request.id == request))
    assert (found.state is not WAITS, found.answer) == (True, answer)


@pytest.mark.parametrize(
    "said",
    [
        "no aplica concedido, el oficio del ministerio es el 2026-114",
        "concedido el no aplica, el oficio del ministerio es el 2026-114",
        "Concedido, el oficio del ministerio es el 2026-114",
    ],
)
def test_the_only_request_of_its_kind_may_be_called_by_it(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "4.3", kind=RequestKind.NOT_APPLICABLE, until=None)
    luz.says("/solicitudes")
    luz.says(said)
    assert notes(luz.heard())[-1] in ("decide_all", "decision_granted")
    if became(town, request)[0] is WAITS:
        luz.says("sí")
    assert became(town, request)[0] is GRANTED


@pytest.mark.parametrize("said", ["concedido", "Concedida.", "aprobada", "negar", "niéguela"])
def test_a_bare_verb_is_asked_about_the_only_one_that_waits(
    town: Town, luz: Chat, said: str
) -> None:
    request = asks(town, "4.3")
    passes(town)
    town.deliver()
    luz.heard()
    luz.says(said)
    assert notes(luz.heard()) == ["decide_all"]
    assert became(town, request)[0] is WAITS
    luz.says("sí")
    assert became(town, request)[0] is (DENIED if said.startswith(("n", "N")) else GRANTED)


def test_a_bare_verb_about_several_shows_them(town: Town, luz: Chat) -> None:
    asks(town, "1.2")
    asks(town, "4.3")
    luz.says("concedido")
    assert notes(luz.heard()) == ["overview"]


@pytest.mark.parametrize("hours", [2, 25, 47])
def test_a_yes_that_comes_days_later_is_asked_about_again(
    town: Town, luz: Chat, hours: int
) -> None:
    request = asks(town, "4.3")
    luz.says("concédala hasta el 9 de junio")
    town.deliver()
    town.wait(hours=hours)
    luz.heard()
    luz.says("sí")
    if became(town, request)[0] is WAITS:
        assert notes(luz.heard()) == ["decide_all"]
        luz.says("sí")
    assert became(town, request) == (GRANTED, NINTH)


def test_a_yes_to_a_list_of_one_is_asked_about_that_one(town: Town, luz: Chat) -> None:
    request = asks(town, "4.3")
    luz.says("la 4.3 quién sabe cómo hasta el 9 de junio")
    luz.says("/solicitudes")
    luz.heard()
    luz.says("sí")
    assert notes(luz.heard()) == ["decide_all"]
    assert became(town, request)[0] is WAITS


@pytest.mark.parametrize(
    "said",
    [
        "y la 3.6 si es nuestra, concedala",
        "la 3.6 sí es nuestra, concédala",
        "la 3.6 si es de ellos, concédala",
        "la 3.6 sí les corresponde, apruébela",
    ],
)
def test_whose_it_is_said_to_be_before_the_verb_leaves_nothing_for_later(
    town: Town, luz: Chat, said: str
) -> None:
    wish = {"kind": RequestKind.REASSIGN, "until": None, "named_office": "Hacienda"}
    request = asks(town, "3.6", "planeacion", to_office_id=town.other_office_id, **wish)
    asks(town, "1.2")
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    heard = luz.heard()
    asked = [one for one in heard if not isinstance(one, Note) and one.kind == "question"]
    assert became(town, request)[0] is GRANTED or asked, heard
    assert "left_pending" not in notes(heard)


@pytest.mark.parametrize(
    ("behind", "told_of_it"),
    [
        (", y lo de rosa ya se lo dije al tecnico", "left_out"),
        (", y a deisy arroyo hay q registrarla en salud", "left_out"),
        (". Y por favor registren a Deisy Arroyo", "staff_told"),
    ],
)
@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("concedida la 1.2 pero hasta el 9 de junio", GRANTED),
        ("la 1.2 negada porque ya tuvo plazo", DENIED),
    ],
)
def test_a_remark_of_persons_is_no_words_of_the_decision(
    town: Town, luz: Chat, said: str, state: RequestState, behind: str, told_of_it: str
) -> None:
    request = asks(town, "1.2")
    asks(town, "4.3")
    luz.says(said + behind)
    assert became(town, request)[0] is state
    (row,) = [one for one in town.rows(select(Request)) if one.id == request]
    told = row.answer.lower()
    assert not any(one in told for one in ("rosa", "deisy", "tecnico"))
    assert told_of_it in notes(luz.heard())
