"""A newer file beside dates that a person decided: those stay until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models import audit
from models.answers import requests
from models.owed import Notice
from models.plan import Activity, Milestone, PlanFault
from models.session import Database
from plans import faults
from plans.activities.document import PlanDocument
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.read import read_plan
from plans.requests.deciding import Case, decide
from plans.requests.outcomes import Verdict
from tests.support.builders import a_person, a_request
from tests.support.plans import BY, PLACE, a_document, a_row, load, load_again
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import a_context

LATER = NOW + timedelta(days=1)
DECIDING = Deciding(TODAY, NOW, audit.Actor(role="planning", channel="cli"))


def plan(days: Sequence[date], text: str = "") -> PlanDocument:
    """Return a version of the plan whose only activity has these dates."""
    printed = text or " y ".join(f"{day:%d/%m/%Y}" for day in days)
    return a_document(a_row(code="1.1", due=tuple(days), due_text=printed))


def day(number: int, month: int) -> date:
    """Return a day of the plan's year."""
    return date(2026, month, number)


def decided(database: Database, entity: int, how: str, until: date) -> None:
    """Let planning move the activity's first date: by granting more time, or by setting it."""
    with database.transaction() as session:
        [activity] = session.scalars(select(Activity))
        days = session.scalars(select(Milestone.due).order_by(Milestone.due)).all()
        if how == "granted":
            who = a_person(session, entity, "Marta")
            a_request(session, activity.id, by=who, kind=RequestKind.EXTENSION)
            [request] = requests.of_entity(session, entity)
            context = a_context(entity)
            change = audit.Change(session, context.entity_id, BY, NOW)
            decide(Case(change, context, request, Verdict(granted=True, until=until)))
        else:
            values = " ".join(f"{one:%d/%m/%Y}" for one in (until, *days[1:]))
            settling.set_fields(session, activity, {"due": values}, DECIDING)


def dates(database: Database) -> list[date]:
    """Return the dates that stand."""
    with database.reading() as session:
        return list(session.scalars(select(Milestone.due).order_by(Milestone.due)))


BEFORE = (day(5, 6), day(12, 7))


@pytest.mark.parametrize("how", ["granted", "set"])
@pytest.mark.parametrize(
    ("newer", "stand", "asked"),
    [
        pytest.param((day(5, 6), day(20, 7)), (day(10, 6), day(20, 7)), None, id="another moved"),
        pytest.param((day(5, 6),), (day(10, 6),), None, id="another is gone"),
        pytest.param((day(10, 6), day(20, 7)), (day(10, 6), day(20, 7)), None, id="it agrees"),
        pytest.param((day(8, 6), day(12, 7)), (day(10, 6), day(12, 7)), day(8, 6), id="other"),
        pytest.param((day(12, 7),), (day(12, 7),), None, id="it took the date out"),
        pytest.param(
            (*BEFORE, day(30, 9)), (day(10, 6), day(12, 7), day(30, 9)), None, id="one more"
        ),
    ],
)
def test_a_decided_date_is_not_taken_back_by_a_file(
    database: Database,
    entity: int,
    how: str,
    newer: tuple[date, ...],
    stand: tuple[date, ...],
    asked: date | None,
) -> None:
    load(database, entity, plan(BEFORE))
    decided(database, entity, how, day(10, 6))

    stored = load_again(database, entity, plan(newer), now=LATER)

    assert dates(database) == list(stand)
    with database.reading() as session:
        faults = session.scalars(select(PlanFault).filter_by(kind="differs_from_date")).all()
    assert [one.suggestion for one in faults] == ([asked.isoformat()] if asked else [])
    assert [one.due for one in stored.comparison.other_dates] == ([(asked,)] if asked else [])
    for one in faults:
        verb = "Se concedió plazo" if how == "granted" else "La fecha se fijó"
        assert one.message.startswith(verb)
        assert "hasta el 10 de junio de 2026; el archivo trae el 8 de junio" in one.message


