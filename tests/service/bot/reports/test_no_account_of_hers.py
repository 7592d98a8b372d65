"""What gives no account of her work asks for no percentage, and is in no description later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Question
from core.overviews import Overview
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.service.bot.decisions.test_decided_in_her_words import asks, became


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control, who has one activity of his own."""
    chief, office = chief_of_control(town)
    town.add("1.4", 0, office=office, title="Seguimiento al mapa de riesgos", product="Informe")
    return chief


@pytest.fixture
def told(town: Town, pedro: Chat) -> dict[str, int]:
    """Pedro's activities, of which he told figures."""
    titles = {"1.5": "Aprobar la política", "2.4": "Habilitar la cita", "4.3": "Hacer la encuesta"}
    found = {
        code: town.add(code, 20, office=town.other_office_id, title=title, product="")
        for code, title in titles.items()
    }
    pedro.says("la 1.5 va en 100 %. La 2.4 va en 90 %. La 4.3 va en 60 %")
    pedro.heard()
    return found


def judged(town: Town, told: dict[str, int]) -> list[tuple[str, bool, str]]:
    code = {activity: one for one, activity in told.items()}
    return [(code[row.activity_id], row.accepted, row.remark) for row in town.rows(select(Review))]


def percentages(chat: Chat) -> list[Question]:
    return [one for one in chat.heard() if isinstance(one, Question) and one.name == "percent"]


@pytest.mark.parametrize(
    "said",
    [
        "la verdad no me quedo claro lo que hizo marta",
        "eso me parece raro",
        "confirmo la ausencia de luz",
        "ausente 16 no, solo viernes 6 de marzo luz dary",
    ],
)
def test_who_sees_all_is_asked_for_no_percentage(control: Chat, said: str) -> None:
    assert control.says(said) == "unclear"
    assert percentages(control) == []


@pytest.mark.parametrize(
    "said",
    [
        "estamos esperando la firma del alcalde",
        "ya revisamos los controles de las oficinas",
        "lo de riesgos sigue en proceso",
    ],
)
def test_what_he_tells_of_his_work_is_asked_about(control: Chat, said: str) -> None:
    assert control.says(said) == "asked"
    assert len(percentages(control)) == 1


@pytest.mark.parametrize("said", ["si son mias las 3 primeras", "confirmo la ausencia de luz"])
def test_a_lead_is_asked_for_none_either(town: Town, marta: Chat, said: str) -> None:
    town.add("5.4", 0, title="Publicar los contratos", product="Contratos")
    marta.says(said)
    assert percentages(marta) == []


@pytest.mark.parametrize(
    "beside",
    ["confirmo la ausencia de luz", "si son mias las 3 primeras", "a quien le pregunto eso?"],
)
def test_only_the_work_waits_for_its_figure(town: Town, marta: Chat, beside: str) -> None:
    activity = town.add("5.4", 0, title="Publicar los contratos", product="Contratos")
    marta.says(f"en la 5.4 falta la firma del alcalde. {beside}")
    marta.says("70")
    percent, description = town.figure(activity)
    assert (percent, description.rstrip(".")) == (70, "falta la firma del alcalde")


def test_what_is_told_of_the_work_waits_whole(town: Town, marta: Chat) -> None:
    activity = town.add("5.4", 0, title="Publicar los contratos", product="Contratos")
    marta.says("en la 5.4 falta la firma del alcalde y el aval de juridica")
    marta.says("70")
    assert town.figure(activity) == (70, "falta la firma del alcalde y el aval de juridica")


