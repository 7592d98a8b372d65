"""What was granted is denied, or given for an earlier day: carried out, told, kept on record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from core.overviews import Overview
from core.words import Duty, RequestKind
from models.answers.requests import Request, RequestState
from models.plan import Activity, Responsibility
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import due, passes
from tests.service.bot.decisions.test_decisions_changed import FIRST, SECOND, offered
from tests.service.bot.decisions.test_several_decisions import states
from tests.support.builders import a_report, a_request, an_office

GRANTED, DENIED = RequestState.GRANTED, RequestState.DENIED
DUE, FIFTH = date(2026, 5, 29), date(2026, 6, 5)


def told(chat: Chat) -> list[tuple[str, dict[str, Any]]]:
    """Return the notices that have come to a chat."""
    heard = [one for one in chat.heard() if isinstance(one, Reminder)]
    return [(notice.name, notice.values) for one in heard for notice in one.notices]


def asked(town: Town, code: str = "2.4", **about: Any) -> int:
    """Let Marta ask for something for a new activity; return the request."""
    activity = town.add(code, 40)
    wish: dict[str, Any] = {"kind": RequestKind.EXTENSION, "until": FIRST} | about
    with town.database.transaction() as session:
        return a_request(session, activity, by=town.marta_id, office_id=town.office_id, **wish)


@pytest.fixture
def granted(town: Town, luz: Chat) -> int:
    """More time for 2.4, granted until 15 June minutes ago; nobody was told."""
    request = asked(town)
    luz.says(f"conceder {request}")
    town.wait(minutes=2)
    luz.heard()
    return request


def the_due(town: Town) -> tuple[date, date | None]:
    """Return the date of 2.4 and the first one that it had."""
    (activity,) = town.rows(select(Activity).where(Activity.handle == "2.4"))
    return due(town, activity.id)


@pytest.mark.parametrize(
    "said",
    ["mejor niéguela", "la 2.4 mejor niéguela", "pensándolo bien, la 2.4 no", "revoque la 2.4",
     "no, mejor negada", "me equivoqué, niéguela", "la 2.4 negada, ya tuvo plazo", "deshacer"],
)  # fmt: skip
def test_what_was_granted_is_denied_after_a_yes_and_the_date_goes_back(
    town: Town, luz: Chat, marta: Chat, granted: int, said: str
) -> None:
    luz.says(said)
    question = offered(luz)
    assert (question.values["denies"], question.values["due"]) == (1, DUE.isoformat())
    assert states(town)[granted][0] is GRANTED
    luz.says("sí")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("decision_denied", DUE.isoformat())
    assert (states(town)[granted][0], the_due(town)) == (DENIED, (DUE, None))
    passes(town)
    assert [(name, values["corrects"], values["due"]) for name, values in told(marta)] == [
        ("request_denied", 0, None)
    ]


@pytest.mark.parametrize(
    "said", ["la 2.4 mejor hasta el 5 de junio", "no, mejor hasta el 5 de junio"]
)
def test_an_earlier_day_is_given_after_a_yes(
    town: Town, luz: Chat, marta: Chat, granted: int, said: str
) -> None:
    luz.says(said)
    assert offered(luz).values["due"] == FIFTH.isoformat()
    luz.says("sí")
    assert (states(town)[granted][1], the_due(town)) == (FIFTH, (FIFTH, DUE))
    passes(town)
    ((name, values),) = told(marta)
    assert (name, values["corrects"]) == ("request_granted", 0)
    assert (values["since"], values["due"]) == (DUE.isoformat(), FIFTH.isoformat())


@pytest.mark.usefixtures("granted")
@pytest.mark.parametrize("said", ["no niego la 2.4", "gracias", "la 2.4 la niego o no?", "listo"])
def test_what_denies_nothing_is_not_asked_about(luz: Chat, said: str) -> None:
    luz.says(said)
    heard = [one for one in luz.heard() if isinstance(one, Note)]
    assert not any(one.values.get("denies") for one in heard)


def test_who_was_told_of_the_grant_is_told_that_it_is_corrected(
    town: Town, luz: Chat, marta: Chat, granted: int
) -> None:
    passes(town)
    town.deliver()
    assert [name for name, _ in told(marta)] == ["request_granted"]
    luz.says("la 2.4 mejor hasta el 15 de julio")
    luz.says("sí")
    luz.says("la 2.4 mejor niéguela porque ya tuvo plazo")
    luz.says("sí")
    assert states(town)[granted][0] is DENIED
    town.morning()
    ((name, values),) = told(marta)
    assert (name, values["corrects"], values["reason"]) == ("request_denied", 1, "ya tuvo plazo")
    assert (values["since"], values["due"]) == (FIRST.isoformat(), DUE.isoformat())


def test_who_knows_it_already_is_told_nothing(
    town: Town, luz: Chat, marta: Chat, granted: int
) -> None:
    passes(town)
    town.deliver()
    marta.heard()
    for day in ("15 de julio", "15 de junio"):
        luz.says(f"la 2.4 mejor hasta el {day}")
        luz.says("sí")
    assert states(town)[granted][:2] == (GRANTED, FIRST)
    town.morning()
    assert told(marta) == []


def test_the_reason_that_is_given_with_a_press_is_kept(town: Town, luz: Chat, granted: int) -> None:
    luz.says("la 2.4 mejor niéguela: no hay cupo")
    luz.touches("Sí, cambiarla")
    (request,) = town.rows(select(Request).where(Request.id == granted))
    assert (request.state, request.answer) == (DENIED, "no hay cupo")
    luz.heard()
    luz.touches("Sí, cambiarla")
    assert notes(luz.heard()) == ["decided_already"]


def test_a_button_of_a_decision_that_is_another_since_does_nothing(
    town: Town, luz: Chat, granted: int
) -> None:
    luz.says("la 2.4 mejor niéguela")
    old = luz.button("Sí, cambiarla").ref
    luz.says("la 2.4 mejor hasta el 15 de julio")
    luz.says("sí")
    luz.heard()
    luz.presses(old)
    assert (states(town)[granted][:2], notes(luz.heard())) == (
        (GRANTED, SECOND), ["decided_already"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "said"),
    [("reported", "la 2.4 mejor niéguela"), ("passed", "la 2.4 mejor niéguela"),
     ("later", "la solicitud {} mejor niéguela"), ("waits", "la solicitud {} mejor niéguela"),
     ("not_later", "la 2.4 mejor hasta el 20 de mayo")],
)  # fmt: skip
def test_it_is_refused_with_the_true_reason(
    town: Town, luz: Chat, granted: int, why: str, said: str
) -> None:
    (activity,) = town.rows(select(Activity.id).where(Activity.handle == "2.4"))
    with town.database.transaction() as session:
        wish: dict[str, Any] = {
            "by": town.marta_id, "kind": RequestKind.EXTENSION, "office_id": town.office_id,
        }  # fmt: skip
        if why == "reported":
            a_report(session, activity, 100, by=town.marta_id)
        elif why in ("later", "waits"):
            other = a_request(session, activity, until=SECOND, **wish)
    if why == "later":
        luz.says(f"conceder {other}")
    if why == "passed":
        town.wait(days=20)
        luz.says("qué se decidió en mayo")
        town.deliver()
        said = "mejor niéguela"
    before = states(town)
    luz.heard()
    luz.says(said.format(granted))
    note = luz.heard()[-1]
    assert isinstance(note, Note)
    assert (note.name, note.values.get("why"), note.values.get("change")) == (
        "decided_already", why, None,
    )  # fmt: skip
    luz.says("sí")
    assert states(town) == before


def test_an_office_that_got_an_activity_gives_it_back(town: Town, luz: Chat) -> None:
    request = asked(town, "3.3", kind=RequestKind.REASSIGN, until=None)
    with town.database.transaction() as session:
        other = an_office(session, town.context.entity_id, "Almacén")
    luz.says(f"conceder {request} a Almacén de todos modos")
    (activity,) = town.rows(select(Activity.id).where(Activity.handle == "3.3"))
    leads = select(Responsibility.office_id).where(
        Responsibility.activity_id == activity, Responsibility.duty == Duty.LEAD
    )
    assert town.rows(leads) == [other]
    luz.heard()
    luz.says("la 3.3 mejor niéguela")
    assert offered(luz).values["denies"] == 1
    luz.says("sí")
    assert (town.rows(leads), states(town)[request][0]) == ([town.office_id], DENIED)


def test_what_was_not_to_count_waits_again(town: Town, luz: Chat) -> None:
    request = asked(town, "3.3", kind=RequestKind.NOT_APPLICABLE, until=None)
    luz.says(f"conceder {request}")
    luz.heard()
    luz.says("no, mejor niéguela")
    offered(luz)
    luz.says("sí")
    (activity,) = town.rows(select(Activity).where(Activity.handle == "3.3"))
    assert (states(town)[request][0], activity.percent) == (DENIED, 40)
    luz.heard()
    luz.says("historial de la 3.3")
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert "denied" in [row.deed for row in shown.rows]


@pytest.mark.parametrize("order", ["decisiones de hoy", "historial de la 2.4"])
@pytest.mark.parametrize(
    "said", ["mejor niéguela", "niéguela", "no, mejor negarla", "mejor hasta el 5 de junio"]
)
def test_the_one_decided_request_that_was_shown_is_meant(
    town: Town, luz: Chat, granted: int, order: str, said: str
) -> None:
    asked(town, "4.4")  # another one waits
    luz.says("gracias")
    luz.heard()
    luz.says("qué se decidió hoy" if order.startswith("dec") else order)
    town.deliver()
    luz.heard()
    luz.says(said)
    offered(luz)
    luz.says("sí")
    state, until, *_ = states(town)[granted]
    assert (state, until) in [(DENIED, None), (GRANTED, FIFTH)]


@pytest.mark.usefixtures("granted")
def test_of_two_that_were_shown_none_is_meant(town: Town, luz: Chat) -> None:
    luz.says(f"conceder {asked(town, '4.4')}")
    luz.says("qué se decidió hoy")
    town.deliver()
    luz.heard()
    before = states(town)
    luz.says("mejor niéguela")
    assert not any(one.values.get("denies") for one in luz.heard() if isinstance(one, Note))
    luz.says("sí")
    assert states(town) == before


@pytest.mark.usefixtures("granted")
def test_who_does_not_decide_changes_nothing_that_was_shown(town: Town, marta: Chat) -> None:
    before = states(town)
    marta.says("historial de la 2.4")
    town.deliver()
    marta.heard()
    marta.says("mejor niéguela")
    marta.says("sí")
    assert states(town) == before


def test_both_decisions_stand_in_the_history_and_in_the_list(town: Town, luz: Chat) -> None:
    request = asked(town)
    luz.says(f"negar {request}: no cabe otra")
    town.wait(hours=1)
    luz.says("la 2.4 mejor sí, concédala hasta el 15 de julio")
    luz.says("sí")
    town.wait(minutes=1)
    luz.heard()
    luz.says("historial de la 2.4")
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    rows = [row for row in shown.rows if row.deed in ("granted", "denied")]
    assert [(row.deed, row.name, row.title, row.replaced) for row in rows] == [
        ("granted", luz.name, "", False), ("denied", luz.name, "no cabe otra", True),
    ]  # fmt: skip
    assert len({row.hour for row in rows} - {""}) == 2
    luz.says("qué se decidió hoy")
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert [(row.deed, row.words, row.replaced, row.dates) for row in shown.rows] == [
        ("granted", "", False, (SECOND,)), ("denied", "no cabe otra", True, ()),
    ]  # fmt: skip


def test_one_decision_stands_alone_without_its_hour(luz: Chat, granted: int) -> None:
    assert granted
    luz.says("historial de la 2.4")
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert [(row.hour, row.replaced) for row in shown.rows] == [("", False)] * 3
