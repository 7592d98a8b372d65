"""Planning says which date a doubt of the plan leaves open: it is shown, and a yes settles it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.understanding.asks.pages.inquiry import gives_a_date
from core.dates.reader import find_dates
from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.plan import Milestone, PlanFault
from plans.faults import Rank
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request

THE_30TH = date(2026, 4, 30)


@pytest.fixture
def doubt(town: Town) -> int:
    """The 2.5 of finance, whose date the plan prints as one that does not exist."""
    activity = town.add("2.5", 20, office=town.other_office_id, due=date(2026, 5, 4))
    with town.database.transaction() as session:
        milestone = session.scalars(select(Milestone).filter_by(activity_id=activity)).one()
        milestone.printed_due = "31 de abril"
        session.add(
            PlanFault(
                entity_id=town.context.entity_id, plan_id=milestone.plan_id, activity_id=activity,
                field="due", kind="impossible_date", place="", text="31 de abril", message="",
                suggestion="", rank=Rank.REMINDER,
            )
        )  # fmt: skip
    return activity


def due(town: Town, activity: int) -> list[date]:
    return [one.due for one in town.rows(select(Milestone).filter_by(activity_id=activity))]


def test_a_yes_gives_the_date_that_was_shown_and_settles_the_doubt(
    town: Town, luz: Chat, doubt: int
) -> None:
    luz.says("la 2.5 va con el 30 de abril, así quedó en el acta")
    (shown,) = luz.heard()
    assert isinstance(shown, Note)
    assert (shown.name, shown.values["until"]) == ("doubt_of_date", "2026-04-30")
    assert due(town, doubt) == [date(2026, 5, 4)]

    luz.says("sí")
    assert due(town, doubt) == [THE_30TH]
    (fault,) = town.rows(select(PlanFault))
    assert fault.decision == "30/04/2026"

    luz.heard()
    luz.touches("Sí")  # pressed again
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert told.values["settled"] == "30/04/2026"


@pytest.mark.usefixtures("doubt")
@pytest.mark.parametrize(
    "said",
    ["la fecha de la 2.5 es 30 de abril, abril no trae 31",
     "la 2.5 tiene mal la fecha, abril trae 30, es el 30 de abril",
     "la 2.5 es el 30 de abril porque ese mes solo tiene 30 días"],
)  # fmt: skip
def test_why_the_printed_day_is_none_changes_nothing_of_it(luz: Chat, said: str) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["doubt_of_date"]


def test_a_no_leaves_it_open(town: Town, luz: Chat, doubt: int) -> None:
    luz.says("la fecha de la 2.5 es 30 de abril")
    luz.touches("No")
    assert due(town, doubt) == [date(2026, 5, 4)]
    (fault,) = town.rows(select(PlanFault))
    assert fault.settled_at is None


def test_who_asks_for_more_time_is_decided_on_and_not_the_doubt(
    town: Town, luz: Chat, doubt: int
) -> None:
    with town.database.transaction() as session:
        a_request(session, doubt, by=town.pedro_id, kind=RequestKind.EXTENSION)
    luz.says("la 2.5 va con el 30 de abril")
    assert "doubt_of_date" not in notes(luz.heard())
    luz.says("la fecha de la 2.5 es 30 de abril, en el plan quedó mal")
    assert notes(luz.heard()) == ["doubt_of_date"]


@pytest.mark.parametrize(
    "said",
    [
        "donde dice todas las dependencias somos nosotros los de planeación",
        "en todas las dependencias es planeación",
    ],
)
def test_words_that_are_not_understood_show_the_doubt_of_which_they_speak(
    town: Town, luz: Chat, consuelo: Chat, doubt: int, said: str
) -> None:
    with town.database.transaction() as session:
        fault = session.scalars(select(PlanFault).filter_by(activity_id=doubt)).one()
        fault.field, fault.text = "offices", "Todas las dependencias"
    luz.says(said)
    (page,) = luz.heard()
    assert isinstance(page, Overview)
    assert page.name == "doubts"
    consuelo.says(said)
    assert not {"courtesy", "doubts"} & {*notes(consuelo.heard())}


@pytest.mark.usefixtures("doubt")
@pytest.mark.parametrize("said", ["donde dice secretaría somos nosotros", "¿qué dice la 2.5?"])
def test_other_words_show_none(luz: Chat, said: str) -> None:
    luz.says(said)
    (answer,) = luz.heard()
    assert getattr(answer, "name", "") not in ("doubts", "courtesy")


def test_a_bare_yes_that_nothing_waits_for_is_not_thanked_for(luz: Chat) -> None:
    luz.says("sí")
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert said.values == {"words": "sí"}
    luz.says("gracias")
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert said.values == {}


def test_control_and_who_leads_it_settle_no_doubt(
    town: Town, consuelo: Chat, pedro: Chat, doubt: int
) -> None:
    for chat in (consuelo, pedro):
        chat.says("la fecha de la 2.5 es 30 de abril")
        assert "doubt_of_date" not in notes(chat.heard())
    assert due(town, doubt) == [date(2026, 5, 4)]


def test_without_a_doubt_planning_is_told_how_dates_are_corrected(town: Town, luz: Chat) -> None:
    town.add("4.2", 20, office=town.other_office_id)
    luz.says("la fecha de la 4.2 es 15 de junio")
    assert notes(luz.heard()) == ["date_by_file"]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("la fecha de la 2.5 es el 30 de abril", True),
        ("2.5: 30 de abril", True),
        ("corrija la fecha de la 2.5, es el 30/04/2026", True),
        ("la duda de la 2.5: déjela en 30 de abril por favor", True),
        ("la 2.5 vence el 30 de abril según el decreto", True),
        ("la fecha de la 2.5 es 30 de abril, en el plan quedó mal", True),
        ("la 2.5 vence el 30 de abril, confirmado", True),
        ("la 2.5 no vence el 30 de abril", False),
        ("¿la 2.5 vence el 30 de abril?", False),
        ("la 2.5 necesita plazo hasta el 30 de abril", False),
        ("Rosa entrega la 2.5 el 30 de abril", False),
        ("avísele a Rosa que la 2.5 es el 30 de abril", False),
        ("la 2.5 quedó lista el 30 de abril", False),
    ],
)
def test_only_words_that_say_no_more_give_a_date(text: str, gives: bool) -> None:
    (day,) = find_dates(text, date(2026, 5, 11))
    assert gives_a_date(text, day.start, day.end) is gives