@pytest.mark.parametrize(
    ("decision", "first"), [("sí", day(8, 6)), ("10/06/2026", day(10, 6)), ("9/6/2026", day(9, 6))]
)
def test_the_date_of_a_file_is_taken_when_planning_accepts_it(
    database: Database, entity: int, decision: str, first: date
) -> None:
    load(database, entity, plan(BEFORE))
    decided(database, entity, "granted", day(10, 6))
    load_again(database, entity, plan((day(8, 6), day(12, 7))), now=LATER)
    with database.transaction() as session:
        [fault] = session.scalars(select(PlanFault).filter_by(kind="differs_from_date"))
        settling.settle(session, fault, decision, DECIDING)

    assert dates(database) == [first, day(12, 7)]
    load_again(database, entity, plan((day(8, 6), day(20, 7))), now=LATER + timedelta(days=1))
    assert dates(database) == [first, day(20, 7)]


def test_what_was_typed_for_a_cell_stays_and_more_time_given_for_it(
    database: Database, entity: int
) -> None:
    load(database, entity, in_words("Mensual"))
    answered(database, "settled", "05/06/2026 12/07/2026")
    decided(database, entity, "granted", day(10, 6))

    load_again(database, entity, plan((day(5, 6), day(20, 7))), now=LATER)

    assert dates(database) == [day(10, 6), day(12, 7)]
    assert asked_about(database) == [
        "La fecha se fijó el 11 de mayo de 2026 hasta el 12 de julio de 2026; el archivo trae el "
        "20 de julio de 2026. Se conserva la fecha decidida."
    ]
    with database.reading() as session:
        told = [one.details["since"] for one in session.scalars(select(Notice))]
    assert day(10, 6).isoformat() not in told


def in_words(text: str) -> PlanDocument:
    """Return a version of the plan whose only activity says its date in words."""
    fault = faults.no_single_date(text, PLACE)
    return a_document(a_row(code="1.1", due_text=text, faults=(fault,)))


def answered(database: Database, how: str, days: str) -> None:
    """Let planning say the dates of words: "set" at a command, or "settled" in the workbook."""
    with database.transaction() as session:
        [activity] = session.scalars(select(Activity))
        if how == "set":
            settling.set_fields(session, activity, {"due": days}, DECIDING)
        else:
            [fault] = settling.open_faults_of(session, activity, "due")
            settling.settle(session, fault, days, DECIDING)


def asked_about(database: Database) -> list[str]:
    """Return what is asked about dates of a file that are not those decided."""
    with database.reading() as session:
        rows = session.scalars(select(PlanFault).filter_by(kind="differs_from_date"))
        return [one.message for one in rows if one.settled_at is None]


FOUR = (day(31, 3), day(30, 6), day(30, 9), day(15, 12))
IN_WORDS = "31/03/2026, 30/06/2026, 30/09/2026, 15/12/2026"


