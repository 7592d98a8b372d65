"""What was asked of an activity that is closed since: withdrawn, and said to who waits for it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Receipt, Reminder
from core.words import RequestKind
from models import progress
from models.answers.requests import Request, RequestState
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_report, a_request

KINDS = list(RequestKind)


def asked(town: Town, kind: RequestKind = RequestKind.EXTENSION, *, by: int | None = None) -> int:
    """Let something be asked of 1.3 by Marta, or by another; return the activity."""
    activity = town.add("1.3", 40)
    with town.database.transaction() as session:
        office = town.office_id if by is None else town.other_office_id
        a_request(session, activity, by=by or town.marta_id, kind=kind, office_id=office)
    return activity


def passes(town: Town) -> None:
    """Let the clock pass."""
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)


def states(town: Town) -> list[RequestState]:
    """Return how the requests stand."""
    return [one.state for one in town.rows(select(Request))]


def told(chat: Chat) -> list[tuple[str, dict[str, Any]]]:
    """Return the notices that have come to a chat."""
    return [
        (notice.name, notice.values)
        for content in chat.heard()
        if isinstance(content, Reminder)
        for notice in content.notices
    ]


@pytest.mark.parametrize("kind", [one for one in KINDS if one is not RequestKind.SNOOZE])
def test_what_waits_is_withdrawn_with_the_100_and_the_receipt_says_so(
    town: Town, marta: Chat, luz: Chat, kind: RequestKind
) -> None:
    asked(town, kind)
    passes(town)
    assert [name for name, _ in told(luz)] == ["request"]
    marta.heard()
    marta.says("1.3 al 100, ya se firmó")

    assert states(town) == [RequestState.WITHDRAWN]
    (receipt,) = [one for one in marta.heard() if isinstance(one, Receipt)]
    assert [one.lapsed for one in receipt.records] == [True]
    town.morning()
    ((name, values),) = told(luz)
    assert (name, values["closed"]) == ("request_withdrawn", 1)
    assert told(marta) == [], "she has read it in the receipt"


def test_planning_that_was_not_told_yet_hears_of_neither(
    town: Town, marta: Chat, luz: Chat
) -> None:
    asked(town)
    marta.says("1.3 al 100")
    passes(town)

    assert told(luz) == []


@pytest.mark.usefixtures("luz")
def test_a_figure_below_withdraws_nothing(town: Town, marta: Chat) -> None:
    asked(town)
    marta.says("1.3 en 90")
    passes(town)

    assert states(town) == [RequestState.OPEN]
    (receipt,) = [one for one in marta.heard() if isinstance(one, Receipt)]
    assert [one.lapsed for one in receipt.records] == [False]


@pytest.mark.usefixtures("luz")
def test_a_100_of_one_activity_leaves_what_was_asked_of_another(town: Town, marta: Chat) -> None:
    asked(town)
    town.add("1.4", 40)
    marta.says("1.4 al 100")
    passes(town)

    assert states(town) == [RequestState.OPEN]


@pytest.mark.usefixtures("luz")
def test_what_is_opened_again_brings_no_request_back(town: Town, marta: Chat) -> None:
    activity = asked(town)
    marta.says("1.3 al 100")
    marta.touches("Deshacer")
    passes(town)

    assert town.figure(activity)[0] == 40
    assert states(town) == [RequestState.WITHDRAWN]


@pytest.mark.usefixtures("luz")
def test_another_who_had_asked_is_told_that_it_is_not_needed(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    asked(town, by=town.pedro_id)
    marta.says("1.3 al 100")
    town.morning()

    ((name, values),) = told(pedro)
    assert (name, values["moot"], values["closed"]) == ("request_denied", 1, 1)


def test_what_a_file_has_closed_is_found_by_the_clock(town: Town, marta: Chat, luz: Chat) -> None:
    activity = asked(town)
    town.morning()
    marta.heard(), luz.heard()
    town.wait(hours=1)
    with town.database.transaction() as session:
        a_report(session, activity, 100, at=town.now)
        progress.refresh(session, activity)
    town.morning()

    assert states(town) == [RequestState.WITHDRAWN]
    assert [name for name, _ in told(luz)] == ["request_withdrawn"]
    assert [name for name, _ in told(marta)] == ["request_denied"]


@pytest.mark.usefixtures("luz")
def test_what_is_asked_of_a_closed_activity_waits_for_its_decision(town: Town, marta: Chat) -> None:
    activity = town.add("1.3", 40)
    marta.says("1.3 al 100")
    town.wait(hours=1)
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.marta_id, kind=RequestKind.REASSIGN,
            office_id=town.office_id, at=town.now,
        )  # fmt: skip
    passes(town)

    assert states(town) == [RequestState.OPEN]


def test_the_button_of_a_withdrawn_request_says_what_became_of_it(
    town: Town, marta: Chat, luz: Chat
) -> None:
    asked(town)
    passes(town)
    marta.says("1.3 al 100")
    luz.touches("Conceder 1.3")

    assert notes(luz.heard())[-1] == "decided_already"
    assert states(town) == [RequestState.WITHDRAWN]
