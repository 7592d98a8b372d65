"""Who hears of a decision: the office that leads, and whose other request has become needless."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.plan import Activity
from plans.export.plan_table import stored_plan
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decisions import asked_for_more, passes, told
from tests.support.builders import a_request


@pytest.mark.parametrize("grants", [True, False])
def test_the_office_that_leads_is_told_of_what_another_asked(
    town: Town, marta: Chat, pedro: Chat, luz: Chat, grants: bool
) -> None:
    both = [town.office_id, town.other_office_id]
    activity, kind = town.add("1.2", 40, office=both), RequestKind.NOT_APPLICABLE
    with town.database.transaction() as session:
        other = town.other_office_id
        a_request(session, activity, by=town.pedro_id, kind=kind, office_id=other)
    passes(town)
    marta.heard(), pedro.heard()

    luz.touches("Conceder 1.2" if grants else "Negar 1.2")
    town.wait(days=1)
    passes(town)

    ((_, hers),) = [one for one in told(marta) if one[0].startswith("request_")]
    ((_, his),) = [one for one in told(pedro) if one[0].startswith("request_")]
    assert (hers["asker"], hers["asker_office"]) == ("Pedro Rueda", "Secretaría de Hacienda")
    assert "asker" not in his


def test_what_else_was_asked_of_an_activity_that_does_not_apply_is_closed_with_a_word(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = asked_for_more(town, marta)
    other = town.add("1.3", 40)
    with town.database.transaction() as session:
        kind, office = RequestKind.NOT_APPLICABLE, town.office_id
        a_request(session, activity, by=town.marta_id, kind=kind, office_id=office)
        more = RequestKind.EXTENSION
        a_request(session, other, by=town.marta_id, kind=more, office_id=office)
    first, second, third = [one.id for one in town.rows(select(Request).order_by(Request.id))]

    luz.says(f"conceder {second}")

    states = {one.id: one.state for one in town.rows(select(Request))}
    assert states == {
        first: RequestState.DENIED, second: RequestState.GRANTED, third: RequestState.OPEN,
    }  # fmt: skip
    town.wait(days=1)
    passes(town)
    heard = {name: values for name, values in told(marta) if name.startswith("request_")}
    assert set(heard) == {"request_granted", "request_denied"}
    assert (heard["request_denied"]["kind"], heard["request_denied"]["moot"]) == ("extension", 1)


def test_the_history_of_what_does_not_apply_tells_decider_and_asker_apart(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.6", 40)
    assert marta.asks("la 1.6 no aplica, no hay convenio este año") == "requested"
    town.wait(days=3)
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    town.wait(hours=1)
    marta.heard()
    marta.says("historial de la 1.6")

    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    decided = said.rows[0]
    assert (decided.name, decided.asker) == ("Luz Mery Cano", "Marta Lucía Rincón")
    assert decided.asked_on is not None
    assert decided.since is not None
    assert (decided.since - decided.asked_on).days == 3
    assert "convenio" in decided.title


def test_words_of_reports_have_no_asker(marta: Chat, town: Town) -> None:
    town.add("1.6", 40)
    marta.says("1.6 va en 60, falta la firma")
    marta.says("historial de la 1.6")

    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    assert {(one.asker, one.asked_on) for one in said.rows} == {("", None)}


@pytest.mark.parametrize(
    ("decided_by", "named"),
    [
        (("planning",), "Planeación"),
        (("control",), "Control interno"),
        (("planning", "control"), "Planeación o control interno"),
    ],
)
def test_the_table_given_back_names_the_decision_as_the_source(
    town: Town, marta: Chat, luz: Chat, decided_by: tuple[str, ...], named: str
) -> None:
    activity = town.add("1.6", 40)
    assert marta.asks("la 1.6 no aplica, no hay convenio este año") == "requested"
    luz.says(f"conceder {town.rows(select(Request))[0].id}")

    with town.database.reading() as session:
        plan = session.get_one(Activity, activity).plan_id
        today = town.context.today(town.now)
        entity = town.context.entity_id
        document = stored_plan(session, entity, plan, today=today, decided_by=decided_by)
    (found,) = [one for one in document.activities if one.code == "1.6"]
    assert found.source == f"Decisión de {named}, {today:%d/%m/%Y}"
