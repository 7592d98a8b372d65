"""Control accepts and returns reports in words and by button; the office hears and answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.reviews import Review
from models.plan import Milestone
from models.staff import absences, people
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, a_request, an_office

HERNAN = 900


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, HERNAN, "Hernán Quiroga", Role.CONTROL)


@pytest.fixture
def done(town: Town, marta: Chat) -> int:
    """Marta's 2.4, which she reported done."""
    activity = town.add("2.4", 40, title="Socializar la política")
    assert marta.says("la 2.4 ya quedó al 100 %") == "recorded"
    marta.heard()
    return activity


def judged(town: Town) -> list[tuple[bool, Any, str]]:
    rows = town.rows(select(Review))
    return [(row.accepted, row.percent, row.remark) for row in rows]


def is_met(town: Town, activity: int) -> bool:
    with town.database.reading() as session:
        return session.scalars(select(Milestone.met).filter_by(activity_id=activity)).one()


def said(chat: Chat) -> Note:
    (note,) = chat.heard()
    assert isinstance(note, Note)
    return note


def test_what_is_returned_in_words_is_kept_with_its_source_and_open_again(
    town: Town, control: Chat, done: int
) -> None:
    assert is_met(town, done)
    control.says("no acepto la 2.4: falta el acta")
    note = said(control)
    assert (note.name, note.values["accepted"], note.values["reopened"]) == ("review_kept", 0, 1)
    assert judged(town) == [(False, None, "falta el acta")]
    (row,) = town.rows(select(Review))
    assert row.words == "no acepto la 2.4: falta el acta"
    assert row.inbound_id is not None
    assert not is_met(town, done)
    assert town.figure(done)[0] == 100
    assert len(town.reports()) == 1


def test_the_office_is_told_in_its_hours_and_its_answer_closes_it_again(
    town: Town, marta: Chat, control: Chat, done: int
) -> None:
    control.says("la 2.4 la verifico en 40 %: falta el acta")
    assert judged(town) == [(False, 40, "falta el acta")]
    assert marta.heard() == []
    town.morning()
    reminder = next(one for one in marta.heard() if isinstance(one, Reminder))
    (notice,) = [one for one in reminder.notices if one.name == "report_returned"]
    assert (notice.values["reason"], notice.values["by"]) == ("falta el acta", "Hernán Quiroga")
    assert marta.says("ya está el acta, la 2.4 quedó al 100 %", to=marta.last()) == "recorded"
    assert is_met(town, done)
    control.says("acepto la 2.4")
    assert [one[0] for one in judged(town)] == [False, True]
    marta.heard()
    town.morning()
    told = [n.name for one in marta.heard() if isinstance(one, Reminder) for n in one.notices]
    assert told == ["report_accepted"]


@pytest.mark.usefixtures("done")
def test_a_return_without_a_reason_is_asked_for_one(town: Town, control: Chat) -> None:
    control.says("la 2.4 la verifico en 40 %")
    assert said(control).name == "review_reason"
    assert judged(town) == []
    control.says("falta el acta firmada")
    assert judged(town) == [(False, 40, "falta el acta firmada")]


@pytest.mark.usefixtures("done")
def test_a_reason_that_is_dropped_returns_nothing(town: Town, control: Chat) -> None:
    control.says("no acepto la 2.4")
    control.heard()
    control.says("no")
    assert said(control).name == "review_dropped"
    assert judged(town) == []


def test_a_figure_that_agrees_is_an_acceptance(town: Town, control: Chat, done: int) -> None:
    control.says("verifico la 2.4 en 100 %")
    assert judged(town) == [(True, 100, "")]
    assert is_met(town, done)


@pytest.mark.parametrize("text", ["acepto la 2.4 pero falta el acta", "acepto el 80 % de la 2.4"])
@pytest.mark.usefixtures("done")
def test_what_is_not_clear_is_asked_back(town: Town, control: Chat, text: str) -> None:
    control.says(text)
    assert said(control).name == "review_unclear"
    assert judged(town) == []


def test_what_nobody_reported_is_not_judged(town: Town, control: Chat) -> None:
    town.add("2.4")
    control.says("acepto la 2.4")
    assert said(control).name == "review_none"


@pytest.mark.usefixtures("done")
def test_under_the_history_stand_the_buttons_that_judge(
    town: Town, marta: Chat, control: Chat
) -> None:
    control.says("historial de la 2.4")
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert [one.label.replace("\xa0", " ") for one in page.buttons] == [
        "Aceptar 2.4 (100 %)", "Devolver 2.4",
    ]  # fmt: skip
    control.touches("Devolver 2.4")
    assert said(control).name == "review_reason"
    control.says("falta el acta")
    assert judged(town) == [(False, None, "falta el acta")]
    control.says("historial de la 2.4")
    (page,) = control.heard()[-1:]
    assert isinstance(page, Overview)
    assert page.buttons == ()
    marta.says("historial de la 2.4")
    (hers,) = marta.heard()
    assert isinstance(hers, Overview)
    assert hers.buttons == ()


