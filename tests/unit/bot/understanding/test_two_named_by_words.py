"""Two activities called by words of their titles in one text: each has its own figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity

TODAY = date(2026, 5, 11)


def _known(*activities: tuple[str, str, str, int | None]) -> tuple[PendingActivity, ...]:
    return tuple(
        PendingActivity(code, title, product, None, None if at is None else Decimal(at), None)
        for code, title, product, at in activities
    )


FINANCE = _known(
    ("1.5", "Formular el plan de tratamiento de riesgos fiscales", "Un plan", 75),
    ("2.2", "Permitir el pago en línea del impuesto predial", "Trámite en línea", 20),
    ("2.5", "Eliminar la exigencia de copia del recibo de pago", "Acto administrativo", None),
    ("5.2", "Publicar el presupuesto aprobado y su ejecución", "Publicación", None),
)
GOVERNMENT = _known(
    ("1.1", "Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado", 60),
    ("1.2", "Socializar la política de administración del riesgo", "Tres jornadas", None),
    ("4.1", "Capacitar al personal de ventanilla en lenguaje claro", "20 personas", None),
    ("5.5", "Actualizar el índice de información clasificada y reservada", "Índice", 50),
)


def meant(text: str, known: tuple[PendingActivity, ...], answered: str | None) -> Meaning:
    return understand_checked(text, Context(known, answered), TODAY)


def figures(
    text: str, known: tuple[PendingActivity, ...], answered: str | None
) -> list[tuple[str | None, int | None]]:
    told = meant(text, known, answered).updates
    return [(one.code, None if one.percent is None else int(one.percent)) for one in told]


@pytest.mark.parametrize("answered", ["1.5", None])
@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "El pago en línea del predial va igual, en 20; y lo del recibo de pago no le "
            "corresponde a hacienda sino a la secretaría de gobierno",
            20,
        ),
        (
            "lo del pago en línea del impuesto sigue en 20 y la copia del recibo de pago no es de "
            "hacienda sino de la secretaría de gobierno",
            20,
        ),
        ("El trámite en línea va en 30; lo del recibo es de la Secretaría de Gobierno", 30),
    ],
)
def test_a_figure_stays_with_its_own_where_the_other_is_of_another_office(
    text: str, figure: int, answered: str | None
) -> None:
    told = meant(text, FINANCE, answered)

    assert (told.intent, told.codes) == (Intent.REASSIGN, ("2.5",))
    assert [(one.code, one.percent) for one in told.updates] == [("2.2", Decimal(figure))]
    assert "pago en línea" not in (told.reason or "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("falta la firma del plan, va en 90. El pago en línea va en 40", {"1.5": 90, "2.2": 40}),
        ("el contrato del pago en línea ya se firmó, vamos en 90", {"1.5": 90}),
    ],
)
def test_what_is_answered_keeps_its_own(text: str, told: dict[str | None, int]) -> None:
    assert dict(figures(text, FINANCE, "1.5")) == told


@pytest.mark.parametrize("answered", [None, "5.5", "1.2", "4.1"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "capacitamos a 8 de las 20 personas de ventanilla, y de la socialización se hizo una "
            "jornada de las tres",
            [("4.1", 40), ("1.2", 33)],
        ),
        (
            "la socialización va en una de tres y capacitamos a 8 de las 20 personas de ventanilla",
            [("1.2", 33), ("4.1", 40)],
        ),
        (
            "ya capacitamos 8 de las 20 personas, y de socialización va una de tres",
            [("4.1", 40), ("1.2", 33)],
        ),
    ],
)
def test_each_count_is_of_the_activity_whose_deed_it_tells(
    text: str, told: list[tuple[str | None, int]], answered: str | None
) -> None:
    assert figures(text, GOVERNMENT, answered) == told


@pytest.mark.parametrize(
    "text",
    [
        "van 2 de las 3 jornadas, en la última asistieron 8 de las 20 personas de ventanilla",
        "van 2 de las 3 jornadas, en la última se capacitaron 8 de las 20 personas",
        "van 2 de las 3 jornadas, la última según la Resolución 312 de 2024",
    ],
)
def test_who_came_to_the_work_of_one_is_no_count_of_another(text: str) -> None:
    assert figures(text, GOVERNMENT, "1.2") == [("1.2", 67)]


@pytest.mark.parametrize(
    "text",
    [
        "mapa: el 14 hicimos el tercero",
        "el mapa: el 14 hicimos el tercero. y en la socialización estamos esperando a TIC",
    ],
)
def test_the_day_of_a_deed_is_no_percentage(text: str) -> None:
    assert all(figure is None for _, figure in figures(text, GOVERNMENT, None))
