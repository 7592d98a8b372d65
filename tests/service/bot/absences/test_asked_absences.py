"""Who is away and who stands in, asked for in own words by who sees all the plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import Note, Receipt
from core.overviews import Overview, OverviewRow
from core.words import RequestKind, Role
from models.answers.requests import Request
from models.audit import Actor, Change
from scheduler.told import absence
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.absences.test_away_and_back import confirm
from tests.service.bot.asking.test_asked_in_words import HERNAN, SEE_ALL, post_of
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import a_delegate
from tests.service.bot.hall import CONTROL, Hall
from tests.service.bot.post import PROVEN
from tests.support.builders import a_membership, a_person

FRIDAY = date(2026, 5, 15)


def away(town: Town, person_id: int, until: date = FRIDAY) -> None:
    """Let control have confirmed that somebody is away until a day."""
    with town.database.transaction() as session:
        absence.mark(
            Change(session, town.context.entity_id, Actor("control", "cli", None), town.now),
            town.context,
            person_id,
            until,
        )


@pytest.fixture
def ana(town: Town) -> int:
    """Ana, a delegate of Marta's office."""
    with town.database.transaction() as session:
        ana = a_person(session, town.context.entity_id, "Ana Rojas", telegram="901")
        a_membership(session, ana, Role.DELEGATE, office=town.office_id)
    return ana


def shown(chat: Chat, text: str) -> tuple[OverviewRow, ...]:
    """Return the rows of the page of absences that answers a text."""
    assert chat.says(text) == "answered"
    (said,) = chat.heard()
    assert isinstance(said, Overview)
    assert said.name == "away"
    return said.rows


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize("role", SEE_ALL)
@pytest.mark.parametrize(
    "text",
    ["quiénes están de vacaciones", "quién está ausente", "quién no está hoy",
     "¿hay alguien de permiso?", "/ausencias", "qué ausencias hay esta semana",
     "quién reemplaza a Marta", "quién cubre a Marta mientras está de vacaciones",
     "a Marta quién la reemplaza?", "hasta cuándo está Marta ausente",
     "quien cubre a marta esta semana", "no, yo preguntaba quién va a reemplazar a Marta",
     "marta planeación está de licencia?", "¿Marta, de Planeación, sigue de permiso?"],
)  # fmt: skip
def test_who_is_away_is_shown_with_until_when_and_who_stands_in(
    town: Town, role: Role, text: str
) -> None:
    away(town, town.marta_id)
    (row,) = shown(somebody(town, 701, "Gloria Mesa", role), text)
    assert (row.name.split()[0], row.until, row.since) == ("Marta", FRIDAY, None)
    assert (row.people, row.unreached, row.words) == (("Ana Rojas",), False, "")


def test_where_nobody_stands_in_that_is_said(town: Town, luz: Chat) -> None:
    away(town, town.pedro_id)
    (row,) = shown(luz, "quién está de licencia")
    assert (row.name, row.people, row.unreached) == ("Pedro Rueda", (), True)