@pytest.mark.parametrize("how", ["set", "settled"])
@pytest.mark.parametrize(
    ("said", "newer", "stand", "asked"),
    [
        pytest.param(
            "20/12/2026", (day(10, 12),), (day(20, 12),),
            ["La fecha se fijó el 11 de mayo de 2026 hasta el 20 de diciembre de 2026; el archivo "
             "trae el 10 de diciembre de 2026. Se conserva la fecha decidida."],
            id="another day",
        ),
        pytest.param("20/12/2026", (day(20, 12),), (day(20, 12),), [], id="the same day"),
        pytest.param(
            IN_WORDS, FOUR[:2], FOUR,
            ["Las fechas se fijaron el 11 de mayo de 2026: 31/03/2026, 30/06/2026, 30/09/2026 y "
             "15/12/2026; el archivo trae 31/03/2026 y 30/06/2026. Se conservan las fechas "
             "decididas."],
            id="some of them",
        ),
        pytest.param(IN_WORDS, FOUR, FOUR, [], id="all of them"),
        pytest.param(IN_WORDS, (), FOUR, [], id="other words"),
        pytest.param(
            "30/10/2026, 15/12/2026", (day(15, 12),), (day(30, 10), day(15, 12)),
            ["Las fechas se fijaron el 11 de mayo de 2026: 30/10/2026 y 15/12/2026; el archivo "
             "trae 15/12/2026. Se conservan las fechas decididas."],
            id="the last of them",
        ),
        pytest.param(
            "31/03/2026, 30/12/2026", (day(30, 6),), (day(31, 3), day(30, 12)),
            ["Las fechas se fijaron el 11 de mayo de 2026: 31/03/2026 y 30/12/2026; el archivo "
             "trae 30/06/2026. Se conservan las fechas decididas."],
            id="one that is none of them",
        ),
    ],
)  # fmt: skip
def test_the_dates_said_for_words_are_kept_all_and_asked_about_once(
    database: Database,
    entity: int,
    how: str,
    said: str,
    newer: tuple[date, ...],
    stand: tuple[date, ...],
    asked: list[str],
) -> None:
    load(database, entity, in_words("Trimestral"))
    answered(database, how, said)

    load_again(database, entity, plan(newer, "" if newer else "Cada tres meses"), now=LATER)

    assert dates(database) == list(stand)
    assert asked_about(database) == asked


def test_a_file_that_gives_one_of_two_set_dates_for_its_own_leaves_both(
    database: Database, entity: int
) -> None:
    load(database, entity, plan((day(5, 6),)))
    answered(database, "set", "10/06/2026 20/08/2026")

    load_again(database, entity, plan((day(20, 8),)), now=LATER)

    assert dates(database) == [day(10, 6), day(20, 8)]
    [message] = asked_about(database)
    assert "10/06/2026 y 20/08/2026; el archivo trae 20/08/2026" in message


@pytest.mark.parametrize(
    ("decision", "stand"),
    [("sí", FOUR[:2]), (IN_WORDS, FOUR), ("30/06/2026", (day(30, 6),))],
)
def test_the_dates_of_a_file_stand_for_all_that_was_said_once_planning_takes_them(
    database: Database, entity: int, decision: str, stand: tuple[date, ...]
) -> None:
    load(database, entity, in_words("Trimestral"))
    answered(database, "settled", IN_WORDS)
    load_again(database, entity, plan(FOUR[:2]), now=LATER)

    answered(database, "settled", decision)

    assert dates(database) == list(stand)
    assert asked_about(database) == []
    load_again(
        database, entity, plan(FOUR[:2], "31/03/2026 - 30/06/2026"), now=LATER + timedelta(days=1)
    )
    assert dates(database) == list(stand)


def test_the_difference_shows_the_dates_that_stand_before_those_of_the_file(
    database: Database, entity: int
) -> None:
    load(database, entity, plan((day(30, 11),)))
    answered(database, "set", "20/12/2026")

    stored = load_again(database, entity, plan((day(10, 12),)), now=LATER)

    [pair] = stored.comparison.difference.changed
    change = pair.change("due")
    assert change is not None
    assert (change.before, change.after) == (["2026-12-20"], ["2026-12-10"])


def test_the_question_names_the_cell_of_the_date(
    database: Database, entity: int, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    heading = "Código;Actividad;Responsable;Fecha de culminación;% avance"
    for printed in ("30/11/2026", "10/12/2026"):
        file.write_text(f"{heading}\n1.1;Publicar el mapa;Tesorería;{printed};40\n", "utf-8")
        document = replace(read_plan(file), cutoff=day(30, 4))
        if printed == "30/11/2026":
            load(database, entity, document)
            answered(database, "set", "20/12/2026")
    load_again(database, entity, document, now=LATER)

    with database.reading() as session:
        [fault] = session.scalars(select(PlanFault).filter_by(kind="differs_from_date"))
    assert fault.place == "línea 2, columna 4"
