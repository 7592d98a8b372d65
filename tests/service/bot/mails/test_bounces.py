"""Bounces that reach the mailbox: what was not delivered, and whose address is dead."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from models.audit import Actor
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.owed import OwedStep
from models.progress import ProgressReport
from tests.service.bot.chat import Town
from tests.service.bot.post import MAILBOX, MARTA, PEDRO, PROVEN, Post
from tests.support.builders import a_told_reminder

BY = Actor("technician", "cli")
DAY = timedelta(days=1)


@pytest.fixture
def post(town: Town) -> Post:
    """The mailboxes of the town."""
    return Post(town)


def figures(town: Town) -> list[tuple[int, Decimal | None]]:
    """Return the person and the figure of each report that came by message."""
    query = select(ProgressReport).where(
        ProgressReport.inbound_id.is_not(None),
        ProgressReport.entity_id == town.context.entity_id,
    )
    rows: list[ProgressReport] = town.rows(query.order_by(ProgressReport.id))
    return [(row.person_id or 0, row.percent) for row in rows]


BOUNCE = """\
--b
Content-Type: text/plain

No se pudo entregar.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.puertoesperanza.example

{before}Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b--
"""


def a_bounce(
    post: Post,
    item: int | None,
    address: str,
    status: str = "5.1.1",
    said: str = "550 5.1.1 no such user",
    *,
    action: str = "failed",
    before: str = "",
    **headers: str,
) -> str:
    """Let a delivery report come in; `before` are other recipients of it."""
    report = BOUNCE.format(address=address, status=status, said=said, action=action, before=before)
    return post.answer(
        item,
        report.replace("\n", "\r\n"),
        sender="mailer-daemon@puertoesperanza.example",
        Content_Type="multipart/report; report-type=delivery-status; boundary=b",
        Return_Path="<>",
        **headers,
    )


def test_a_hard_bounce_marks_the_address_and_what_it_said_is_owed_anew(
    town: Town, post: Post
) -> None:
    with town.database.transaction() as session:
        activity = town.add("1.2", 40, due=town.now.date())
        item = a_told_reminder(session, activity, town.marta_id, channel="email", recipient=MARTA)
    assert a_bounce(post, item, MARTA) == "bounced"
    (address,) = town.rows(
        select(Address).where(Address.value == MARTA).order_by(Address.id.desc()).limit(1)
    )
    assert "no such user" in (address.dead_reason or "")
    (row,) = town.rows(select(OutboxItem).where(OutboxItem.id == item))
    assert row.state is ItemState.BOUNCED
    assert town.rows(select(OwedStep).where(OwedStep.activity_id == activity)) == []


def test_a_bounce_of_no_message_of_ours_silences_nobody(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    assert a_bounce(post, None, MARTA) == "set aside"
    assert a_bounce(post, item, PEDRO) == "set aside"
    mine = select(Address).where(Address.person_id.in_([town.marta_id, town.pedro_id]))
    assert all(row.dead_since is None for row in town.rows(mine))
    assert MAILBOX not in post.sent


@pytest.mark.parametrize("status", ["5.2.2", "5.7.1", "4.4.7", "5.0.0"])
def test_what_is_no_fault_of_the_address_leaves_it_alive_but_was_not_delivered(
    town: Town, post: Post, status: str
) -> None:
    with town.database.transaction() as session:
        activity = town.add("1.2", 40, due=town.now.date())
        item = a_told_reminder(session, activity, town.marta_id, channel="email", recipient=MARTA)
    assert a_bounce(post, item, MARTA, status, "550 refused") == "bounced"
    (address,) = town.rows(select(Address).where(Address.value == MARTA))
    assert (address.dead_since, address.returned_times) == (None, 1)
    (row,) = town.rows(select(OutboxItem).where(OutboxItem.id == item))
    assert row.state is ItemState.BOUNCED
    assert "550 refused" in (row.error or "")
    assert town.rows(select(OwedStep).where(OwedStep.activity_id == activity)) == []


def test_a_bounce_that_is_told_twice_counts_once(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    for _ in range(2):
        assert a_bounce(post, item, MARTA, "5.2.2", "full") == "bounced"
    (address,) = town.rows(select(Address).where(Address.value == MARTA))
    assert address.returned_times == 1


def test_a_delay_changes_nothing(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    assert a_bounce(post, item, MARTA, "4.4.1", "timed out", action="delayed") == "delayed"
    (address,) = town.rows(select(Address).where(Address.value == MARTA))
    assert (address.dead_since, address.returned_times) == (None, 0)
    (row,) = town.rows(select(OutboxItem).where(OutboxItem.id == item))
    assert row.state is ItemState.SENT


def test_of_several_recipients_only_ours_counts(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    gone = f"Final-Recipient: rfc822; {PEDRO}\nAction: failed\nStatus: 5.1.1\n\n"
    assert a_bounce(post, item, MARTA, "5.2.2", "full", before=gone) == "bounced"
    query = select(Address).where(Address.value.in_([MARTA, PEDRO])).order_by(Address.value)
    hers, his = town.rows(query)
    assert (hers.dead_since, hers.returned_times) == (None, 1)
    assert (his.dead_since, his.returned_times) == (None, 0)


def test_who_answers_from_an_address_is_reached_there_again(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    a_bounce(post, item, MARTA, "5.2.2", "full")
    assert post.answer(item, "1.2 va en 60 %", proof=PROVEN) == "recorded"
    (address,) = town.rows(select(Address).where(Address.value == MARTA))
    assert address.returned_times == 0
