"""Control sets an absence by its number beside other things, on other days than it was told, or by
its days alone; of who is away "también" the days are those that were said before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.absences.test_absences_of_two import stand
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.absences.test_days_of_others_told_anew import hernan, patricia, shown_by_name
from tests.service.bot.chat import Chat, Town, notes

__all__ = ["hernan", "patricia"]
D18, D19, D20, D22 = (date(2026, 5, day) for day in (18, 19, 20, 22))


@pytest.fixture
def control(town: Town, marta: Chat, hernan: Chat) -> Chat:
    """The chat of control, who was told that Marta is away from the 18th to the 22nd."""
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    town.morning()
    hernan.heard()
    return hernan


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("la 1.4 en 30. ausente {} ok", ["away_set", "receipt"]),
        ("la 1.4 en 30 y ausente {}", ["away_set", "receipt"]),
        ("Ausente {} ok. La 1.4 en 30", ["away_set", "receipt"]),
        ("la 1.4 va en 30, ausente {} gracias", ["away_set", "receipt"]),
        ("ausente {}. yo tambien estoy en comision el 13 y 14. la 1.4 en 30",
         ["away_set", "away_told", "receipt"]),
        ("yo también estoy en comisión el 13 y 14, ausente {}", ["away_set", "away_told"]),
        ("ok ausente {}, y la 1.4 en 30", ["away_set", "receipt"]),
    ],
)  # fmt: skip
def test_an_order_is_obeyed_wherever_it_stands(
    town: Town, control: Chat, said: str, heard: list[str]
) -> None:
    control.says(said.format(notices(town)[-1].id))
    assert sorted(notes(control.heard())) == heard
    assert stand(town) == [(town.marta_id, D18, D22)]
    assert not any("ausente" in one.description.lower() for one in town.reports())


def test_of_a_number_that_is_none_the_orders_are_shown(town: Town, control: Chat) -> None:
    control.says("la 1.4 en 30. ausente 999999 ok")
    assert notes(control.heard()) == ["away_which", "receipt"]
    assert [one.description for one in town.reports()] == [""]
    assert stand(town) == []


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("ausente {}, pero ella dice que es del 20 al 22", D20),
        ("ausente {} pero es del 20 al 22", D20),
        ("Ausente {}, pero Marta me dijo que es solo el 22", D22),
        ("ausente {}, pero me aviso que son del 20 al 22 no mas", D20),
        ("confirmo, pero ella dice que es del 20 al 22", D20),
        ("sí, pero es solo el 22", D22),
        ("ella dice que es del 20 al 22", D20),
    ],
)
@pytest.mark.parametrize("more", ["", ". la 1.4 va en 30"])
def test_what_a_but_puts_right_is_shown_and_not_set(
    town: Town, control: Chat, said: str, first: date, more: str
) -> None:
    control.says(said.format(notices(town)[-1].id) + more)
    assert notes(control.heard()) == ["away_proposed", *(["receipt"] if more else [])]
    assert stand(town) == []
    assert shown_by_name(town)[-1] == ("Marta", first, D22)


@pytest.mark.parametrize(
    "said",
    ["el 18 al 22 confirmado", "confirmado del 18 al 22", "del 18 al 22 queda confirmado",
     "confirmo del 18 al 22", "los días 18 al 22 confirmados", "ok confirmado el 18 al 22"],
)  # fmt: skip
def test_days_that_are_confirmed_set_the_one_on_them(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["away_set"]
    assert stand(town) == [(town.marta_id, D18, D22)]


@pytest.mark.parametrize(
    "said", ["el 13 y 14 confirmado", "confirmado el 25", "confirmo del 20 al 29"]
)
def test_other_days_that_are_confirmed_set_nobody(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["away_which"]
    assert stand(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "Rosa sale 18 y 19 de mayo y Jairo también",
        "Rosa no está el 18 y 19 de mayo, Jairo tambien",
        "Rosa sale 18 y 19. y jairo tambien",
        "ausencia de Rosa del 18 al 19, y don Jairo también",
        "Rosa Díaz está de permiso el 18 y 19 y Jairo Cuesta también",
        "Rosa viaja del 18 al 19 y tambien Jairo tambien",
    ],
)
@pytest.mark.parametrize("more", ["", ". La 1.4 va en 30"])
def test_who_is_away_too_is_away_on_the_same_days(
    town: Town, hernan: Chat, said: str, more: str
) -> None:
    hernan.says(said + more)
    heard = notes(hernan.heard())
    assert heard == ["away_proposed", "away_proposed", *(["receipt"] if more else [])]
    assert sorted(shown_by_name(town)) == [("Jairo", D18, D19), ("Rosa", D18, D19)]


@pytest.mark.parametrize(
    "said",
    ["la 1.4 va en 30 y la reunión es del 18 al 20", "la 1.4 va en 30, pero es del segundo ciclo",
     "la 1.4 va en 30. Jairo también ayudó", "la 1.4 va en 30, confirmado con la secretaría"],
)  # fmt: skip
def test_what_is_of_the_work_shows_nobody(town: Town, control: Chat, said: str) -> None:
    before = shown_by_name(town)
    control.says(said)
    assert "receipt" in notes(control.heard())
    assert shown_by_name(town) == before
    assert stand(town) == []
