"""What was begun and nobody has closed: absences, requests, words without a figure; and what
planning was told of silent offices."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.notice_names import AWAY, ESCALATION
from core.words import Role
from models.answers import questions
from models.owed import OwedState
from models.session import Database
from reports import digest
from reports.weekly import Escalated, Unclosed, UnclosedKind
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_notice,
    a_person,
    a_report,
    an_activity,
    an_entity,
    an_office,
    an_outbox_item,
)
from texts.catalog import Texts

DAY = timedelta(days=1)


def asked(session: Session, entity: int, office: int, **content: Any) -> tuple[int, int]:
    """Write that a person was asked something three days ago; return her and the activity."""
    person = a_person(session, entity, "Marta Ruiz", office=office, email="marta@x.co")
    activity = an_activity(session, entity, office=office, handle="1.2")
    questions.put(
        session,
        entity_id=entity,
        person_id=person,
        channel="email",
        name="wish:3" if "wished" in content else "3.0",
        content={"kind": "question", "line": {"handle": "1.2"}, **content},
        activity_id=activity,
        now=NOW - 3 * DAY,
    )
    return person, activity


@pytest.mark.parametrize("compares", [False, True])
@pytest.mark.parametrize("reported", [False, True])
def test_words_without_a_figure_are_told_until_somebody_reports_also_where_it_is_only_asked_for(
    database: Database, reported: bool, compares: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person, activity = asked(session, entity, office, words="va bien, falta revisarla")
        if reported:
            a_report(session, activity, 60, by=person, office_id=office, at=NOW - DAY)
        figures = figures_of(session, entity, compares=compares)

    told = Unclosed(
        kind=UnclosedKind.QUESTION,
        person="Marta Ruiz",
        on=TODAY - 3 * DAY,
        handle="1.2",
        words="va bien, falta revisarla",
    )
    assert figures.unclosed == (() if reported else (told,))


@pytest.mark.parametrize(
    ("says_it", "told"), [("she", False), ("her office", False), ("another", True)]
)
def test_what_her_office_told_of_its_part_has_answered_and_another_part_answers_nothing(
    database: Database, says_it: str, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        her, activity = asked(session, entity, office, words="lo nuestro ya está")
        whose = an_office(session, entity, "Prensa") if says_it == "another" else office
        by = her if says_it == "she" else a_person(session, entity, "Pedro", office=whose)
        a_report(session, activity, 100, by=by, office_id=whose, at=NOW - DAY, part=True)
        figures = figures_of(session, entity, compares=True)

    assert bool(figures.unclosed) is told


def test_words_that_carry_a_figure_wait_for_a_yes_and_are_not_without_one(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        asked(session, entity, office, words="van 5 de los 6", figure="83")
        figures = figures_of(session, entity, compares=True)

    page = digest.texts(figures, Texts()).txt.replace("\xa0", " ")
    assert "«van 5 de los 6» el vie 8 may y falta su «sí» para 83 %" in page
    assert "sin cifra" not in page


def test_a_request_that_its_person_has_not_sent_is_told_and_a_bare_question_is_not(
    database: Database,
) -> None:
    wished = {"kind": "extension", "handles": ["1.2"], "until": "2026-09-27"}
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra")
        asked(session, entity, an_office(session, entity), wished=wished, words="renunció")
        asked(session, other, an_office(session, other), words="")
        (told,) = figures_of(session, entity, compares=True).unclosed
        none = figures_of(session, other, compares=True).unclosed

    assert (told.kind, told.handle, str(told.until)) == (UnclosedKind.WISH, "1.2", "2026-09-27")
    assert none == ()


@pytest.mark.parametrize(
    ("until", "set_until", "readers", "told"),
    [
        (5, None, 1, True),
        (5, None, 2, True),
        (-1, None, 1, True),
        (-1, 2, 1, False),
        (-20, None, 1, False),
        (5, 5, 1, False),
        (5, 2, 1, True),
    ],
)
def test_an_absence_is_told_until_somebody_sets_it_and_once_more_when_it_is_over(
    database: Database, until: int, set_until: int | None, readers: int, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        known = None if set_until is None else TODAY + set_until * DAY
        away = a_person(session, entity, "Fabio Arango", away_until=known)
        details = {
            "person": "Fabio Arango",
            "away": away,
            "until": (TODAY + until * DAY).isoformat(),
        }
        for number in range(readers):
            reader = a_person(session, entity, f"Control {number}", role=Role.CONTROL)
            item = an_outbox_item(session, entity, at=NOW - 2 * DAY, person_id=reader)
            last = a_notice(
                session, reader, kind=AWAY, details=details, state=OwedState.TOLD,
                outbox_id=item, recorded_at=NOW - 2 * DAY,
            )  # fmt: skip
        found, summed_up = (
            figures_of(session, entity, compares=one).unclosed for one in (True, False)
        )

    assert summed_up == found  # what is asked for in the chat tells the same
    assert [one.person for one in found] == ["Fabio Arango"] * told
    if told:
        assert found[0].notice == (last if readers == 1 else 0)
        assert found[0].expired == (until < 0)


@pytest.mark.parametrize(("planned_until", "told"), [(9, False), (12, False), (5, True)])
def test_an_absence_to_come_that_one_reader_confirmed_waits_for_no_other(
    database: Database, planned_until: int, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        away = a_person(session, entity, "Fabio Arango")
        for number, until in enumerate((9, planned_until)):
            reader = a_person(session, entity, f"Control {number}", role=Role.CONTROL)
            details = {
                "person": "Fabio Arango",
                "away": away,
                "first": (TODAY + 3 * DAY).isoformat(),
                "until": (TODAY + until * DAY).isoformat(),
            }
            planned = {"planned": reader} if number else {}
            item = an_outbox_item(
                session, entity, at=NOW - 2 * DAY, person_id=reader, channel="telegram",
                sent_at=NOW - DAY,
            )  # fmt: skip
            a_notice(
                session, reader, kind=AWAY, details=details | planned, state=OwedState.TOLD,
                outbox_id=item, recorded_at=NOW - 2 * DAY,
            )  # fmt: skip
        found = figures_of(session, entity, compares=True).unclosed

    assert bool(found) is told


def test_what_planning_was_told_of_an_overdue_activity_is_told_with_its_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Hacienda")
        planning = a_person(session, entity, "Darío", role=Role.PLANNING)
        for handle, due in (("5.2", TODAY - 9 * DAY), ("9.9", TODAY + 9 * DAY)):
            activity = an_activity(session, entity, office=office, due=due, handle=handle)
            item = an_outbox_item(
                session, entity, at=NOW - 2 * DAY, person_id=planning, channel="telegram",
                sent_at=NOW - DAY,
            )  # fmt: skip
            a_notice(
                session, planning, kind=ESCALATION, state=OwedState.TOLD, outbox_id=item,
                details={"activity_id": str(activity), "office_id": str(office)},
                recorded_at=NOW - 2 * DAY,
            )  # fmt: skip
        figures = figures_of(session, entity, compares=True)

    assert figures.escalated == (
        Escalated(office="Hacienda", handle="5.2", on=TODAY - DAY, to="Darío", channel="telegram"),
    )