@pytest.mark.parametrize(
    "said",
    [
        "la 1.5 la acepto, ya la vi firmada. q se decidio de la 2.4?",
        "acepto la 1.5. q se decidio de la 2.4?",
        "la 1.5 la acepto. Y qué se decidió de la 2.4?",
    ],
)
def test_an_acceptance_beside_a_question(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    shown = control.heard()
    assert notes(shown) == ["review_kept", "overview"]
    assert isinstance(shown[1], Overview)
    assert shown[1].handle == "2.4"
    assert [one[:2] for one in judged(town, told)] == [("1.5", True)]


@pytest.mark.parametrize(
    ("said", "accepts", "why"),
    [
        ("a la 4.3 le vi el informe, la acepto", True, ""),
        ("la 4.3 ya la revisé con el equipo, la acepto", True, ""),
        ("devuelvame la 4.3, no la acepto hasta ver el informe", False, "hasta ver el informe"),
        ("la 4.3, no la acepto: falta el informe", False, "falta el informe"),
        ("no es de la 1.4. no acepto la 4.3: falta el informe", False, "falta el informe"),
    ],
)
def test_what_was_named_first_is_judged(
    town: Town, control: Chat, told: dict[str, int], said: str, accepts: bool, why: str
) -> None:
    control.says(said)
    assert judged(town, told) == [("4.3", accepts, why)]
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    ("said", "accepts"),
    [("le vi el informe, la acepto", True), ("no la acepto hasta ver el informe", False)],
)
def test_the_one_that_was_shown_last_is_judged(
    town: Town, control: Chat, told: dict[str, int], said: str, accepts: bool
) -> None:
    control.says("cómo va la 4.3?")
    town.deliver()
    control.says(said)
    assert [one[:2] for one in judged(town, told)] == [("4.3", accepts)]


@pytest.mark.parametrize("said", ["le vi el informe, la acepto", "no la acepto hasta verla"])
def test_nothing_is_judged_where_none_was_spoken_of(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    assert judged(town, told) == []


@pytest.mark.parametrize("said", ["no la acepto hasta el 30 de junio", "le vi el informe a Pedro"])
def test_a_day_and_a_mere_look_judge_nothing(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("cómo va la 4.3?")
    town.deliver()
    control.says(said)
    assert judged(town, told) == []


@pytest.mark.parametrize(
    "asked",
    [
        "y q mas tengo por decidir?",
        "qué más falta por decidir?",
        "¿Qué solicitudes hay por decidir?",
    ],
)
def test_a_question_is_in_no_reason(town: Town, luz: Chat, asked: str) -> None:
    request = asks(town, "5.3")
    asks(town, "1.2")
    luz.says(f"niegue la 5.3: ese plazo no cabe, asi esta en el manual. {asked}")
    row: Any = next(one for one in town.rows(select(Request)) if one.id == request)
    assert (row.state, row.answer) == (
        RequestState.DENIED,
        "ese plazo no cabe, asi esta en el manual",
    )
    assert notes(luz.heard()) == ["decision_denied", "overview"]


def test_a_protest_is_a_reason(town: Town, luz: Chat) -> None:
    request = asks(town, "5.3")
    luz.says("niegue la 5.3: ya tuvo plazo. Por qué si eso siempre lo hizo Hacienda?")
    assert became(town, request)[0] is RequestState.DENIED


@pytest.mark.parametrize(
    "said",
    [
        "la 4.2 la pienso y le digo el lunes, la 1.1 si hasta el 18 de junio",
        "la 1.1 si hasta el 18 de junio, la 4.2 la pienso",
        "la 4.2 déjela quieta, la 1.1 sí hasta el 18 de junio",
    ],
)
def test_one_is_decided_and_the_other_waits(town: Town, luz: Chat, said: str) -> None:
    waits, granted = asks(town, "4.2"), asks(town, "1.1")
    luz.says(said)
    assert became(town, waits) == (RequestState.OPEN, None)
    assert became(town, granted) == (RequestState.GRANTED, date(2026, 6, 18))


def test_where_all_wait_nothing_is_decided(town: Town, luz: Chat) -> None:
    both = asks(town, "4.2"), asks(town, "1.1")
    luz.says("la 4.2 la pienso y la 1.1 la reviso mañana")
    assert [became(town, one)[0] for one in both] == [RequestState.OPEN] * 2


@pytest.mark.parametrize(
    "said",
    [
        "como va hacienda y q tiene vencido planeacion",
        "cómo va Hacienda y qué tiene vencido Planeación",
    ],
)
def test_two_pages_are_shown(town: Town, control: Chat, said: str) -> None:
    town.add("2.2", 10, office=town.other_office_id)
    town.add("3.6", 10)
    control.says(said)
    assert notes(control.heard()) == ["overview", "overview"]