def test_an_absence_to_come_that_control_confirmed_is_shown_with_its_days(
    town: Town, luz: Chat, marta: Chat
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    marta.says("me voy de permiso del 18 al 20 de mayo")
    assert shown(luz, "quién va a estar por fuera la otra semana") == ()
    (told,) = notices(town)
    confirm(town, told.id)
    (row,) = shown(luz, "quién va a estar por fuera la otra semana")
    assert (row.since, row.until) == (date(2026, 5, 18), date(2026, 5, 20))


def test_an_absence_that_has_ended_is_not_shown(town: Town, luz: Chat) -> None:
    away(town, town.pedro_id, town.now.date() - timedelta(days=1))
    assert shown(luz, "quién está ausente?") == ()


@pytest.mark.usefixtures("ana")
def test_of_who_is_here_it_is_told_who_would_stand_in(luz: Chat) -> None:
    (row,) = shown(luz, "quién reemplaza a la doctora Marta?")
    assert (row.until, row.people) == (None, ("Ana Rojas",))


@pytest.mark.parametrize(
    "text",
    ["quién reemplaza a la impresora", "cuándo vuelve el agua", "quién está en la reunión",
     "quién reemplaza al alcalde", "Pedro está de vacaciones hasta el viernes"],
)  # fmt: skip
def test_what_is_no_absence_of_anybody_here_shows_none(luz: Chat, text: str) -> None:
    luz.says(text)
    assert "overview" not in notes(luz.heard())


@pytest.mark.parametrize(
    "text", ["quien cubre a la señora del aseo la otra semana", "quién abre el archivo el viernes"]
)
def test_a_question_of_who_does_something_puts_no_reminder_off(
    town: Town, marta: Chat, text: str
) -> None:
    town.add("3.1", title="Realizar la audiencia pública")
    marta.says(text)
    assert town.rows(select(Request)) == []
    marta.says("recuérdeme la 3.1 el viernes")
    assert [one.kind for one in town.rows(select(Request))] == [RequestKind.SNOOZE]


@pytest.mark.parametrize("text", ["quién está de vacaciones", "quién reemplaza a Pedro"])
def test_a_lead_is_shown_no_absences_of_others(town: Town, marta: Chat, text: str) -> None:
    away(town, town.pedro_id)
    marta.says(text)
    assert "overview" not in notes(marta.heard())
    marta.says("/ausencias")
    assert notes(marta.heard()) == ["not_for_you"]


def test_a_group_is_told_of_no_absences(approved: Hall) -> None:
    approved.says(CONTROL, "/ausencias")
    assert [one.name for one in approved.heard() if isinstance(one, Note)] == ["only_in_private"]


def test_absences_are_shown_by_mail(town: Town) -> None:
    away(town, town.pedro_id)
    post = post_of(town)
    post.answer(None, "Buenos días. ¿Quiénes están de vacaciones?", sender=HERNAN, proof=PROVEN)
    ((_, said),) = post.mailbox(HERNAN)
    assert isinstance(said, Overview)
    assert [row.name for row in said.rows] == ["Pedro Rueda"]


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(
    "asked",
    ["¿ya quedó lo de mi ausencia?", "me confirmaron el permiso?",
     "¿quién me reemplaza la otra semana?"],
)  # fmt: skip
def test_who_asks_of_her_own_absence_is_told_its_days_before_it_begins(
    town: Town, marta: Chat, pedro: Chat, asked: str
) -> None:
    town.add("1.2", 40)
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    marta.says("toda la otra semana no estoy")
    marta.heard()
    (told,) = notices(town)
    pedro.says(f"ausente {told.id}")
    (row,) = shown(marta, asked)
    assert (str(row.since), str(row.until)) == (told.details["first"], told.details["until"])
    assert row.people == ("Ana Rojas",)


@pytest.mark.parametrize(
    "text", ["¿ya aprobaron el permiso de vertimientos?", "ya quedó lo de mi ausencia de soportes"]
)
def test_a_permit_of_the_work_is_no_absence(marta: Chat, text: str) -> None:
    marta.says(text)
    assert not any(isinstance(one, Overview) and one.name == "away" for one in marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 ya quedó. Y yo quien me cubre la 3.3 si salgo el lunes y martes a capacitacion?"
        " rosa puede",
        "¿Quién me reemplaza cuando salga a vacaciones? La 1.1 ya quedó.",
        "la 1.1 ya quedó. ¿quién me cubre en la 3.3 si me voy el lunes?",
    ],
)
def test_who_stands_in_is_told_beside_a_report(town: Town, marta: Chat, said: str) -> None:
    a_delegate(town)
    town.add("1.1", 40)
    town.add("3.3", 20)
    marta.says(said)
    away, receipt = marta.heard()
    assert isinstance(away, Overview)
    assert isinstance(receipt, Receipt)
    assert [one.people for one in away.rows] == [("Rosa Elvira Tapia",)]
    (report,) = town.reports()
    assert report.percent == 100
    assert "rosa" not in report.description


def test_who_stood_in_is_an_account(town: Town, marta: Chat) -> None:
    a_delegate(town)
    town.add("1.1", 40)
    marta.says("la 1.1 va en 60. Rosa puede firmar el acta")
    (report,) = town.reports()
    assert "Rosa puede firmar el acta" in report.description


@pytest.fixture
def shown_absence(town: Town, marta: Chat, consuelo: Chat) -> Chat:
    """Consuelo, whom the last message told of one absence and nothing else."""
    marta.says("no voy a estar del 20 al 22")
    town.morning()
    consuelo.heard()
    return consuelo


@pytest.mark.parametrize(
    "said", ["sí", "sí, gracias", "correcto", "sí. Además devuelvo la 4.3, falta el acta"]
)
def test_a_yes_to_the_one_absence_that_was_told_last_confirms_it(
    town: Town, shown_absence: Chat, said: str
) -> None:
    town.add("4.3", 80, office=town.other_office_id)
    shown_absence.says(said)
    assert notes(shown_absence.heard())[0] == "away_set"


@pytest.mark.parametrize("said", ["ok, gracias", "listo", "no"])
def test_what_is_no_yes_confirms_no_absence(shown_absence: Chat, said: str) -> None:
    shown_absence.says(said)
    assert "away_set" not in notes(shown_absence.heard())
