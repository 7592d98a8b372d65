"""The reason of a request ends where words about another activity begin."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import PROVEN, Post

UNTIL = "necesito más plazo para la 2.3 hasta el 15 de junio"
TITLED = "necesito más plazo para la política de datos hasta el 15 de junio"
WHY, OTHER = "porque no hay sistema.", "El sigep ya va en 85"
HANDED = "la política de datos pásela a Hacienda"
GIVEN = "la 2.3 es de Hacienda"


@pytest.fixture
def plan(town: Town) -> dict[str, int]:
    """Two activities, each with a figure."""
    policy = town.add("2.3", 10, title="Actualizar la política de datos personales", product="")
    lives = town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    return {"2.3": policy, "2.7": lives}


def asked(town: Town) -> tuple[RequestKind, date | None, str]:
    """Return what was asked for."""
    (request,) = town.rows(select(Request))
    return request.kind, request.until, request.reason.rstrip(".")


@pytest.mark.parametrize(
    "said",
    [
        (f"{UNTIL} {WHY} {OTHER}",),
        (f"{TITLED} {WHY} {OTHER}",),
        (UNTIL, f"{WHY} {OTHER}"),
        (UNTIL, f"no hay sistema. {OTHER}"),
        (UNTIL, "no hay sistema\nLa 2.7 ya va en 85"),
        ("necesito más plazo para la 2.3", f"hasta el 15 de junio {WHY} {OTHER}"),
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_report_on_another_activity_is_no_part_of_a_reason(
    town: Town, marta: Chat, plan: dict[str, int], by_mail: bool, said: tuple[str, ...]
) -> None:
    post = Post(town)
    for words in (*said, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert asked(town) == (RequestKind.EXTENSION, date(2026, 6, 15), "no hay sistema")
    assert (town.figure(plan["2.7"]), town.figure(plan["2.3"])[0]) == ((85, ""), 10)


@pytest.mark.parametrize(
    "said",
    [
        (f"{HANDED} {WHY} {OTHER}",),
        (f"la política de datos mándensela a Hacienda {WHY} {OTHER}",),
        (f"la política de datos le corresponde a Hacienda {WHY} {OTHER}",),
        (f"{GIVEN} {WHY} {OTHER}",),
        (GIVEN, f"{WHY} {OTHER}"),
    ],
)
def test_a_report_is_no_part_of_the_reason_for_another_office(
    town: Town, marta: Chat, plan: dict[str, int], said: tuple[str, ...]
) -> None:
    for words in (*said, "sí, pedirlo"):
        marta.says(words)

    assert asked(town) == (RequestKind.REASSIGN, None, "no hay sistema")
    assert (town.figure(plan["2.7"]), town.figure(plan["2.3"])[0]) == ((85, ""), 10)


@pytest.mark.parametrize(
    "why",
    [
        "porque no hay sistema. El proveedor no ha respondido",
        "no hay sistema. Se dañó el SIGEP",
        "el contrato va tarde; falta la firma del alcalde",
    ],
)
def test_a_reason_of_several_sentences_stays_whole(
    town: Town, marta: Chat, plan: dict[str, int], why: str
) -> None:
    for words in (UNTIL, why, "sí, pedirlo"):
        marta.says(words)

    assert asked(town)[2] == why.removeprefix("porque ")
    assert [town.figure(one)[0] for one in plan.values()] == [10, 60]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("buenas, la 2.3 no es de nosotros, eso lo maneja hacienda por ser espacio publico. por "
         "favor trasladar", "por ser espacio publico"),
        ("la 2.3 es de hacienda porque ellos recaudan. favor reasignar", "ellos recaudan"),
        ("la 2.3 no es nuestra, la lleva Hacienda. Favor remitir a quien corresponda", ""),
        ("la 2.3 no nos corresponde, es de hacienda. agradezco su traslado", ""),
        ("la 2.3 es de hacienda por tratarse de recaudo, por favor pasarla", "tratarse de recaudo"),
        ("la 2.3 es de hacienda. ellos manejan la plata. Solicito trasladar el requerimiento",
         "ellos manejan la plata"),
        ("la 2.3 es de hacienda, ellos pasan la cuenta", "ellos pasan la cuenta"),
        ("la 2.3 le toca a hacienda porque ellos trasladan los recursos", "ellos trasladan"),
        ("la 2.3 es de hacienda, nos cambiaron el decreto", "nos cambiaron el decreto"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("plan")
def test_that_it_is_to_be_passed_on_is_not_why(
    town: Town, marta: Chat, said: str, why: str
) -> None:
    for words in (said, "sí, pedirlo"):
        marta.says(words)

    kind, _, reason = asked(town)
    assert (kind, why in reason, bool(reason)) == (RequestKind.REASSIGN, True, bool(why))
    assert not any(word in reason for word in ("favor", "agradezco", "Solicito"))


FAR = [
    ("porque no hay sistema. Y ya tenemos confirmados 12 de los 30", 40),
    ("no hay sistema. Ya vamos en 60", 60),
    ("porque no hay sistema. Y ya vamos en el 60 %", 60),
    ("es que no hay sistema; vamos en 60", 60),
    ("porque no hay sistema. A la fecha va en 60", 60),
    ("no hay sistema\nYa están listas 12 de 30 fichas", 40),
]


@pytest.mark.parametrize(("why", "figure"), FAR)
def test_how_far_it_is_said_in_a_sentence_of_its_own_is_no_part_of_the_reason(
    town: Town, marta: Chat, plan: dict[str, int], why: str, figure: int
) -> None:
    for words in (UNTIL, why, "sí, pedirlo"):
        marta.says(words)

    assert asked(town)[2].removeprefix("es que ") == "no hay sistema"
    assert town.figure(plan["2.3"])[0] == figure


@pytest.mark.parametrize(("why", "figure"), [one for one in FAR if one[0].startswith("porque")])
def test_a_reason_told_before_the_day_is_kept_without_how_far_it_is(
    town: Town, marta: Chat, plan: dict[str, int], why: str, figure: int
) -> None:
    for words in ("necesito más plazo para la 2.3", why, "hasta el 15 de junio", "sí, pedirlo"):
        marta.says(words)

    assert asked(town)[2] == "no hay sistema"
    assert town.figure(plan["2.3"])[0] == figure


def test_how_far_it_is_said_with_the_request_is_no_part_of_its_reason(
    town: Town, marta: Chat, plan: dict[str, int]
) -> None:
    marta.says(f"{UNTIL} {WHY} Y ya tenemos confirmados 12 de los 30")
    marta.says("sí, pedirlo")

    assert asked(town)[2] == "no hay sistema"
    assert town.figure(plan["2.3"])[0] == 40


@pytest.mark.parametrize(
    "why",
    [
        "porque solo han confirmado 12 de los 30",
        "porque no hay sistema. Solo nos llegaron 12 de los 30 equipos",
        "porque no hay sistema. El proveedor viene el 20",
        "porque no hay sistema. Apenas nos dieron 3 de 5 claves",
    ],
)
def test_what_is_short_is_why_and_no_figure(
    town: Town, marta: Chat, plan: dict[str, int], why: str
) -> None:
    for words in (UNTIL, why, "sí, pedirlo"):
        marta.says(words)

    assert asked(town)[2] == why.removeprefix("porque ")
    assert town.figure(plan["2.3"])[0] == 10
