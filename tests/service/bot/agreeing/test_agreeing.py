"""What a lead says to her welcome: agreed, not hers, delegated; and who then is written to."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Listing, Note, Question, Reminder
from core.words import RequestKind, Role
from models.answers.requests import Request
from models.audit import Audit
from models.organisation import Membership
from models.staff.agreements import Agreement, Deputy, words_of_offices
from scheduler import tick
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.support.builders import a_person
from tests.unit.bot.telegram.contents import parts_of, rows_of

CARLOS, INES = 900, 901
MONDAY_DUE = date(2026, 5, 19)


@pytest.fixture
def carlos(town: Town) -> Chat:
    """The chat of Carlos, a delegate of Marta's office."""
    return a_delegate(town, CARLOS, "Carlos Andrés Peña")


def a_delegate(town: Town, number: int, name: str) -> Chat:
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, name,
            office=town.office_id, role=Role.DELEGATE, telegram=str(number),
        )  # fmt: skip
    return Chat(town, number, name)


def passes(town: Town) -> None:
    """Let the clock pass, and send what it made."""
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()


def next_day(town: Town) -> None:
    """Let the clock pass on the next day."""
    town.wait(days=1)
    passes(town)


def reminded_of(chat: Chat) -> list[str]:
    """Return the handles in the reminders that have come to a chat."""
    return [
        line.handle
        for content in chat.heard()
        if isinstance(content, Reminder)
        for line in content.lines
    ]


def test_the_whole_list_asks_whether_all_is_hers_until_she_has_said_so(
    town: Town, marta: Chat
) -> None:
    for number in range(1, 6):
        town.add(f"1.{number}")
    passes(town)
    (welcome,) = marta.heard()
    (part,) = parts_of(welcome)
    assert "De acuerdo" not in [label for row in rows_of(part) for label in row]
    assert "No es mía" in [label for row in rows_of(part) for label in row]
    marta.touches("Ver todas")
    (listing,) = marta.heard()
    assert isinstance(listing, Listing)
    assert [one.label for one in listing.buttons] == ["Responder una por una", "De acuerdo"]
    marta.touches("De acuerdo")
    assert marta.heard() == [Note(name="agreed", values={"activities": 5})]
    marta.says("/pendientes")
    (again,) = marta.heard()
    assert isinstance(again, Listing)
    assert [one.label for one in again.buttons] == ["Responder una por una"]


def test_the_welcome_asks_the_lead_once_and_her_word_is_kept(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1"), town.add("1.2")
    passes(town)
    (welcome,) = marta.heard()
    assert isinstance(welcome, Reminder)
    labels = [button.label for button in welcome.buttons]
    assert (welcome.asks_agreement, labels[-3:]) == (
        True, ["De acuerdo", "No es mía", "Delegar en…"],
    )  # fmt: skip

    marta.touches("De acuerdo")
    assert marta.heard() == [Note(name="agreed", values={"activities": 2})]
    rows = town.rows(select(Agreement).order_by(Agreement.activity_id))
    assert [(row.activity_id, row.office_id, row.person_id) for row in rows] == [
        (first, town.office_id, town.marta_id), (second, town.office_id, town.marta_id),
    ]  # fmt: skip
    written = town.rows(select(Audit).where(Audit.action == "activity agreed to"))
    assert [(row.subject_id, row.role) for row in written] == [(first, "lead"), (second, "lead")]
    with town.database.reading() as session:
        (word,) = words_of_offices(session, town.context.entity_id)
        assert (word.agreed, word.activities) == (2, 2)

    town.wait(days=1)
    passes(town)
    again = [one for one in marta.heard() if isinstance(one, Reminder)]
    assert not any(one.asks_agreement for one in again)


def test_said_again_later_it_is_written_once(town: Town, marta: Chat) -> None:
    town.add("1.1")
    passes(town)
    marta.touches("De acuerdo")
    town.wait(minutes=10)
    marta.touches("De acuerdo")

    assert len(town.rows(select(Agreement))) == 1
    assert len(town.rows(select(Audit).where(Audit.action == "activity agreed to"))) == 1


def test_what_is_not_hers_is_a_request_for_another_office(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2")
    passes(town)
    marta.heard()
    marta.touches("No es mía")
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert [one.label.split(" · ")[0] for one in question.buttons] == ["1.1", "1.2"]

    assert marta.touches("1.2 ·") == "asked"
    marta.touches("No está en la lista")
    assert marta.touches("Sí, pedirlo") == "requested"
    (request,) = town.rows(select(Request))
    assert (request.kind, request.activity_id) == (RequestKind.REASSIGN, activity)


@pytest.mark.parametrize("how", ["button", "name", "order", "command"])
def test_a_delegate_gets_the_reminders_of_what_was_given_to_her(
    town: Town, marta: Chat, carlos: Chat, how: str
) -> None:
    other = a_delegate(town, INES, "Inés Vargas")
    activity = town.add("1.2", due=MONDAY_DUE)
    town.add("1.3", due=MONDAY_DUE)
    passes(town)
    marta.heard()
    match how:
        case "order":
            marta.says("delegar 1.2 en Carlos")
        case "command":
            marta.says("/delegar 1.2 a Carlos Peña")
        case _:
            marta.touches("Delegar en…")
            marta.touches("1.2 ·")
            question = marta.heard()[-1]
            assert isinstance(question, Question)
            labels = [one.label for one in question.buttons]
            assert labels == ["Carlos Andrés Peña", "Inés Vargas"]
            marta.touches("Carlos") if how == "button" else marta.says("a Carlos, por favor")
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["name"]) == ("delegated", "Carlos Andrés Peña")
    (row,) = town.rows(select(Deputy))
    assert (row.activity_id, row.office_id, row.by_id) == (activity, town.office_id, town.marta_id)

    next_day(town)  # Carlos is welcomed to what was given to him
    first = [one for one in carlos.heard() if isinstance(one, Reminder)]
    assert [(one.welcome, [line.handle for line in one.lines]) for one in first] == [
        (True, ["1.2"])
    ]
    assert [notice.name for notice in first[0].notices] == ["delegated"]
    marta.heard()
    for _ in range(4):
        next_day(town)
    assert set(reminded_of(carlos)) == {"1.2"}
    assert set(reminded_of(marta)) == {"1.3"}
    assert other.heard() == []


def test_each_office_of_an_activity_has_its_delegate_welcomed(
    town: Town, marta: Chat, pedro: Chat, carlos: Chat
) -> None:
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Inés Vargas",
            office=town.other_office_id, role=Role.DELEGATE, telegram=str(INES),
        )  # fmt: skip
    ines = Chat(town, INES, "Inés Vargas")
    town.add("1.2", due=MONDAY_DUE, office=[town.office_id, town.other_office_id])
    passes(town)
    marta.says("delegar 1.2 en Carlos")
    pedro.says("delegar 1.2 en Inés")

    next_day(town)
    for chat in (carlos, ines):
        first = [one for one in chat.heard() if isinstance(one, Reminder)]
        assert [one.welcome for one in first] == [True]


