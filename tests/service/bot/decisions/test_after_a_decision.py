"""What a lead says once she was told of a decision: that it be looked at again, of which activity
the date is, and what was decided before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import asked_for_more
from tests.support.builders import a_request

GRANTS, DENIES = "conceder 1.2 hasta el 12 de junio", "negar la 1.2 porque ya tuvo plazo"
JUNE_12 = date(2026, 6, 12)


@pytest.fixture
def town(town: Town) -> Town:
    """Marta has another activity too."""
    town.add("1.4", 10, title="Comprar los equipos", due=date(2026, 6, 15))
    return town


def decided(town: Town, marta: Chat, luz: Chat, ruling: str) -> int:
    """Let Marta ask for more time for 1.2, and be told the next day what was decided."""
    activity = asked_for_more(town, marta)
    assert luz.says(ruling) == "answered"
    town.morning()
    marta.heard(), luz.heard()
    return activity


@pytest.mark.parametrize(
    "text",
    ["Favor reconsiderar", "podrían reconsiderarlo?", "Por favor reconsideren la decisión",
     "Solicito respetuosamente reconsiderar la fecha de la 1.2 ya que el contrato no ha salido",
     "no estoy de acuerdo con esa decisión", "¿no se puede más?", "eso es muy poco tiempo",
     "Pido que lo revisen de nuevo", "ese plazo no me alcanza", "¿por qué tan poco?"],
)  # fmt: skip
@pytest.mark.parametrize("ruling", [GRANTS, DENIES])
def test_who_wants_a_decision_looked_at_again_is_told_who_decided_and_how_to_ask(
    town: Town, marta: Chat, luz: Chat, text: str, ruling: str
) -> None:
    decided(town, marta, luz, ruling)
    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    outcome = "granted" if ruling is GRANTS else "denied"
    about = {key: said.values[key] for key in ("handle", "by", "outcome", "again")}
    assert about == {
        "handle": "1.2", "by": "Luz Mery Cano", "outcome": outcome, "again": "extension",
    }  # fmt: skip
    assert town.reports() == []
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    ("text", "until", "why"),
    [
        ("sí", None, ""),
        ("hasta el 30 de junio porque falta el acta", date(2026, 6, 30), "falta el acta"),
        ("sí, hasta el 25 de junio", date(2026, 6, 25), ""),
        ("porque no ha salido el contrato", None, "no ha salido el contrato"),
    ],
)
def test_the_answer_to_that_is_shown_as_a_new_request(
    town: Town, marta: Chat, luz: Chat, text: str, until: date | None, why: str
) -> None:
    decided(town, marta, luz, GRANTS)
    marta.says("Favor reconsiderar")
    marta.heard()
    assert marta.says(text) == "asked"
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.wished.handles, shown.wished.until) == (("1.2",), until)
    assert shown.wished.reason == why
    assert len(town.rows(select(Request))) == 1


def test_a_day_beside_it_is_the_new_request(town: Town, marta: Chat, luz: Chat) -> None:
    decided(town, marta, luz, DENIES)
    assert marta.asks("favor reconsiderar, necesitamos hasta el 30 de junio porque falta el acta")
    first, second = town.rows(select(Request).order_by(Request.id))
    assert first.decided_at is not None
    assert (second.until, second.reason) == (date(2026, 6, 30), "falta el acta")


@pytest.mark.parametrize("text", ["no", "listo, dejémoslo así", "gracias"])
def test_what_is_left_as_it_was_decided_asks_nothing(
    town: Town, marta: Chat, luz: Chat, text: str
) -> None:
    decided(town, marta, luz, GRANTS)
    marta.says("Favor reconsiderar")
    marta.heard()
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["courtesy"]
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    "text",
    ["la 1.4 va en 50 %, vamos a reconsiderar el contratista", "la 1.2 va en 60",
     "Favor reconsiderar. La 1.4 va en 50 %"],
)  # fmt: skip
def test_a_report_after_a_decision_stays_one(town: Town, marta: Chat, luz: Chat, text: str) -> None:
    decided(town, marta, luz, GRANTS)
    assert marta.says(text) == "recorded"


@pytest.mark.parametrize("text", ["Favor reconsiderar", "esa fecha es para todo?"])
def test_where_nothing_was_decided_nothing_is_said_of_it(
    marta: Chat, town: Town, text: str
) -> None:
    town.add("1.2", 40)
    marta.says(text)
    assert not {"decided_already", "date_of_each"} & {*notes(marta.heard())}


@pytest.mark.parametrize(
    "text",
    ["esa fecha es para todo?", "y eso es para todas?", "esa fecha de cuál actividad es?",
     "¿el nuevo plazo aplica para todas las actividades?", "la fecha es de cuál",
     "disculpe, ¿ese plazo es solo para una o para las demás también?"],
)  # fmt: skip
def test_of_which_activity_a_new_date_is_is_answered(
    town: Town, marta: Chat, luz: Chat, text: str
) -> None:
    decided(town, marta, luz, GRANTS)
    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert said.name == "date_of_each"
    assert (said.values["count"], said.values["handle1"]) == (1, "1.2")
    assert said.values["due1"] == JUNE_12.isoformat()
    assert town.reports() == []


def test_after_a_receipt_it_is_the_date_of_what_was_reported(town: Town, marta: Chat) -> None:
    marta.says("la 1.4 va en 30")
    town.deliver()
    marta.heard()
    assert marta.says("esa fecha es para todas?") == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["handle1"]) == ("date_of_each", "1.4")


@pytest.mark.parametrize(
    "text", ["esa fecha es muy pronto para todas las oficinas", "todas al 80 %"]
)
def test_other_words_about_all_are_no_such_question(
    town: Town, marta: Chat, luz: Chat, text: str
) -> None:
    decided(town, marta, luz, GRANTS)
    marta.says(text)
    assert "date_of_each" not in notes(marta.heard())


@pytest.fixture
def twice(town: Town, marta: Chat, luz: Chat) -> Town:
    """What Marta asked for was denied first, and granted then."""
    decided(town, marta, luz, DENIES)
    assert marta.asks("prórroga para la 1.2 hasta el 20 de junio, falta el acta") == "requested"
    luz.says("conceder la 1.2")
    town.morning(days=3)
    marta.heard(), luz.heard()
    return town


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    "text", ["¿y la primera decisión?", "cuál fue la decisión anterior?", "y la primera decisión?"]
)
def test_the_first_decision_is_shown_beside_the_last(
    marta: Chat, luz: Chat, consuelo: Chat, text: str
) -> None:
    for chat in (marta, luz, consuelo):
        assert chat.says(text) == "answered"
        said = chat.heard()[-1]
        assert isinstance(said, Overview)
        assert (said.name, said.handle) == ("history", "1.2")
        assert {row.deed for row in said.rows} >= {"granted", "denied"}


@pytest.mark.usefixtures("twice")
def test_another_office_is_not_shown_it(pedro: Chat) -> None:
    pedro.says("¿y la primera decisión?")
    assert "overview" not in notes(pedro.heard())


def test_whoever_decides_changes_it_herself(town: Town, marta: Chat, luz: Chat) -> None:
    decided(town, marta, luz, GRANTS)
    luz.says("Favor reconsiderar")
    assert "decided_already" not in notes(luz.heard())


WHY = "el equipo de 2025 se compró ya y la 1.4 va en 30 %"  # names another one, with a figure


def denied_with(town: Town, chat: Chat, luz: Chat, kind: RequestKind, **asked: Any) -> int:
    """Let a request be written, denied, and told; return its activity."""
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        a_request(session, activity, by=town.marta_id, kind=kind, office_id=town.office_id, **asked)
    assert luz.says("negar la 1.2 porque sí aplica") == "answered"
    town.morning()
    chat.heard(), luz.heard()
    return activity


def test_the_reason_of_the_request_that_is_asked_anew_is_kept_and_not_read_again(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = denied_with(town, marta, luz, RequestKind.NOT_APPLICABLE, reason=WHY)
    marta.says("Favor reconsiderar")
    marta.heard()
    marta.says("sí")

    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.name, shown.wished.kind) == ("wish", "not_applicable")
    assert (shown.wished.handles, shown.wished.reason) == (("1.2",), WHY)
    assert town.reports() == []
    marta.says("sí")
    again = town.rows(select(Request).order_by(Request.id))[-1]
    assert (again.activity_id, again.kind, again.reason) == (
        activity, RequestKind.NOT_APPLICABLE, WHY,
    )  # fmt: skip


def test_the_office_of_the_request_that_is_asked_anew_is_the_one_that_was_named(
    town: Town, marta: Chat, luz: Chat
) -> None:
    denied_with(town, marta, luz, RequestKind.REASSIGN, reason="", named_office="Hacienda")
    marta.says("Favor reconsiderar")
    marta.heard()
    marta.says("sí")

    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.name, shown.wished.kind) == ("wish", "reassign")
    assert "Hacienda" in shown.wished.office


FIGURES = [
    "Entendido. Infraestructura publica el mapa: vamos en 45%.",
    "45",
    "de acuerdo, va en 45 %",
]


@pytest.mark.parametrize("text", FIGURES)
@pytest.mark.parametrize("ruling", [GRANTS, DENIES])
def test_what_answers_a_message_about_one_activity_is_of_that_one(
    town: Town, marta: Chat, luz: Chat, text: str, ruling: str
) -> None:
    other = town.add("2.3", 30, title="Reducir el tiempo de la licencia")
    marta.says("la 2.3 va en 35")
    town.morning()  # the first message shows all that is open
    activity = decided(town, marta, luz, ruling)
    assert notes(marta.contents())[-1] == "reminder"
    assert marta.says(text, to=marta.last()) == "recorded"
    assert (town.figure(activity)[0], town.figure(other)[0]) == (45, 35)


def test_another_that_is_named_in_the_answer_is_meant(town: Town, marta: Chat, luz: Chat) -> None:
    other = town.add("2.3", 30, title="Reducir el tiempo de la licencia")
    town.morning()
    decided(town, marta, luz, GRANTS)
    assert marta.says("entendido. La 2.3 va en 45", to=marta.last()) == "recorded"
    assert town.figure(other)[0] == 45