@pytest.mark.usefixtures("done")
def test_a_button_accepts_what_stood_above_it_and_nothing_newer(
    town: Town, marta: Chat, control: Chat
) -> None:
    control.says("historial de la 2.4")
    button = control.button("Aceptar 2.4")
    town.wait(hours=1)
    marta.says("me equivoqué, la 2.4 va en 80 %")
    control.heard()
    control.presses(button.ref)
    assert said(control).name == "review_newer"
    assert judged(town) == []
    control.says("historial de la 2.4")
    control.touches("Aceptar 2.4")
    assert judged(town) == [(True, None, "")]


@pytest.mark.usefixtures("done")
def test_after_the_history_the_code_need_not_be_said(town: Town, control: Chat) -> None:
    control.says("historial de la 2.4")
    town.deliver()
    control.says("no la acepto: falta el acta")
    assert judged(town) == [(False, None, "falta el acta")]


@pytest.mark.usefixtures("done")
def test_another_role_is_read_as_ever(town: Town, marta: Chat, luz: Chat) -> None:
    luz.says("no acepto la 2.4: falta el acta")
    marta.says("no acepto la 2.4: falta el acta")
    assert judged(town) == []
    assert all(not one.startswith("review") for one in [*notes(luz.heard()), *notes(marta.heard())])
    chief = somebody(town, HERNAN, "Hernán Quiroga", Role.CONTROL)
    chief.says("historial de la 2.4")
    luz.presses(chief.button("Aceptar 2.4").ref)
    assert notes(luz.heard()) == ["not_for_you"]


def test_where_a_request_waits_it_is_asked_which_is_meant(town: Town, luz: Chat, done: int) -> None:
    with town.database.transaction() as session:
        planning = people.find_person(
            session, entity_id=town.context.entity_id, typed="Luz Mery Cano"
        )
        a_membership(session, planning.id, role=Role.CONTROL)
        a_request(
            session, done, by=town.marta_id, kind=RequestKind.NOT_APPLICABLE,
            office_id=town.office_id,
        )  # fmt: skip
    luz.says("no acepto la 2.4: falta el acta")
    note = luz.heard()[-1]
    assert isinstance(note, Note)
    assert (note.name, judged(town)) == ("review_unclear", [])
    assert note.values["request"]


@pytest.mark.usefixtures("done")
def test_who_works_in_the_office_is_told_that_the_row_says_so(town: Town, control: Chat) -> None:
    with town.database.transaction() as session:
        found = people.find_person(
            session, entity_id=town.context.entity_id, typed="Hernán Quiroga"
        )
        a_membership(session, found.id, role=Role.DELEGATE, office=town.office_id)
    control.says("no acepto la 2.4: falta el acta")
    assert said(control).values["own"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "la 2.4 sigue en 100",
        "2.4 sigue igual, al 100 %",
        "la 2.4 está en 100 %",
        "ya subimos el acta, la 2.4 sigue en 100 %",
    ],
)
def test_the_same_figure_said_again_after_a_return_is_the_new_report(
    town: Town, marta: Chat, control: Chat, done: int, text: str
) -> None:
    control.says("no acepto la 2.4: falta el acta")
    assert not is_met(town, done)
    assert marta.says(text) == "recorded"
    assert is_met(town, done)


def test_the_button_that_keeps_the_figure_after_a_return_is_the_new_report(
    town: Town, marta: Chat, control: Chat, done: int
) -> None:
    control.says("no acepto la 2.4: falta el acta")
    town.morning()
    marta.touches("2.4")
    marta.touches("Otra cifra")
    marta.says("ya subimos el de este año")
    marta.touches("Sigue en 100\xa0%")
    assert is_met(town, done)


def test_words_without_a_figure_leave_what_was_returned_open(
    town: Town, marta: Chat, control: Chat, done: int
) -> None:
    control.says("no acepto la 2.4: falta el acta")
    marta.says("el acta de la 2.4 la firman el lunes")
    assert not is_met(town, done)


