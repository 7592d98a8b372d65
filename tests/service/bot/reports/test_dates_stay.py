"""What says that nothing has moved meets no date, and a date that was met can be opened again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Receipt
from models.plan import Milestone
from tests.service.bot.chat import Chat, Town, notes

DATES = [date(2026, 5, 29), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 15)]


def met(town: Town, activity: int) -> list[bool]:
    """Return which of an activity's dates are met."""
    rows = town.rows(select(Milestone).where(Milestone.activity_id == activity))
    return [row.met for row in sorted(rows, key=lambda row: row.ordinal)]


@pytest.mark.parametrize("text", ["3.6 igual", "3.6 sigue en 25 %", "la 3.6 sigue como estaba"])
def test_the_same_figure_without_news_meets_no_date(town: Town, marta: Chat, text: str) -> None:
    activity = town.add("3.6", 25, due=DATES, title="Hacer encuentros", product="")
    assert marta.says(text) == "recorded"
    assert met(town, activity) == [False] * 4
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].meets == ()


def test_so_does_the_button_that_says_so(town: Town, marta: Chat) -> None:
    activity = town.add("3.6", 25, due=DATES, title="Hacer encuentros", product="")
    marta.says("3.6 seguimos con lo de la vereda")
    marta.touches("Sigue en 25")
    assert (town.figure(activity)[0], met(town, activity)) == (25, [False] * 4)


@pytest.mark.parametrize("text", ["3.6 en 25 %, ya hicimos el primer encuentro", "3.6 va en 30"])
def test_progress_meets_the_date_and_offers_to_keep_it_open(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("3.6", 25, due=DATES, title="Hacer encuentros", product="")
    marta.says(text)
    assert met(town, activity) == [True, False, False, False]
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    assert [one.label for one in receipt.buttons] == ["Esa fecha sigue abierta"]


@pytest.mark.parametrize(
    "text",
    ["la 3.6 esa fecha de mayo no la cierre todavia q el encuentro no lo hemos hecho",
     "La fecha del 29 de mayo sigue pendiente.", "no cierre esa fecha", "la de mayo sigue abierta",
     "Aclaro: el primer informe aún no está terminado", "Esa fecha sigue abierta",
     "esa fecha no la dé por cumplida, todavía falta"],
)  # fmt: skip
def test_a_date_that_a_receipt_closed_is_opened_again_and_the_figure_stays(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("3.6", 10, due=DATES, title="Hacer encuentros", product="")
    marta.says("3.6 va en 30, ya firmamos el contrato")
    town.deliver()
    marta.heard()
    if text == "Esa fecha sigue abierta":
        marta.touches(text)
    else:
        assert marta.says(text) == "recorded"
    assert "date_kept_open" in notes(marta.heard())
    assert town.figure(activity) == (30, "ya firmamos el contrato")
    assert met(town, activity) == [False] * 4
    marta.says("3.6 va en 60")
    assert met(town, activity) == [True, False, False, False]  # the one of June has not come


def test_other_words_after_it_open_nothing(town: Town, marta: Chat) -> None:
    activity = town.add("3.6", 10, due=DATES, title="Hacer encuentros", product="")
    marta.says("3.6 va en 30, ya firmamos el contrato")
    marta.says("falta el listado de asistencia")
    assert met(town, activity) == [True, False, False, False]
