"""A message is cut into clauses, and those are found that tell of somebody's days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.asks.people import days_apart
from bot.understanding.yes_no import is_answer

NAMES = {"rosa", "diaz", "pedro", "rueda", "marta", "camilo"}


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text without the edges behind them."""
    return [one.said for one in days_apart.cut(text, is_answer, NAMES)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Si a todas. Rosa tambien sale 12 y 13", ["Si a todas", "Rosa tambien sale 12 y 13"]),
        ("Rosa sale 18 y 19 y la 2.4 va en 60", ["Rosa sale 18 y 19", "la 2.4 va en 60"]),
        ("Rosa sale el lunes y el martes", ["Rosa sale el lunes y el martes"]),
        ("sí, pero ella vuelve el 21", ["sí", "ella vuelve el 21"]),
        ("hola, Rosa sale 18 y 19. gracias", ["hola, Rosa sale 18 y 19. gracias"]),
        ("Pedro y Marta están de permiso", ["Pedro y Marta están de permiso"]),
        ("vuelvo el 16, no el 14; y la 3.6 va en 30", ["vuelvo el 16, no el 14",
                                                       "y la 3.6 va en 30"]),
        ("según Rosa, Pedro sale el 18", ["según Rosa, Pedro sale el 18"]),
        ("Confirmo que Pedro está ausente, y Marta también",
         ["Confirmo que Pedro está ausente, y Marta también"]),
        ("Rosa sale 18 y 19, y Pedro también", ["Rosa sale 18 y 19", "Pedro también"]),
        ("está ausente Pedro, pero que la 2.2 no la acepto",
         ["está ausente Pedro, pero que la 2.2 no la acepto"]),
    ],
)  # fmt: skip
def test_a_message_is_cut_where_it_goes_on_about_another_thing(
    text: str, clauses: list[str]
) -> None:
    assert clauses_of(text) == clauses


PIECES = st.sampled_from(
    ["Rosa sale 18 y 19", "sí", "hola", "la 2.4 va en 60", "gracias", "Pedro", "no el 14", "y",
     ". ", ", ", "; ", "\n", " y ", " pero ", "? ", "! ", "que no", "vuelvo el 16", "según Rosa"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_clauses_joined_are_the_text(text: str) -> None:
    found = days_apart.cut(text, is_answer, NAMES)
    assert "".join(one.whole for one in found) == text
    assert all(one.whole.startswith(one.said) for one in found)


@pytest.mark.parametrize(
    "clause",
    ["Rosa está de vacaciones hasta el 20", "Rosa sale 12 y 13", "Rosa vuelve el 16",
     "Rosa no está el viernes", "Rosa se incapacitó", "Rosa sí trabaja el lunes",
     "quítele la ausencia a Rosa", "las vacaciones de Rosa se extienden hasta el 20"],
)  # fmt: skip
def test_a_clause_tells_of_days(clause: str) -> None:
    assert days_apart.may_tell_days(clause)
    assert days_apart.tells_days(clause)


@pytest.mark.parametrize(
    "clause",
    ["Camilo entrega el 12", "la visita sale el 12", "la comisaría sesiona el 9",
     "Rosa va en 60", "¿Rosa está de vacaciones?", "la 2.4 está por fuera del plan",
     "Rosa vuelve el 16 con el informe", "acepto el permiso de Rosa"],
)  # fmt: skip
def test_what_is_of_the_work_or_asks_tells_of_none(clause: str) -> None:
    assert not days_apart.tells_days(clause)


@pytest.mark.parametrize(
    "clause",
    ["vuelvo el 16", "me voy el 20", "ya no salgo a vacaciones", "me cancelaron el permiso",
     "no es del 18 al 22 sino del 25 al 29", "perdón, hasta el 20", "el lunes sí trabajo"],
)  # fmt: skip
def test_she_may_tell_of_her_own_days(clause: str) -> None:
    assert days_apart.may_tell_hers(clause)


@pytest.mark.parametrize(
    "clause", ["la 2.4 va en 60", "falta la firma", "sí, pedirlo", "Camilo entrega el 12"]
)
def test_what_tells_of_none_of_her_days(clause: str) -> None:
    assert not days_apart.may_tell_hers(clause)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("ella vuelve el 16", "Rosa Díaz vuelve el 16"),
        ("pero ella sí viene el lunes", "pero Rosa Díaz si viene el lunes"),
        ("el no vuelve hasta el 20", "Rosa Díaz no vuelve hasta el 20"),
        ("el 16 vuelve la luz", None),
        ("ella lo entregó", None),
    ],
)
def test_she_who_was_named_before_is_meant(clause: str, words: str | None) -> None:
    assert days_apart.of_her(clause, "Rosa Díaz") == words


@pytest.mark.parametrize(
    ("clause", "goes_on"),
    [
        ("no vuelve sino hasta el 16", True),
        ("quítele la ausencia", True),
        ("me lo dijo ella", True),
        ("la 2.4 va en 60", False),
        ("acepto la 1.5", False),
        ("falta el acta", False),
    ],
)
def test_a_clause_goes_on_with_somebodys_days(clause: str, *, goes_on: bool) -> None:
    assert days_apart.goes_on(clause) is goes_on
