"""Who answers for activities asks what of hers is due on some days, or overdue, and sees it."""

from __future__ import annotations

from datetime import date

import pytest

from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's overdue ramp, and what is due in May and in June; Pedro's tax, due in May."""
    town.add("2.5", 20, title="Construir la rampa de acceso", product="", due=date(2026, 5, 4))
    town.add("2.6", 20, title="Publicar el directorio", product="", due=date(2026, 5, 13))
    town.add("1.5", 40, title="Actualizar el mapa de riesgos", product="", due=date(2026, 6, 5))
    town.add("1.6", 40, title="Medir la satisfacción", product="", due=date(2026, 6, 30))
    town.add(
        "2.1", office=town.other_office_id, title="Cobrar el impuesto predial", product="",
        due=date(2026, 5, 14),
    )  # fmt: skip
    return town


def listed(town: Town, marta: Chat, text: str) -> tuple[str, ...]:
    """Return what the page shows that answers a text, which records nothing."""
    marta.says(text)
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert (page.name, page.own) == ("overdue", True)
    assert town.reports() == []
    return tuple(row.name for row in page.rows)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("qué se vence esta semana?", ("2.6",)),
        ("que se me vence esta semana", ("2.6",)),
        ("qué fechas vencen esta semana?", ("2.6",)),
        ("Buenos días, qué tengo que entregar esta semana", ("2.6",)),
        ("qué nos toca este mes?", ("2.5", "2.6")),
        ("que actividades se vencen de aquí al 20", ("2.6",)),
        ("¿qué se vence del 1 al 10 de junio?", ("1.5",)),
        ("qué vence entre mayo y junio", ("2.5", "2.6", "1.5", "1.6")),
        ("qué vence en los próximos 15 días", ("2.6",)),
        ("qué tengo para esta semana", ("2.6",)),
        ("qué se vence en julio", ()),
        ("qué está vencido?", ("2.5",)),
    ],
)
def test_what_of_hers_is_due_is_shown_and_of_nobody_else(
    town: Town, marta: Chat, text: str, due: tuple[str, ...]
) -> None:
    assert listed(town, marta, text) == due


def test_who_sees_all_is_shown_all(town: Town) -> None:
    ana = somebody(town, 700, "Ana Díaz", Role.PLANNING)
    ana.says("qué se vence esta semana?")
    (page,) = ana.heard()
    assert isinstance(page, Overview)
    assert ([row.name for row in page.rows], page.own) == (["2.6", "2.1"], False)


@pytest.mark.parametrize(
    ("text", "due", "office"),
    [
        ("qué vence este mes en Hacienda", ["2.1"], "Secretaría de Hacienda"),
        (
            "¿qué vence esta semana de Secretaría de Hacienda?",
            ["2.1"],
            "Secretaría de Hacienda",
        ),
        ("qué vence del 10 al 20 de mayo en planeación", ["2.6"], "Secretaría de Planeación"),
        ("qué vence en junio de hacienda", [], "Secretaría de Hacienda"),
        ("¿qué vence esta semana y de quién es?", ["2.6", "2.1"], ""),
    ],
)
def test_what_is_due_is_shown_of_one_office(
    town: Town, text: str, due: list[str], office: str
) -> None:
    ana = somebody(town, 700, "Ana Díaz", Role.PLANNING)
    ana.says(text)
    (page,) = ana.heard()
    assert isinstance(page, Overview)
    assert ([row.name for row in page.rows], page.called) == (due, office)


def test_a_lead_is_shown_nothing_of_another_office(marta: Chat, town: Town) -> None:
    marta.says("qué vence este mes en Hacienda")
    assert notes(marta.heard()) == ["not_for_you"]
    assert listed(town, marta, "qué vence este mes en planeación") == ("2.5", "2.6")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("text", ["qué tengo pendiente?", "que me falta"])
def test_all_that_is_pending_stays_a_list(marta: Chat, text: str) -> None:
    marta.says(text)
    assert notes(marta.heard()) == ["listing"]


@pytest.mark.parametrize(
    "text", ["la 2.6 vence esta semana, va en 50", "esta semana entrego la 2.6, va en 50"]
)
def test_a_report_that_names_the_week_is_no_question(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert [report.percent for report in town.reports()] == [50]
