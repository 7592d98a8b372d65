"""Verdicts in the ordinary words of a control office, numbers of the goal's units, as orders."""

from __future__ import annotations

import pytest

from bot.understanding.reviews.counted_units import as_shares
from bot.understanding.reviews.motive import points_back
from bot.understanding.reviews.plain_verdicts import in_orders, with_mere_ones


def orders(text: str) -> str:
    """Return what a text orders, where all but 1.4 may be judged."""
    return in_orders(text, lambda codes: "1.4" not in codes)


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("ok la 2.1, conforme con lo reportado", "acepto la 2.1"),
        ("aprobado lo de la 2.1", "acepto la 2.1"),
        ("Buenos días, apruebo la 2.1", "acepto la 2.1"),
        ("le doy el visto bueno a la 2.1", "acepto la 2.1"),
        ("Visto bueno al inventario", "acepto el inventario"),
        ("ahora sí, recibida la 2.1 a satisfacción", "acepto la 2.1"),
        ("la 2.1 queda con visto bueno", "acepto la 2.1"),
        ("de lo de Marta, el 80 de la 2.1 está bien", "acepto la 2.1 en 80"),
        ("la 2.1 no cumple, falta el acta", "no acepto la 2.1, falta el acta"),
        ("no le doy el visto bueno a la 2.1: falta el acta", "no acepto la 2.1: falta el acta"),
        (
            "según lo que vi la 2.1 va es en 80 y la 4.1 en 60, así las verifico",
            "verifico la 2.1 en 80: según lo que vi. verifico la 4.1 en 60: según lo que vi",
        ),
        (
            "revisé todo la 2.1 la acepto la 4.1 no la acepto porque falta el acta gracias",
            "revisé todo. la 2.1 la acepto. la 4.1 no la acepto porque falta el acta. gracias",
        ),
    ],
)
def test_a_verdict_in_ordinary_words_is_an_order(said: str, order: str) -> None:
    assert orders(said) == order


@pytest.mark.parametrize(
    "said",
    [
        "ok la 2.1",
        "la 2.1 bien",
        "la 2.1 ok",
        "la 1.4 no cumple, falta el acta",
        "aprobado lo de la 1.4",
        "¿la 2.1 no cumple?",
        "si la 2.1 no cumple, la devuelvo",
        "Luz dice que la 2.1 no cumple",
        "la 2.1 todavía no cumple, falta el acta",
        "la 2.1 no cumple el plazo",
        "la 2.1 está aprobada por el comité",
        "la 2.1 tiene visto bueno de jurídica",
        "falta el visto bueno a la 2.1",
        "mañana le doy el visto bueno a la 2.1",
        "recibida la 2.1, gracias",
        "aprobado el presupuesto",
        "ya revisé la 4.3 y la 5.1, todo en orden",
        "la 2.1 va en 80 y la 4.1 en 60",
        "el acta de la 2.1 la acepto",
        "también la 2.1 la acepto en 60",
    ],
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert orders(said) == said


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("la 2.1 ok, la 5.2 se devuelve porque no abre",
         "acepto la 2.1, la 5.2 se devuelve porque no abre"),
        ("la 5.2 sí, la 2.1 no la acepto, falta el acta",
         "acepto la 5.2, la 2.1 no la acepto, falta el acta"),
        ("la 4.1 no, falta la ficha; la 2.1 la acepto",
         "no acepto la 4.1, falta la ficha; la 2.1 la acepto"),
    ],
)  # fmt: skip
def test_a_mere_yes_or_no_judges_beside_the_verdict_of_another(said: str, order: str) -> None:
    assert with_mere_ones(said, lambda codes: bool(codes)) == order


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 ok, la 5.2 la miro mañana",
        "la 2.1 ok, pero falta el acta, la 5.2 la devuelvo",
        "la 2.1 va bien, la 5.2 la devuelvo",
        "la 4.1 no la he mirado, acepto la 2.1",
        "la 4.1 no, era la 2.1 la que acepto",
    ],
)
def test_a_mere_word_judges_nothing_elsewhere(said: str) -> None:
    assert with_mere_ones(said, lambda codes: bool(codes)) == said


@pytest.mark.parametrize(
    ("said", "shares"),
    [
        ("la 3.2 se la dejo en 10 personas, faltan firmas",
         "la 3.2 la verifico en 25 %, faltan firmas"),
        ("verifico la 3.2 en 20 de 40: faltan firmas", "verifico la 3.2 en 50 %: faltan firmas"),
        ("acepto la 3.2 con 25 personas", "acepto la 3.2 en 63 %"),
    ],
)  # fmt: skip
def test_units_of_the_goal_are_its_share(said: str, shares: str) -> None:
    assert as_shares(said, lambda _: (40, "personas")) == shares


@pytest.mark.parametrize(
    "said",
    [
        "verifico la 3.2 en 10",
        "verifico la 3.2 en 10 %",
        "verifico la 3.2 en 10 listados",
        "verifico la 3.2 en 10 de 50 personas",
        "verifico la 3.2 en 50 personas",
        "no acepto la 3.2: solo hay 10 personas",
    ],
)
def test_other_numbers_are_no_share(said: str) -> None:
    assert as_shares(said, lambda _: (40, "personas")) == said


def test_no_share_is_told_where_the_goal_counts_nothing() -> None:
    said = "verifico la 3.2 en 10 personas"
    assert as_shares(said, lambda _: (0, "")) == said


@pytest.mark.parametrize("said", ["eso", "por eso", "por lo que le dije", "lo mismo", "ese motivo"])
def test_words_that_point_back_are_no_reason(said: str) -> None:
    assert points_back(said)


@pytest.mark.parametrize("said", ["eso está mal", "falta el acta", "lo que mandó no abre"])
def test_words_that_tell_what_is_wrong_are_a_reason(said: str) -> None:
    assert not points_back(said)
