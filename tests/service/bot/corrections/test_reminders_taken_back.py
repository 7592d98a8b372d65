""" "Ya no me la recuerde el 26, siga normal": the reminder that was put off comes as always."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.mails.test_hearing import remind

UNTIL = date(2026, 5, 26)


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Two activities of Marta's; the reminder of the 2.1 is put off until the 26th."""
    titles = {"2.1": "Socializar la política de integridad", "4.3": "Publicar los trámites"}
    found = {
        code: town.add(code, 10, title=title, due=date(2026, 8, 31))
        for code, title in titles.items()
    }
    remind(town, *found.values())
    marta.says("recuerdeme lo de la 2.1 el 26 de mayo")
    assert put_off(town) == {found["2.1"]: UNTIL}
    marta.heard()
    return found


def put_off(town: Town) -> dict[int, date]:
    """Return until when each activity is put off."""
    found = town.rows(select(Request))
    return {one.activity_id: one.granted_until for one in found if one.granted_until}


@pytest.mark.parametrize(
    "said",
    ["recuerdeme lo de la 2.1 normal, no el 26", "ya no me la recuerde el 26, siga normal",
     "mejor no me recuerde el 26", "no me recuerde el 26, recuérdeme como siempre",
     "siga recordándome normal la 2.1", "cancele el recordatorio del 26",
     "quite lo del 26, sígame escribiendo normal", "deje el recordatorio de la 2.1 como estaba",
     "anule lo de recordarme el 26", "recuérdeme como siempre"],
)  # fmt: skip
@pytest.mark.usefixtures("ids")
def test_it_comes_as_always(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert put_off(town) == {}
    assert notes(marta.heard())[0] == "snooze_back"
    assert town.reports() == []


@pytest.mark.usefixtures("ids")
def test_days_later_where_the_day_is_named(town: Town, marta: Chat) -> None:
    town.wait(days=2)
    marta.says("ya no me la recuerde el 26, siga normal")
    assert put_off(town) == {}


@pytest.mark.parametrize(
    ("said", "until"),
    [("mejor recuérdemela el 28", date(2026, 5, 28)),
     ("¿me la recuerda el 26 o normal?", UNTIL),
     ("la 2.1 va en 30, el 26 es la visita", UNTIL),
     ("la 4.3 va normal", UNTIL),
     ("no me recuerde la 4.3 el 26", UNTIL),
     ("la 2.1 va en 30, siga recordándome normal", UNTIL)],
)  # fmt: skip
def test_other_words_leave_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str, until: date
) -> None:
    marta.says(said)
    assert put_off(town)[ids["2.1"]] == until
