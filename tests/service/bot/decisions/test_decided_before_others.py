"""What is said behind a decision of another activity, or wished besides, is no reason of it: it is
answered as if it stood alone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import Role
from models.answers.requests import RequestState
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.decisions.test_decided_in_her_words import asks
from tests.service.bot.decisions.test_several_decisions import states


@pytest.fixture
def asked(town: Town) -> int:
    """Let Pedro ask for more time for 1.2; 5.2 is another activity, of planning."""
    town.add("5.2", 20, title="Adoptar el código de integridad")
    return asks(town, "1.2")


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        ("concedo la 1.2, que la lleve sandra. la 5.2 es de secretaria de hacienda, no de"
         " planeacion", "que la lleve sandra", "office_said"),
        ("concedo la de hacienda, que la lleve sandra. la 5.2 es de hacienda y no de planeacion",
         "que la lleve sandra", "office_said"),
        ("concedo la 1.2, que la lleve sandra. lo del código de integridad es de hacienda, no de"
         " planeacion", "que la lleve sandra", "office_said"),
        ("la 1.2 concedida. ojo que la 5.2 no es de planeación sino de hacienda", "",
         "office_said"),
        ("niego la 1.2 porque ya tuvo plazo, y la 5.2 pásela a Hacienda", "ya tuvo plazo",
         "office_said"),
        ("niego la 1.2: ya tuvo plazo. ¿quién no ha reportado?", "ya tuvo plazo", "overview"),
        ("concedo la 1.2, que sea la última. muéstreme las evidencias de la 5.2",
         "que sea la última", "overview"),
        ("niego la 1.2: ya tuvo plazo. la 5.2 va en 60 %", "ya tuvo plazo", "elsewhere"),
    ],
)  # fmt: skip
def test_what_is_said_of_another_activity_or_wished_is_answered_and_no_reason(
    town: Town, luz: Chat, asked: int, text: str, reason: str, said: str
) -> None:
    luz.says(text)
    state, _, answer = states(town)[asked]
    assert (state, answer) != (RequestState.OPEN, "")
    assert answer == reason
    assert notes(luz.heard())[1:] == [said]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("niego la 1.2: eso depende de la 5.2 que ya está lista",
         "eso depende de la 5.2 que ya está lista"),
        ("concedo la 1.2, para que quede igual que la 5.2", "para que quede igual que la 5.2"),
        ("niego la 1.2: ya tuvo plazo. Eso es de ley", "ya tuvo plazo. Eso es de ley"),
        ("niego la 1.2: ya tuvo plazo. Toca cumplir", "ya tuvo plazo. Toca cumplir"),
    ],
)  # fmt: skip
def test_what_only_mentions_another_activity_or_goes_on_explaining_stays_the_reason(
    town: Town, luz: Chat, asked: int, text: str, reason: str
) -> None:
    luz.says(text)
    assert states(town)[asked][2] == reason
    assert len(luz.heard()) == 1


@pytest.mark.parametrize(
    ("text", "remark", "said"),
    [
        ("no acepto la 2.4: falta el acta. lo del código de integridad es de hacienda, no de"
         " planeacion", "falta el acta", "office_said"),
        ("no acepto la 2.4: falta el acta, y la 5.2 pásela a hacienda", "falta el acta",
         "office_said"),
        ("no acepto la 2.4: falta el acta. ¿quién no ha reportado?", "falta el acta", "overview"),
        ("no acepto la 2.4: falta el acta. El que mandaron es viejo",
         "falta el acta. El que mandaron es viejo", None),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("asked")
def test_the_reason_of_a_returned_figure_ends_there_too(
    town: Town, marta: Chat, text: str, remark: str, said: str | None
) -> None:
    control = somebody(town, 800, "Hernán Quiroga", Role.CONTROL)
    town.add("2.4", 40, title="Socializar la política")
    marta.says("la 2.4 ya quedó al 100 %")
    control.says(text)
    (review,) = town.rows(select(Review))
    assert review.remark == remark
    assert notes(control.heard())[1:] == ([] if said is None else [said])