@pytest.mark.parametrize(
    ("text", "reason", "shown"),
    [
        ("no acepto la 2.4, sin planilla de asistencia. y como va la 3.3",
         "sin planilla de asistencia", [True]),
        ("devuelvo la 2.4: no trae el acta. ¿Qué pasó con la 3.3?", "no trae el acta", [True]),
        ("no acepto la 2.4: no dice cómo va la obra", "no dice cómo va la obra", []),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("done")
def test_a_question_beside_a_judgement_is_answered_and_is_no_part_of_its_reason(
    town: Town, control: Chat, text: str, reason: str, shown: list[bool]
) -> None:
    town.add("3.3", 60, title="Convocar a los veedores")
    control.says(text)
    assert judged(town) == [(False, None, reason)]
    note, *pages = control.heard()
    assert isinstance(note, Note)
    assert note.name == "review_kept"
    assert all(isinstance(page, Overview) for page in pages)
    assert ["Convocar a los veedores" in page.model_dump_json() for page in pages] == shown


@pytest.fixture
def pedro_away(town: Town, control: Chat, pedro: Chat) -> None:
    """Control was told in the morning that Pedro is ill."""
    town.add("3.1", 20, office=town.other_office_id)
    pedro.says("estoy incapacitado hasta el 22 de mayo")
    town.morning()
    pedro.heard()
    control.heard()


def away_until(town: Town) -> date | None:
    with town.database.reading() as session:
        return absences.away_until(session, town.pedro_id)


@pytest.mark.usefixtures("done", "pedro_away")
@pytest.mark.parametrize(
    "text",
    [
        "Confirmo. Y la 2.4 la verifico en 90: faltan dos veredas.",
        "Verifico la 2.4 en 90 %: faltan dos veredas. Pedro Rueda está incapacitado, confirmo su"
        " ausencia.",
        "Confirmo la ausencia de Pedro y la 2.4 la verifico en 90 %: faltan dos veredas.",
        "La 2.4 la verifico en 90: faltan dos veredas, y confirmo la ausencia de Pedro.",
        "Verifico la 2.4 en 90: faltan dos veredas.\nPedro está incapacitado hasta el 22 de mayo."
        " Confirmo su ausencia.",
        "Buenos días. Confirmo la incapacidad de Pedro; la 2.4 la verifico en 90, faltan dos"
        " veredas. Gracias",
        "Queda confirmada la ausencia de Pedro. La 2.4 la verificamos en 90: faltan dos veredas",
    ],
)
def test_an_absence_confirmed_beside_a_judgement_is_set_and_no_part_of_its_reason(
    town: Town, control: Chat, text: str
) -> None:
    town.deliver()
    control.says(text, to=control.last())
    assert judged(town) == [(False, 90, "faltan dos veredas")]
    assert away_until(town) == date(2026, 5, 22)
    assert notes(control.heard()) == ["away_set", "review_kept"]
    (row,) = town.rows(select(Review))
    assert "Pedro" not in row.remark


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no acepto la 2.4: falta el acta. Pedro está incapacitado hasta el 22 de mayo.",
         "falta el acta"),
        ("no acepto la 2.4: el acta no está confirmada. El doctor no la firmó",
         "el acta no está confirmada. El doctor no la firmó"),
    ],
)  # fmt: skip
def test_that_somebody_is_away_is_no_reason_and_is_answered(
    town: Town, control: Chat, text: str, reason: str
) -> None:
    control.says(text)
    assert judged(town) == [(False, None, reason)]
    told = notes(control.heard())
    assert ("away_proposed" in told) == ("Pedro" in text)
    assert "review_kept" in told


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(
    "text",
    [
        "la 4.1 va en 30 %, ya hay cronograma. Y la 2.4 la verifico en 40: falta el acta",
        "la 2.4 la verifico en 40: falta el acta. La 4.1 va en 30 %, ya hay cronograma",
    ],
)
def test_what_control_reports_of_its_own_stands_beside_what_it_verifies(
    town: Town, control: Chat, text: str
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina de Control Interno")
        found = people.find_person(
            session, entity_id=town.context.entity_id, typed="Hernán Quiroga"
        )
        a_membership(session, found.id, role=Role.DELEGATE, office=office)
    made = town.add("4.1", 10, office=office)
    control.says(text)
    assert judged(town) == [(False, 40, "falta el acta")]
    percent, words = town.figure(made)
    assert (percent, words.strip(".")) == (30, "ya hay cronograma")


@pytest.mark.usefixtures("done", "pedro_away")
def test_beside_an_activity_that_she_does_not_speak_of_both_are_done(
    town: Town, control: Chat
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina de Control Interno")
        found = people.find_person(
            session, entity_id=town.context.entity_id, typed="Hernán Quiroga"
        )
        a_membership(session, found.id, role=Role.DELEGATE, office=office)
    town.add("1.4", 10, office=office)
    control.says("la 1.4 la estamos haciendo")
    control.heard()
    control.says(
        "No hablo de la 1.4. Confirmo la ausencia de Pedro y la 2.4 la verifico en 90 %: faltan"
        " dos veredas."
    )
    assert judged(town) == [(False, 90, "faltan dos veredas")]
    assert away_until(town) == date(2026, 5, 22)
    told = control.heard()
    assert notes(told) == ["away_set", "review_kept", "question_left"]


@pytest.mark.usefixtures("done")
def test_a_reason_that_is_owed_says_what_else_was_not_taken(town: Town, control: Chat) -> None:
    control.says("la 2.4 la verifico en 40 %. La 3.3 quedó sin contrato")
    told = control.heard()
    assert notes(told)[0] == "review_reason"
    assert "La 3.3 quedó sin contrato" in str(told)
    control.says("falta el acta")
    assert judged(town) == [(False, 40, "falta el acta")]
