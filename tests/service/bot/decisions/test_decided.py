"""Right after a decision: a "no" is told what stands, and decides nothing anew."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.organisation import Person
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import asked_for_more, due, the_request
from tests.support.builders import a_membership, a_request

JUNE = date(2026, 6, 30)
GRANTS, DENIES = "conceder {}", "negar {}"


@pytest.mark.every_case
@pytest.mark.parametrize("said", ["no", "no, negar", "negar", "mejor no", "deshacer", "negada"])
@pytest.mark.parametrize("own", [False, True])
def test_a_no_right_after_granting_is_told_what_stands(
    town: Town, marta: Chat, luz: Chat, said: str, own: bool
) -> None:
    activity = asked_for_more(town, marta)
    if own:  # planning has something of her own on her desk too
        with town.database.transaction() as session:
            named = select(Person.id).filter_by(name=luz.name, entity_id=town.context.entity_id)
            her_id = session.scalars(named).one()
            a_membership(session, her_id, Role.LEAD, office=town.other_office_id)
        town.add("3.1", 20, office=town.other_office_id)
    luz.says(GRANTS.format(the_request(town).id))
    luz.heard()
    luz.says(said)

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["final"], note.values["until"]) == (
        "decided_already", "yes", JUNE.isoformat(),
    )  # fmt: skip
    assert (the_request(town).state, due(town, activity)[0]) == (RequestState.GRANTED, JUNE)
    assert town.reports() == []


@pytest.mark.parametrize("said", ["no, conceder", "sí, conceder", "me equivoqué"])
def test_so_is_a_yes_that_comes_after_denying(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.says(DENIES.format(the_request(town).id))
    luz.heard()
    luz.says(said)

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.values["outcome"], note.values["final"]) == ("denied", "yes")
    assert the_request(town).state is RequestState.DENIED


@pytest.mark.parametrize("said", ["gracias", "sí", "¿qué está vencido?"])
def test_what_contradicts_nothing_is_answered_as_ever(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.says(GRANTS.format(the_request(town).id))
    luz.heard()
    luz.says(said)

    assert "decided_already" not in notes(luz.heard())


def test_a_no_after_something_else_was_said_is_about_that(
    town: Town, marta: Chat, luz: Chat
) -> None:
    asked_for_more(town, marta)
    luz.says(GRANTS.format(the_request(town).id))
    luz.says("gracias")
    luz.heard()
    luz.says("no")

    assert "decided_already" not in notes(luz.heard())


@pytest.mark.parametrize("said", ["no, mejor hasta el 12 como pidió", "mejor hasta fin de junio"])
def test_another_day_right_after_granting_is_told_what_stands(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    activity = asked_for_more(town, marta)
    luz.says(GRANTS.format(the_request(town).id))
    luz.heard()
    luz.says(said)

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["final"]) == ("decided_already", "yes")
    assert due(town, activity)[0] == JUNE


@pytest.mark.parametrize(
    "said",
    [
        "perdon era conceder la 1.2 hasta el 10 de julio",
        "no mejor concédale",
        "mejor désela",
        "deshacer",
        "conceder {}",
    ],
)
def test_each_try_to_change_a_denial_is_told_how_it_is_changed(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    number = the_request(town).id
    luz.touches("Negar 1.2")
    luz.heard()

    for words in (said, "deshacer"):
        luz.says(words.format(number))
        (note,) = luz.heard()
        assert isinstance(note, Note)
        assert (note.name, note.values["outcome"], note.values["final"]) == (
            "decided_already", "denied", "yes",
        )  # fmt: skip
    assert the_request(town).state is RequestState.DENIED


@pytest.mark.parametrize(
    "said",
    [
        "perdon era conceder la 9.9 hasta el 10 de julio",
        "perdon, mejor hablemos el {} de julio con Marta",
    ],
)
def test_a_decision_on_another_activity_or_a_day_is_not_taken_for_that(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.touches("Negar 1.2")
    luz.heard()
    luz.says(said.format(the_request(town).id))

    assert "decided_already" not in notes(luz.heard())


@pytest.mark.parametrize("said", ["deshacer", "no", "me equivoqué", "mejor no"])
def test_so_it_is_of_several_that_were_decided_at_once(town: Town, luz: Chat, said: str) -> None:
    activities = [town.add(handle, 40) for handle in ("3.3", "3.6", "2.3")]
    with town.database.transaction() as session:
        one, two, _ = [
            a_request(
                session, about, by=town.marta_id, kind=RequestKind.EXTENSION,
                office_id=town.office_id, until=JUNE,
            )
            for about in activities
        ]  # fmt: skip
    luz.says(f"conceder {one}, negar {two}: es de Salud")
    luz.heard()
    luz.says(said)

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["final"], note.values["count"]) == ("decided_several", "yes", 2)
    assert [note.values[f"outcome{n}"] for n in (1, 2)] == ["granted", "denied"]
    luz.says("conceder la 3.6")
    assert notes(luz.heard()) == ["decided_already"]
    stand = [row.state for row in town.rows(select(Request).order_by(Request.id))]
    assert stand == [RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN]


@pytest.mark.parametrize(
    "said",
    [
        "ay perdon, la {} no la niegue, hay que hablarlo con marta primero",
        "espere, la {} mejor hasta el 13 de julio",
        "me arrepentí de la {}",
        "perdón, la 1.2 era sí",
        "cambié de opinión con la {}, désela",
        "espere, mejor hasta el 13 de julio",
    ],
)
@pytest.mark.parametrize("order", [GRANTS, DENIES])
def test_who_changes_her_mind_is_told_what_was_decided_and_how_it_is_changed(
    town: Town, marta: Chat, luz: Chat, said: str, order: str
) -> None:
    asked_for_more(town, marta)
    number = the_request(town).id
    luz.says(order.format(number))
    before = the_request(town).state
    luz.heard()
    luz.says(said.format(number))

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["final"]) == ("decided_already", "yes")
    assert the_request(town).state is before


@pytest.mark.parametrize(
    "said", ["no, la 7.7 mejor la dejamos para julio", "perdón, la 1.2 va en 40", "¿mejor la {}?"]
)
def test_what_is_about_something_else_is_no_change_of_mind(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.says(DENIES.format(the_request(town).id))
    luz.heard()
    luz.says(said.format(the_request(town).id))

    assert "decided_already" not in notes(luz.heard())
