"""What a supporting office says is its part: the lead is asked, and only her yes closes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Listing, Note, NoticeItem, Question, Receipt, Recorded, Reminder, Undone
from core.rules import WHOLE
from core.words import Role
from models.answers.evidence import Evidence
from models.answers.parts import Part
from models.organisation import Person
from models.outbox import OutboxItem
from models.owed import OwedState, OwedStep
from models.still_open import open_activities
from reports import figures
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA as MARTAS_MAIL
from tests.service.bot.post import Post
from tests.support.builders import a_membership, a_person
from tests.unit.bot.telegram.contents import reading

PLANNING = 9009
LEADS, SUPPORTS = "Secretaría de Planeación", "Secretaría de Hacienda"


@pytest.fixture
def activity(town: Town) -> int:
    """2.7, which Marta's office leads and Pedro's supports; both have had their welcome."""
    made = town.add("2.7", 60, office=[town.office_id, town.other_office_id])
    town.morning()
    return made


def asked(heard: Iterable[object]) -> list[NoticeItem]:
    """Return what was asked about parts."""
    reminders = (one for one in heard if isinstance(one, Reminder))
    return [item for one in reminders for item in one.notices if item.name == "part"]


def receipt(chat: Chat) -> Recorded:
    """Return the newest report as its receipt shows it."""
    told = [one for one in chat.contents() if isinstance(one, Receipt)]
    return told[-1].records[0]


def reminded(town: Town, person_id: int) -> list[str]:
    """Return the steps that a person was owed since the welcome."""
    query = select(OwedStep).where(OwedStep.person_id == person_id).order_by(OwedStep.id)
    return [row.step for row in town.rows(query) if row.state is OwedState.TOLD]


def test_a_supporting_office_closes_nothing_alone(town: Town, pedro: Chat, activity: int) -> None:
    assert pedro.says("2.7 ya quedó") == "recorded"

    assert town.figure(activity) == (60, "Vamos en el 60 %")
    (report,) = town.reports()
    assert (report.part, report.percent, report.office_id) == (
        True,
        Decimal(100),
        town.other_office_id,
    )
    shown = receipt(pedro)
    assert (shown.percent, shown.before) == (Decimal(100), None)
    assert (shown.line.office, shown.line.lead, shown.line.percent) == (
        SUPPORTS,
        LEADS,
        Decimal(60),
    )


def test_what_the_lead_says_closes_as_ever(town: Town, marta: Chat, activity: int) -> None:
    marta.says("2.7 ya quedó")

    assert town.figure(activity)[0] == WHOLE
    assert [one.part for one in town.reports()] == [False]


@pytest.mark.usefixtures("activity")
def test_the_lead_is_asked_in_her_hours_and_once(town: Town, marta: Chat, pedro: Chat) -> None:
    marta.heard()
    pedro.says("2.7 ya quedó, se entregó el informe")
    assert marta.heard() == []

    town.morning()

    (item,) = asked(marta.heard())
    assert {key: item.values[key] for key in ("handle", "other_office", "person", "office")} == {
        "handle": "2.7",
        "other_office": SUPPORTS,
        "person": "Pedro Rueda",
        "office": LEADS,
    }
    assert [button.label for button in item.buttons] == ["Sí, 2.7 cumplida", "No, 2.7 sigue"]
    town.morning()
    assert asked(marta.heard()) == []
    assert asked(pedro.heard()) == []


@pytest.mark.parametrize("said", ["va en 80", "no aplica", "sin avance"])
def test_of_a_part_that_is_not_done_nothing_is_asked(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says(f"2.7 {said}")
    town.morning()

    assert asked(marta.heard()) == []
    assert town.figure(activity)[0] == 60


@pytest.mark.every_case
@pytest.mark.parametrize("way", ["button", "words", "words and handle", "reply"])
def test_her_yes_closes_it_with_her_as_author_and_points_at_both_messages(
    town: Town, marta: Chat, pedro: Chat, activity: int, way: str
) -> None:
    pedro.says("2.7 ya quedó, se entregó el informe")
    town.morning()
    match way:
        case "button":
            marta.touches("Sí, 2.7 cumplida")
        case "words":
            marta.says("sí")
        case "words and handle":
            marta.says("2.7 sí")
        case _:
            marta.says("Sí, señor", to=marta.last())

    assert town.figure(activity) == (100, ""), "Pedro's words are not hers"
    part, closing = town.reports()
    assert (closing.person_id, closing.office_id) == (town.marta_id, town.office_id)
    assert (closing.part, closing.confirms) == (False, part.id)
    assert closing.inbound_id != part.inbound_id
    shown = receipt(marta)
    assert (shown.percent, shown.before, shown.description) == (Decimal(100), Decimal(60), "")


def test_her_yes_can_be_taken_back(town: Town, marta: Chat, pedro: Chat, activity: int) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.touches("Sí, 2.7 cumplida")
    marta.touches("Deshacer")

    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize("way", ["button", "words"])
def test_her_no_keeps_it_and_it_is_not_asked_again(
    town: Town, marta: Chat, pedro: Chat, activity: int, way: str
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    if way == "button":
        marta.touches("No, 2.7 sigue")
    else:
        marta.says("no")

    assert town.figure(activity)[0] == 60
    assert len(town.reports()) == 1
    notes = [one.name for one in marta.heard() if isinstance(one, Note)]
    assert notes == ["part_kept"]
    town.morning()
    assert asked(marta.heard()) == []


def test_a_yes_to_what_was_taken_back_since_closes_nothing(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    pedro.touches("Deshacer")
    marta.touches("Sí, 2.7 cumplida")

    assert town.figure(activity)[0] == 60
    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["part_gone"]


@pytest.mark.usefixtures("activity")
def test_a_yes_with_nothing_asked_is_no_report(town: Town, marta: Chat) -> None:
    assert marta.says("sí") != "recorded"
    assert town.reports() == []


def test_a_yes_by_mail_closes_it_too(town: Town, pedro: Chat, activity: int) -> None:
    post = Post(town)
    with town.database.transaction() as session:
        session.get_one(Person, town.marta_id).preferred_channel = "email"
    pedro.says("2.7 ya quedó")
    town.morning()
    (mail,) = [
        row
        for row in town.rows(select(OutboxItem).where(OutboxItem.recipient == MARTAS_MAIL))
        if row.kind == "reminder" and "part" in str(row.content)
    ]

    assert post.answer(mail.id, "2.7 sí") == "recorded"

    assert town.figure(activity)[0] == WHOLE


def test_nobody_else_closes_with_her_button(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    ref = marta.button("Sí, 2.7 cumplida").ref

    Chat(town, 777, "Nadie").presses(ref)
    pedro.presses(ref)

    assert [one.part for one in town.reports()] == [True]
    assert town.figure(activity)[0] == 60
    assert [one.name for one in pedro.heard() if isinstance(one, Note)][-1] == "not_yours"


def test_planning_is_asked_where_the_leading_office_has_nobody(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    with town.database.transaction() as session:
        entity = town.context.entity_id
        a_person(session, entity, "Consuelo", role=Role.PLANNING, telegram=str(PLANNING))
    marta.dies()
    planning = Chat(town, PLANNING, "Consuelo")
    pedro.says("2.7 ya quedó")
    town.morning()
    town.add("2.8")
    planning.touches("Sí, 2.7 cumplida")

    assert town.figure(activity)[0] == WHOLE
    told = next(one for one in planning.contents()[::-1] if isinstance(one, Receipt))
    assert told.still_open == 0  # what else that office leads is not hers to answer
    closing = town.reports()[-1]
    assert (closing.part, closing.confirms) == (False, town.reports()[0].id)
    assert closing.person_id not in {town.marta_id, town.pedro_id}
    planning.touches("Deshacer")
    assert town.figure(activity)[0] == 60


def test_who_works_in_both_offices_speaks_as_the_lead(
    town: Town, pedro: Chat, activity: int
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.DELEGATE, office=town.office_id)

    pedro.says("2.7 ya quedó")

    assert town.figure(activity)[0] == WHOLE
    assert [(one.part, one.office_id) for one in town.reports()] == [(False, town.office_id)]


def test_its_figures_are_compared_with_its_own_part_alone(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    assert pedro.says("2.7 va en 20") == "recorded"
    assert pedro.says("2.7 va en 50") == "recorded"
    assert receipt(pedro).before == 20
    assert pedro.says("2.7 va en 30") == "asked"
    (question,) = [one for one in pedro.heard() if isinstance(one, Question)]
    assert question.line is not None
    assert (question.figure, question.line.own) == (Decimal(30), Decimal(50))
    assert town.figure(activity)[0] == 60
    assert marta.says("2.7 va en 65") == "recorded"


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("words", ["la 2.7 sigue igual", "la 2.7 está quieta", "2.7: igual"])
def test_a_part_that_is_as_before_and_was_never_told_has_no_figure(
    town: Town, pedro: Chat, words: str
) -> None:
    assert (pedro.says(words), town.reports()) == ("asked", [])


@pytest.mark.usefixtures("activity")
def test_a_part_that_is_as_before_keeps_its_own_figure(town: Town, pedro: Chat) -> None:
    pedro.says("2.7 va en 40")

    assert pedro.says("la 2.7 sigue igual") == "recorded"

    assert [one.percent for one in town.reports()] == [Decimal(40), Decimal(40)]


def test_an_undone_part_leaves_the_one_before_it(town: Town, pedro: Chat, activity: int) -> None:
    pedro.says("2.7 va en 20")
    pedro.says("2.7 ya quedó")
    pedro.touches("Deshacer")

    (part,) = town.rows(select(Part))
    assert (part.percent, part.done) == (20, False)
    (undone,) = [one for one in pedro.heard() if isinstance(one, Undone)]
    assert (undone.lines[0].part, undone.lines[0].percent) == (Decimal(20), Decimal(60))
    assert town.figure(activity)[0] == 60


def test_words_that_follow_and_corrections_stay_with_the_part_though_the_lead_spoke_since(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 va en 20")
    marta.says("2.7 va en 70, falta la firma")
    pedro.says("se contrató al proveedor")
    pedro.edits("se contrató al proveedor en mayo")
    pedro.edits("2.7 va en 25", back=2)

    assert town.figure(activity) == (70, "falta la firma")
    (part,) = town.rows(select(Part))
    assert part.percent == 25
    assert {one.part for one in town.reports() if one.person_id == town.pedro_id} == {True}


def test_its_reminders_end_with_its_part_and_the_leads_go_on(
    town: Town, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 ya quedó")
    before = len(reminded(town, town.pedro_id))
    for _ in range(40):
        town.morning()

    assert len(reminded(town, town.pedro_id)) == before
    assert len(reminded(town, town.marta_id)) > before
    with town.database.reading() as session:
        assert open_activities(session, town.context, [town.other_office_id]) == []
        assert open_activities(session, town.context, [town.office_id]) == [activity]


@pytest.mark.usefixtures("activity")
def test_a_part_that_goes_on_is_reminded_of(town: Town, pedro: Chat) -> None:
    pedro.says("2.7 va en 80")
    before = len(reminded(town, town.pedro_id))
    for _ in range(40):
        town.morning()

    assert len(reminded(town, town.pedro_id)) > before


def test_its_evidence_is_filed_under_the_activity_as_its_own(
    town: Town, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 ya quedó https://example.org/informe.pdf")

    (kept,) = town.rows(select(Evidence))
    assert (kept.activity_id, kept.person_id) == (activity, town.pedro_id)


def test_with_two_offices_that_lead_the_newer_figure_counts_as_ever(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    both = town.add_of_both("3.1", 10)
    marta.says("3.1 va en 40")
    pedro.says("3.1 ya quedó")

    assert town.figure(both)[0] == WHOLE


@pytest.mark.usefixtures("activity")
def test_the_digest_and_its_table_tell_who_said_what(town: Town, marta: Chat, pedro: Chat) -> None:
    marta.says("2.7 va en 70, falta la firma")
    pedro.says("2.7 ya quedó, se entregó el informe")
    town.wait(hours=1)
    with town.database.reading() as session:
        seen = figures.collect(session, town.context, town.now)

    (said,) = seen.parts
    assert (said.handle, said.office, said.percent) == ("2.7", LEADS, Decimal(70))
    assert (said.part.office, said.part.percent, said.part.person) == (
        SUPPORTS,
        Decimal(100),
        "Pedro Rueda",
    )
    (row,) = seen.rows
    assert row.said is not None
    assert (row.percent, row.said.text) == (Decimal(70), "falta la firma")
    assert row.said.by.person != "Pedro Rueda"
    assert [one.office for one in row.parts] == [SUPPORTS]
    (moved,) = seen.moved
    assert (moved.before, moved.after) == (Decimal(60), Decimal(70))


@pytest.mark.parametrize("words", ["/pendientes", "¿qué tengo pendiente?"])
def test_its_list_names_who_leads_and_shows_the_figure_of_its_part(
    town: Town, marta: Chat, pedro: Chat, activity: int, words: str
) -> None:
    untold = town.add("2.8", 20, office=[town.office_id, town.other_office_id])
    pedro.says("2.7 va en 45")
    pedro.heard()
    pedro.says(words)
    (listing,) = pedro.heard()

    assert isinstance(listing, Listing)
    assert [one.activity_id for one in listing.lines] == [activity, untold]
    told, silent = reading(listing).split("2.8")
    assert "(usted apoya; lidera Planeación)" in told
    assert "(usted apoya; lidera Planeación)" in silent
    assert "Su parte: 45 %" in told.replace("\u00a0", " ")
    assert "Su parte" not in silent
    marta.says(words)
    shown = reading(marta.heard()[-1])
    assert "apoya" not in shown
    assert "Su parte" not in shown
