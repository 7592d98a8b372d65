"""Who has left the entity writes, presses and answers like a stranger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.audit import Actor, Change
from models.inbox import Inbound
from models.organisation import Address
from models.staff import invitations, leaving, people
from models.staff.invitations import Outcome
from scheduler.told.leaving import leave
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.hall import Hall
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_person

BY = Actor("technician", "cli")


def marta_leaves(town: Town) -> None:
    """Let Marta leave today."""
    with town.database.transaction() as session:
        leave(
            Change(session, town.context.entity_id, BY, town.now),
            town.context,
            town.marta_id,
            on=town.context.today(town.now),
        )


def addresses(town: Town) -> list[tuple[int, bool, str | None]]:
    """Return whose Marta's chat is, whether it is dead, and why."""
    rows = town.rows(select(Address).where(Address.value == "5551001"))
    return [(row.person_id, row.dead_since is not None, row.dead_reason) for row in rows]


@pytest.mark.parametrize("words", ["1.2 va en 90 %", "hola", "acepto"])
def test_what_she_writes_is_a_strangers_and_her_chat_stays_dead(
    town: Town, marta: Chat, words: str
) -> None:
    town.add("1.2", 40)
    marta_leaves(town)

    assert marta.says(words) == "unknown"
    assert notes(marta.heard()) == ["unknown_chat"]
    assert town.reports() == []
    assert addresses(town) == [(town.marta_id, True, "left")]


def test_her_buttons_do_nothing(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 60 %")
    undo = marta.button("Deshacer").ref
    marta_leaves(town)

    for ref in (undo, a_ref("done", activity), a_ref("all", 0)):
        assert marta.presses(ref) == "unknown"
    assert town.figure(activity)[0] == 60
    assert town.retractions() == []


@pytest.mark.parametrize("proof", ["", PROVEN])
def test_her_signed_answer_to_a_reminder_is_nobodys_and_she_is_not_asked(
    town: Town, proof: str
) -> None:
    post = Post(town)
    item = post.remind(town.add("1.2", 40))
    marta_leaves(town)

    assert post.answer(item, "1.2 va en 90 %", proof=proof) == "set aside"
    (why,) = post.set_aside()
    assert "the address is nobody's" in (why or "")
    assert post.mailbox(MARTA) == []
    assert town.reports() == []


def test_a_strangers_answer_to_her_reminder_asks_her_nothing(town: Town) -> None:
    post = Post(town)
    item = post.remind(town.add("1.2", 40))
    marta_leaves(town)

    assert post.answer(item, "va en 90 %", sender="juan@contratista.example") == "set aside"
    assert post.mailbox(MARTA) == []


def test_who_follows_her_answers_her_reminder_from_the_mailbox_of_the_office(town: Town) -> None:
    post = Post(town)
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    marta_leaves(town)
    with town.database.transaction() as session:
        bea = a_person(session, town.context.entity_id, "Bea Díaz", office=town.office_id)
        people.add_address(
            Change(session, town.context.entity_id, BY, town.now),
            person_id=bea,
            channel="email",
            value=MARTA,
        )

    assert post.answer(item, "1.2 va en 90 %") == "recorded"
    assert [report.person_id for report in town.reports()] == [bea]


def test_what_she_said_stays_under_her_name(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 60 %")
    marta_leaves(town)

    assert town.figure(activity)[0] == 60
    assert [report.person_id for report in town.reports()] == [town.marta_id]


def test_she_is_not_heard_in_the_group_of_the_office(town: Town, approved: Hall) -> None:
    activity = town.add("1.2", 40)
    approved.says(5551001, "1.2 va en 60 %")
    assert town.figure(activity)[0] == 60
    marta_leaves(town)

    approved.says(5551001, "1.2 va en 90 %")

    assert town.figure(activity)[0] == 60
    assert len(town.reports()) == 1


def test_her_invitation_is_void_and_a_new_person_may_have_her_telephone(town: Town) -> None:
    entity = town.context.entity_id
    with town.database.transaction() as session:
        code = invitations.create_invitation(
            Change(session, entity, BY, town.now), person_id=town.marta_id
        ).code
    marta_leaves(town)
    with town.database.transaction() as session:
        bea = a_person(session, entity, "Bea Díaz", office=town.office_id)
        fresh = invitations.create_invitation(
            Change(session, entity, BY, town.now), person_id=bea
        ).code
        outcomes = [
            invitations.redeem_invitation(
                session, entity_id=entity, code=one, channel="telegram", value="5551001",
                now=town.now,
            ).outcome
            for one in (code, fresh)
        ]  # fmt: skip

    assert outcomes == [Outcome.UNKNOWN, Outcome.ENROLLED]
    assert addresses(town) == [(bea, False, None)]
    assert town.rows(select(Inbound)) == []


@pytest.mark.parametrize(("days", "outcome"), [(-1, "recorded"), (0, "unknown"), (1, "unknown")])
def test_from_the_day_of_her_leaving_on_she_is_a_stranger_also_before_a_pass_has_let_her_go(
    town: Town, marta: Chat, days: int, outcome: str
) -> None:
    activity = town.add("1.2", 40)
    day = town.context.today(town.now) - timedelta(days=days)
    with town.database.transaction() as session:
        change = Change(session, town.context.entity_id, BY, town.now - timedelta(days=7))
        leaving.plan(change, person_id=town.marta_id, on=day)

    assert marta.says("la 1.2 va en 60 %") == outcome
    assert town.figure(activity)[0] == (60 if outcome == "recorded" else 40)
