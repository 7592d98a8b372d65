"""Control says, beside other things, that an absence is over or begins on another day, and writes
in numbered points: each is heard for itself, and none of it is a figure of hers."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.reviews import Review
from tests.service.bot.absences.test_days_of_others_told_anew import hernan, shown_by_name
from tests.service.bot.absences.test_days_told_apart import D18, D19, D20, control
from tests.service.bot.chat import Chat, Town, notes

__all__ = ["control", "hernan"]


@pytest.fixture
def away(control: Chat) -> Chat:
    """The chat of control, with an activity of its own and Pedro's absence set: 18 to 20."""
    control.says("Confirmo la ausencia de Pedro")
    assert notes(control.heard()) == ["away_set"]
    return control


@pytest.mark.parametrize(
    "said",
    [
        "la ausencia de pedro ya termino, el volvio", "la ausencia de Pedro se acabó",
        "las vacaciones de Pedro ya terminaron",
        "la ausencia de pedro ya no va, le cancelaron la comision",
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["{}. la 2.1 la acepto", "la 2.1 la acepto. {}"])
def test_an_absence_that_is_over_is_ended_beside_a_verdict(
    town: Town, away: Chat, said: str, beside: str
) -> None:
    away.says(beside.format(said))
    assert {"away_ended", "review_kept"} <= {*notes(away.heard())}
    assert [one.remark for one in town.rows(select(Review))] == [""]


@pytest.mark.parametrize(
    "said",
    ["Pedro dijo que mejor sale el 19, no el 18", "Pedro sale el 19, no el 18",
     "pedro mejor sale el 19", "pedro ahora sale el 19"],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["{}", "la 2.1 la acepto. {}", "{}. La 2.1 la acepto"])
def test_another_first_day_beside_a_verdict_is_shown(
    town: Town, away: Chat, said: str, beside: str
) -> None:
    away.says(beside.format(said))
    assert "away_proposed" in notes(away.heard())
    assert ("Pedro", D19, D20) in shown_by_name(town)
    assert not any("sale" in one.remark for one in town.rows(select(Review)))


@pytest.mark.parametrize(
    "said",
    [
        "Cordial saludo\n1. Acepto la 2.1\n2. la 2.4 la devuelvo: falta el acta\n3. Pedro regreso"
        " ya, cancele lo de hoy\n4. gracias",
        "1) Acepto la 2.1\n2) Pedro ya volvio\n3) la 2.4 la devuelvo: falta el acta",
        "1- La 2.4 la devuelvo: falta el acta\n2- acepto la 2.1\n3- Pedro ya regresó",
    ],
)  # fmt: skip
def test_numbered_points_are_each_their_own(town: Town, away: Chat, said: str) -> None:
    town.wait(days=5)
    town.morning()
    away.heard()
    away.says(said)
    heard = notes(away.heard())
    assert sorted(heard) == ["away_ended", "review_kept", "review_kept"]
    assert sorted(one.remark for one in town.rows(select(Review))) == ["", "falta el acta"]


@pytest.mark.parametrize("said", ["1. sí\n2. no", "1. 60 %\n2. igual", "1. Acepto la 2.1\n3. nada"])
def test_other_numbers_stay_as_they_are(town: Town, away: Chat, said: str) -> None:
    away.says(said)
    assert "away_ended" not in notes(away.heard())
    assert ("Pedro", D18, D20) in shown_by_name(town)
