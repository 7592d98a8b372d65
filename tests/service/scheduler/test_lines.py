"""An activity in a message: its figure, its words and who said them, as the reader sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from core.last_words import Author
from core.messages import Line
from core.refs import Ref
from models.plan import PlanFault
from models.session import Database
from scheduler.message.lines import facts, line
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    a_retraction,
    an_activity,
    an_office,
)
from tests.support.query_plans import query_plans
from tests.support.rows import write
from tests.support.sayings import last_said
from tests.support.scheduling import REFS, Town, a_town

HOUR = timedelta(hours=1)


def shown(session: Session, town: Town, activity: int, reader: int, **asked: Any) -> Line:
    about = facts(session, [activity])[activity]
    return line(town.context, about, reader=reader, **asked)


def told(one: Line) -> tuple[str, date, str]:
    assert one.said is not None
    return one.said.text, one.said.by.on, one.said.by.person


def test_what_was_said_last_is_shown_with_its_day_and_with_its_name_to_others(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        luis = a_person(session, town.entity, "Luis", office=town.office)
        activity = an_activity(session, town.entity, office=town.office)
        a_report(session, activity, 30, file_name="ptep.txt", words="Según el archivo")
        before = shown(session, town, activity, luis)
        a_report(session, activity, 40, by=luis, words="Falta la firma", at=NOW)
        mistaken = a_report(session, activity, 90, by=luis, words="Casi", at=NOW + HOUR)
        a_retraction(session, mistaken)
        hers, his = (shown(session, town, activity, who) for who in (town.lead, luis))
    assert (before.percent, before.said) == (
        Decimal(30),
        last_said("Según el archivo", TODAY, file="ptep.txt", loaded=True),
    )
    assert hers.percent == Decimal(40)
    assert told(hers) == ("Falta la firma", TODAY, "Luis")
    assert told(his) == ("Falta la firma", TODAY, "")


def test_the_due_date_is_the_earliest_open_one_and_else_the_last(sqlite_database: Database) -> None:
    dates = [date(2026, 4, 30), date(2026, 8, 31)]
    with sqlite_database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=dates, office=town.office)
        undated = an_activity(session, town.entity, due=None, office=town.office)
        found = [shown(session, town, activity, town.lead).due]
        for percent in (50, 100):
            a_report(session, activity, percent)
            found.append(shown(session, town, activity, town.lead).due)
        asked = shown(session, town, activity, town.lead, due=dates[0]).due
        none = shown(session, town, undated, town.lead).due
    assert found == [dates[0], dates[1], dates[1]]
    assert (asked, none) == (dates[0], None)


def test_the_office_named_is_the_readers_and_else_the_one_that_leads(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        press = an_office(session, town.entity, "Oficina de Prensa")
        activity = an_activity(session, town.entity, office=[town.office, press])
        orphan = an_activity(session, town.entity)
        named = {
            office: shown(session, town, activity, town.lead, office_id=office)
            for office in (town.office, press, 987_654, None)
        }
        nobody = shown(session, town, orphan, town.lead)
    assert {key: (one.office, one.support) for key, one in named.items()} == {
        town.office: ("Secretaría de Planeación", False),
        press: ("Oficina de Prensa", True),
        987_654: ("Secretaría de Planeación", False),
        None: ("Secretaría de Planeación", False),
    }
    assert (nobody.office, nobody.support) == ("", False)


def test_a_date_that_was_only_suggested_is_marked_with_what_the_plan_prints(
    database: Database,
) -> None:
    days = [date(2026, 4, 30), date(2026, 6, 30)]
    with database.transaction() as session:
        town = a_town(session)
        marked, others = {}, {}
        for kind in ("impossible_date", "far_year", "no_year", "no_single_date", "unread_date"):
            one = an_activity(session, town.entity, handle=kind, due=days)
            _suggest(session, town, one, kind)
            marked[kind] = shown(session, town, one, town.lead, due=days[1])
            others[kind] = shown(session, town, one, town.lead, due=days[0])
        for handle, kind, decided in (
            ("P", "shared_cells", None), ("S", "impossible_date", NOW),
        ):  # fmt: skip
            one = an_activity(session, town.entity, handle=handle, due=days)
            _suggest(session, town, one, kind, settled_at=decided)
            others[handle] = shown(session, town, one, town.lead, due=days[1])
    assert {(one.due_is_suggested, one.due_printed) for one in marked.values()} == {
        (True, "31/06/2026")
    }
    assert {(one.due_is_suggested, one.due_printed) for one in others.values()} == {(False, "")}


def test_the_button_of_an_activity_opens_its_card(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        named = "Publicar el plan anticorrupción en la página"
        activity = an_activity(session, town.entity, handle="D", title=named)
        button = shown(session, town, activity, town.lead).button
    assert button is not None
    assert button.label == "D Publicar el plan anticorrupción…"
    assert REFS.read(button.ref) == Ref("card", activity)


def _suggest(session: Session, town: Town, activity: int, kind: str, **changes: Any) -> None:
    values = {
        "entity_id": town.entity, "plan_id": town.plan, "activity_id": activity,
        "place": "fila 3", "field": "due", "kind": kind, "rank": "reminder",
        "text": "31/06/2026", "message": "No existe", "suggestion": "2026-06-30",
    }  # fmt: skip
    write(session, PlanFault, values, **changes)


def test_the_person_named_is_the_one_whose_figure_holds(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        other = an_office(session, town.entity, "Oficina de Prensa")
        luis = a_person(session, town.entity, "Luis Peña", office=other)
        activity = an_activity(session, town.entity, office=[town.office, other])
        a_report(session, activity, 40, by=town.lead, office_id=town.office, at=NOW)
        a_report(session, activity, 90, by=luis, office_id=other, part=True, at=NOW + HOUR)
        mine = shown(session, town, activity, luis)

    assert mine.percent == Decimal(40)
    assert told(mine) == ("Vamos en el 60 %", TODAY, "Marta Lucía Rincón")


def test_a_figure_without_words_shows_none_whoever_spoke_before(database: Database) -> None:
    cutoff = date(2025, 8, 31)
    with database.transaction() as session:
        town = a_town(session)
        luis = a_person(session, town.entity, "Luis Peña", office=town.office)
        after_file, after_luis, silent = (
            an_activity(session, town.entity, office=town.office) for _ in range(3)
        )
        for one in (after_file, silent):
            a_report(session, one, 60, words="De agosto", file_name="ptep.xlsx", as_of=cutoff)
        a_report(session, after_luis, 40, by=luis, words="Falta la firma", at=NOW)
        for one in (after_file, after_luis):
            a_report(session, one, 96, by=town.lead, words="", at=NOW + HOUR)
        found = {
            (one, who): shown(session, town, one, who)
            for one in (after_file, after_luis, silent)
            for who in (town.lead, luis)
        }

    for one in (after_file, after_luis):
        assert {found[one, who].percent for who in (town.lead, luis)} == {Decimal(96)}
        assert told(found[one, town.lead]) == ("", TODAY, "")
        assert told(found[one, luis]) == ("", TODAY, "Marta Lucía Rincón")
    for who in (town.lead, luis):
        assert found[silent, who].said == last_said("De agosto", cutoff, file="ptep.xlsx")


def test_a_cut_off_that_a_file_names_is_no_day_of_loading_however_late_it_was_loaded(
    database: Database,
) -> None:
    evening = datetime(2026, 5, 1, 3, tzinfo=UTC)  # in Bogotá the 30th of April
    with database.transaction() as session:
        town = a_town(session)
        shown_of = {}
        for as_of in (date(2026, 4, 30), date(2026, 5, 1), date(2026, 3, 31)):
            one = an_activity(session, town.entity, office=town.office)
            a_report(session, one, 30, file_name="p.xlsx", at=evening, as_of=as_of)
            said = shown(session, town, one, town.lead).said
            shown_of[as_of] = said is not None and said.by.loaded

    assert shown_of == {date(2026, 4, 30): True, date(2026, 5, 1): False, date(2026, 3, 31): False}


def test_words_without_a_figure_leave_the_figure_to_who_told_it(database: Database) -> None:
    cutoff = date(2025, 8, 31)
    with database.transaction() as session:
        town = a_town(session)
        of_file = an_activity(session, town.entity, office=town.office)
        nowhere = an_activity(session, town.entity, office=town.office)
        a_report(session, of_file, 60, words="De agosto", file_name="p.xlsx", as_of=cutoff)
        for one in (of_file, nowhere):
            a_report(session, one, None, by=town.lead, words="Falta la firma")
        hers, bare = (shown(session, town, one, town.lead) for one in (of_file, nowhere))

    assert (hers.percent, told(hers)) == (Decimal(60), ("Falta la firma", TODAY, ""))
    assert hers.said is not None
    assert hers.said.figure_by == Author(on=cutoff, file="p.xlsx")
    assert (bare.percent, told(bare)) == (None, ("Falta la firma", TODAY, ""))
    assert bare.said is not None
    assert bare.said.figure_by is None


def test_a_report_that_somebody_wrote_down_names_both(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        luz = a_person(session, town.entity, "Luz Mery Cano")
        activity = an_activity(session, town.entity, office=town.office)
        a_report(session, activity, 40, by=town.lead, recorded_by_id=luz)
        hers, luzs = (shown(session, town, activity, who) for who in (town.lead, luz))

    assert hers.said is not None
    assert luzs.said is not None
    assert (hers.said.by.person, hers.said.by.recorded_by) == ("", "Luz Mery Cano")
    assert (luzs.said.by.person, luzs.said.by.recorded_by) == ("Marta Lucía Rincón", "")


def test_activities_are_read_in_the_order_of_their_plan_whatever_is_asked_first(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        later, sooner = (
            an_activity(session, town.entity, office=town.office, position=one) for one in (12, 11)
        )
        nobodys = an_activity(session, town.entity, position=10)

        assert list(facts(session, [later, sooner, nobodys])) == [nobodys, sooner, later]


def test_whether_another_plan_has_the_code_is_looked_up_and_not_searched_for(
    sqlite_database: Database,
) -> None:
    """Every activity of each other plan was compared with each that is shown."""
    with sqlite_database.transaction() as session:
        town = a_town(session)
        one = an_activity(session, town.entity, office=town.office)

    plans = query_plans(sqlite_database, lambda session: facts(session, [one]))
    assert any("ix_activity_code (plan_id=? AND code=?)" in plan for plan in plans)