def test_a_delegate_reports_for_the_office(town: Town, marta: Chat, carlos: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("delegar 1.2 en Carlos")

    assert carlos.says("1.2 en 60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_the_lead_takes_it_back(town: Town, marta: Chat, carlos: Chat) -> None:
    town.add("1.2", due=MONDAY_DUE)
    passes(town)
    marta.says("delegar 1.2 en Carlos")
    marta.says("delegar 1.2")
    marta.touches("Me encargo yo")
    assert notes(marta.heard())[-1] == "delegated_back"
    next_day(town)
    assert reminded_of(carlos) == []


def test_only_a_lead_delegates_and_only_to_delegates_of_her_office(
    town: Town, marta: Chat, pedro: Chat, carlos: Chat
) -> None:
    activity = town.add("1.2")
    carlos.says("delegar 1.2 en Carlos")
    (refused,) = carlos.heard()
    assert isinstance(refused, Note)
    assert (refused.name, refused.values["handle"]) == ("delegate_not_lead", "1.2")
    assert str(refused.values["lead"]).startswith("Marta")
    pedro.presses(a_ref("deputy", activity, str(town.pedro_id)))
    assert notes(pedro.heard()) == ["not_yours"]
    marta.presses(a_ref("deputy", activity, str(town.pedro_id)))
    assert notes(marta.heard()) == ["delegates_none"]
    assert town.rows(select(Deputy)) == []


def test_without_delegates_it_is_said_what_to_do(town: Town, marta: Chat) -> None:
    town.add("1.2")
    marta.says("delegar")

    assert notes(marta.heard()) == ["delegates_none"]


def test_who_has_left_the_office_gets_nothing_any_more(
    town: Town, marta: Chat, carlos: Chat
) -> None:
    town.add("1.2", due=MONDAY_DUE)
    passes(town)
    marta.says("delegar 1.2 en Carlos")
    with town.database.transaction() as session:
        session.delete(
            session.scalars(
                select(Membership).filter_by(entity_id=town.context.entity_id, role=Role.DELEGATE)
            ).one()
        )
    marta.heard()
    for _ in range(5):
        next_day(town)

    assert set(reminded_of(marta)) == {"1.2"}
    assert reminded_of(carlos) == []


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("said", "count"), [("De acuerdo.", 1), ("Sí, estamos de acuerdo, gracias", 1), ("ok", 0)]
)
def test_a_reply_in_words_to_the_welcome_agrees_too(
    town: Town, marta: Chat, said: str, count: int
) -> None:
    town.add("1.1")
    passes(town)
    marta.says(said, to=marta.last())

    assert len(town.rows(select(Agreement))) == count


def test_the_same_words_elsewhere_agree_to_nothing(town: Town, marta: Chat) -> None:
    town.add("1.1", 60)
    passes(town)
    marta.says("1.1 en 40")
    marta.says("de acuerdo")

    assert town.rows(select(Agreement)) == []
    assert town.reports()[-1].percent == 40


@pytest.mark.parametrize("said", ["Carlos ya va en 60", "Carlos no", "otra persona"])
def test_what_only_mentions_a_delegate_delegates_nothing(
    town: Town, marta: Chat, carlos: Chat, said: str
) -> None:
    del carlos
    town.add("1.2", 40)
    marta.says("delegar 1.2")
    marta.says(said)

    assert town.rows(select(Deputy)) == []
