"""Planning decides in ordinary words, and says more in the same message: what else it says is
neither a reason that somebody is told, nor lost, nor taken for something of its own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.plan import Activity
from models.staff.agreements import Agreement
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decided_and_her_own import planning
from tests.service.bot.decisions.test_decided_and_her_own import states as of_each
from tests.service.bot.decisions.test_decided_in_her_words import NINTH, asks, became
from tests.service.bot.decisions.test_several_decisions import states

__all__ = ["planning"]

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.mark.parametrize(
    "said",
    [
        "no, la 1.2 no se la puedo dar, ya lleva dos prórrogas",
        "la 1.2 no se la voy a conceder, ya lleva dos prórrogas",
        "no le puedo aprobar la 1.2, ya lleva dos prórrogas",
    ],
)
def test_what_cannot_be_given_is_denied_with_its_reason(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2")
    luz.says(said)
    assert states(town)[request] == (DENIED, None, "ya lleva dos prórrogas")


def test_a_denial_by_a_bare_no_is_asked_and_its_reason_may_follow(town: Town, luz: Chat) -> None:
    request = asks(town, "1.2")
    luz.says("la 1.2 no")
    assert became(town, request)[0] is WAITS
    luz.says("porque ya se le había dado plazo en febrero")
    assert states(town)[request] == (DENIED, None, "ya se le había dado plazo en febrero")


def test_a_bare_no_is_not_carried_out_after_a_no(town: Town, luz: Chat) -> None:
    request = asks(town, "1.2")
    luz.says("la 1.2 no")
    luz.says("no")
    assert became(town, request)[0] is WAITS


def test_a_reason_against_it_denies_nothing(town: Town, luz: Chat) -> None:
    request = asks(town, "1.2")
    luz.says("la 1.2 no")
    luz.says("porque sí procede")
    assert became(town, request)[0] is WAITS


@pytest.mark.parametrize(
    "said", ["por ahora no le apruebo la 1.2 a hacienda, que presenten un plan"]
)
def test_what_is_refused_for_now_is_asked(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2")
    luz.says(said)
    assert became(town, request)[0] is WAITS
    luz.says("sí")
    assert states(town)[request] == (DENIED, None, "que presenten un plan")


def test_a_grant_is_turned_round_with_a_reason_that_no_word_joins(town: Town, luz: Chat) -> None:
    request = asks(town, "1.2")
    luz.says("conceda la 1.2 hasta el 9 de junio")
    luz.says("ay no, mejor niegue lo de la 1.2, hablé con Pedro y sí alcanza")
    luz.says("sí")
    assert states(town)[request] == (DENIED, None, "hablé con Pedro y sí alcanza")


@pytest.mark.parametrize(
    "said",
    [
        "ok, désela hasta el 9 de junio la 1.2. tengo algo más por decidir?",
        "hasta el 30 es mucho, para la 1.2 le doy hasta el 9 de junio",
        "ok la 1.2 se la concedo hasta el 9 de junio",
    ],
)
def test_a_day_is_given_in_ordinary_words(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2")
    luz.says(said)
    assert states(town)[request] == (GRANTED, NINTH, "")
    assert not any(isinstance(one, Note) and one.values.get("unread") for one in luz.heard())


def test_the_condition_of_a_grant_is_told(town: Town, luz: Chat) -> None:
    request = asks(town, "1.2")
    luz.says(
        "ok la 1.2 se la concedo hasta el 9 de junio, pero con la condición de que manden el acta"
    )
    state, until, answer = states(town)[request]
    assert (state, until) == (GRANTED, NINTH)
    assert "manden el acta" in answer


@pytest.mark.parametrize(
    "said", ["de acuerdo, que la 1.2 quede como no aplica. cómo va Hacienda con el resto?"]
)
def test_it_is_left_as_none_beside_a_question(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.2", kind=RequestKind.NOT_APPLICABLE, until=None)
    luz.says(said)
    assert became(town, request)[0] is GRANTED
    assert [one.name for one in luz.heard() if isinstance(one, Overview)] == ["office"]


@pytest.mark.parametrize(
    "news",
    [
        "Ah y Pedro ya no está en Hacienda, para que lo saquen",
        "Le cuento que Pedro se va a fin de mes",
    ],
)
def test_news_of_people_beside_a_decision_is_no_reason(town: Town, luz: Chat, news: str) -> None:
    request = asks(town, "1.2")
    luz.says(f"a la 1.2 dele hasta el 9 de junio. {news}")
    assert states(town)[request] == (GRANTED, NINTH, "")
    assert "staff_told" in [one.name for one in luz.heard() if isinstance(one, Note)]


@pytest.mark.parametrize(
    ("behind", "description"),
    [
        (", y le reporto que la 2.1 ya va en 80", ""),
        ("\ny anote que la 2.1 va en 80 %, falta que Pedro la suba", "falta que Pedro la suba"),
        (", y póngame que la 2.1 va en 80 %", ""),
        (". Registre que la 2.1 va en 80", ""),
        ("\ny lo mío: la 2.1 va en 80 %, falta subirla", "falta subirla"),
        ("\ny deje registrado que la 2.1 va en 80 %", ""),
        ("\nah y anóteme la 2.1 en 80 %", ""),
    ],
)
def test_what_she_reports_beside_a_decision_is_recorded(
    town: Town, planning: Chat, behind: str, description: str
) -> None:
    planning.says(f"lo de la rampa concedido{behind}")
    assert of_each(town) == {"4.2": GRANTED}
    told = [(int(one.percent or 0), one.description) for one in town.reports()][-1]
    assert told == (80, description)
    assert [one.answer for one in town.rows(select(Request))] == [""]


@pytest.mark.parametrize(
    "behind", ["\ny anote que la 2.4 va en 80 %", ", y anote que es la última vez"]
)
def test_no_report_is_made_of_what_is_not_hers(town: Town, planning: Chat, behind: str) -> None:
    before = len(town.reports())
    planning.says(f"la 4.2 concedida{behind}")
    assert len(town.reports()) == before


def test_a_yes_to_all_is_of_the_requests_that_wait(town: Town, planning: Chat) -> None:
    planning.says("sí a todas")
    assert of_each(town) == {"4.2": WAITS}
    assert town.rows(select(Agreement)) == []
    planning.says("sí")
    assert of_each(town) == {"4.2": GRANTED}


def test_where_no_request_waits_nothing_is_granted(town: Town, planning: Chat) -> None:
    planning.says("niegue lo de la rampa: ya tuvo plazo")
    planning.says("sí a todas")
    assert of_each(town) == {"4.2": DENIED}


@pytest.mark.parametrize(
    "said",
    [
        "la 4.2 mejor hasta el 29 de mayo. y quién me falta?",
        "le cuento que Pedro pasa a Planeación desde el lunes",
    ],
)
def test_nothing_of_her_own_is_asked_for_or_put_off(town: Town, planning: Chat, said: str) -> None:
    planning.says("niegue lo de la rampa: ya tuvo plazo")
    planning.says(said)
    assert {one.activity_id for one in town.rows(select(Request))} == {
        one.id for one in town.rows(select(Activity)) if one.handle == "4.2"
    }
