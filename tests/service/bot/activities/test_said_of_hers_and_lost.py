"""What is said of a second activity of hers beside a figure, and a figure before a question."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MAILBOX, PROVEN, Post

TITLES = {
    "1.1": "Actualizar el mapa de riesgos de corrupción",
    "2.4": "Habilitar la cita médica por internet en el puesto de salud",
    "4.4": "Actualizar la carta de trato digno",
    "5.2": "Publicar el presupuesto aprobado y su ejecución",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's by code, all at 10; the 2.3 is Pedro's."""
    town.add("2.3", 10, title="Reducir el tiempo de la licencia", office=town.other_office_id)
    return {code: town.add(code, 10, title=title) for code, title in TITLES.items()}


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 10}


def asked_about(chat: Chat) -> list[str]:
    """Return the activities of which the figure was asked now."""
    said = [one for one in chat.heard() if isinstance(one, Question)]
    return [one.line.handle for one in said if one.name == "percent" and one.line]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("la 1.1 en 65. la carta de mayo ya la sacamos", "4.4"),
        ("la 1.1 en 65, y la carta ya la sacamos", "4.4"),
        ("la 1.1 en 65. la carta ya la colgamos", "4.4"),
        ("la 1.1 va en 65. El presupuesto ya lo mandamos", "5.2"),
        ("la 1.1 va en 65, falta la firma. ya mandamos el presupuesto", "5.2"),
        ("la 1.1 en 65. La cita médica ya la pusimos", "2.4"),
        ("la 1.1 en 65. la cita medica ya la tienen", "2.4"),
    ],
)
def test_what_was_done_of_another_one_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str, about: str
) -> None:
    marta.says(said)
    assert figures(town, ids) == {"1.1": 65}
    assert asked_about(marta) == [about]


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 en 65. los contratos ya los firmamos",
        "la 1.1 en 65. el mapa ya lo mandamos",
        "la 1.1 va en 65, el equipo ya se reunió",
        "la 1.1 en 65, ya mandamos los oficios",
        "la 1.1 en 65, el aviso de la cita ya lo mandamos",
        "la 1.1 en 65, los avisos en la carta ya los pusimos",
    ],
)
def test_what_is_of_no_other_asks_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, ids) == {"1.1": 65}
    assert asked_about(marta) == []


FIGURED = [
    ("ya quedó el módulo, 100", 100),
    ("terminamos el módulo, 100", 100),
    ("ya quedo el anexo, 80", 80),
    ("cerramos el acta, 90", 90),
    ("ya quedó la guía, 95, falta la firma", 95),
    ("se firmó el contrato, 85", 85),
]
ASKED = ["", ". una pregunta, la 2.3 ¿quién la lleva?", ". ¿Quién lleva la 2.3?"]


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize(("said", "figure"), FIGURED)
@pytest.mark.parametrize("before", ["la 1.1 va en 60", "la 1.1 va bien"])
def test_a_figure_behind_the_noun_of_a_paper_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], before: str, said: str, figure: int, question: str
) -> None:
    marta.says(before)
    marta.says(said + question)
    assert figures(town, ids) == {"1.1": figure}


@pytest.mark.parametrize(
    "said",
    ["falta la resolución No, 45", "según la resolución, 311", "con el decreto, 12 de mayo"],
)  # fmt: skip
def test_the_number_of_a_paper_is_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.1 va en 60")
    marta.says(said)
    assert figures(town, ids) == {"1.1": 60}


def test_a_mail_records_the_figure_before_its_question(
    town: Town, post: Post, ids: dict[str, int]
) -> None:
    item = post.remind(ids["1.1"])
    text = "ya quedó el módulo, 100. una pregunta, la 2.3 ¿quién la lleva?"
    post.answer(item, text, proof=PROVEN, to=MAILBOX)
    assert figures(town, ids) == {"1.1": 100}
