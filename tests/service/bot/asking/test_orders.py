"""Commands: they do what words do; planning and control see overviews and can tell many at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from core.clock import local_day
from core.messages import Listing, Note, Receipt, Reminder, load_content
from core.overviews import Overview
from core.spanish import short_date
from core.words import Role, Status
from models.broadcasts import Broadcast, BroadcastState
from models.organisation import Person
from models.outbox import OutboxItem
from models.owed import Notice, OwedState
from scheduler import tick
from tests.service.bot.chat import PEDRO, Chat, Town, notes
from tests.support.builders import a_person, a_report, a_told_reminder, an_office

LATE = date(2026, 5, 4)
CONTROL = 5559009


@pytest.fixture
def consuelo(town: Town) -> Chat:
    """The chat of the head of control."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Consuelo Ariza", role=Role.CONTROL,
            telegram=str(CONTROL),
        )  # fmt: skip
    return Chat(town, CONTROL, "Consuelo")


def test_the_commands_of_everybody_do_what_the_words_do(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)

    assert marta.says("/pendientes") == "answered"
    assert marta.says("/avance@culmina_bot 1.2 va en 60 %") == "recorded"
    assert town.figure(activity)[0] == 60
    assert marta.says("/deshacer") == "undone"
    assert marta.says("/ayuda") == "answered"
    listing, receipt, _, help_ = marta.heard()
    assert isinstance(listing, Listing)
    assert isinstance(receipt, Receipt)
    assert help_ == Note(name="help", values={"handle": "1.2"})


def test_a_report_through_a_command_points_at_words_of_the_message(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("/avance 1.2 va en 60 %, falta la firma")

    (report,) = town.reports()
    assert (report.words, report.description) == ("60 %", "falta la firma")


def test_what_is_overdue_is_shown_to_control_with_office_and_delay(
    town: Town, consuelo: Chat
) -> None:
    town.add("1.2", 40, due=LATE)
    town.add("1.3", due=LATE, office=town.other_office_id)
    town.add("1.4")

    assert consuelo.says("/vencidas") == "answered"

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.total) == ("overdue", 2)
    assert [(row.name, row.office, row.days_late) for row in shown.rows] == [
        ("1.2", "Secretaría de Planeación", 7),
        ("1.3", "Secretaría de Hacienda", 7),
    ]


def test_control_asks_for_the_summary_an_office_and_who_is_silent(
    town: Town, consuelo: Chat
) -> None:
    activity = town.add("1.2", 40, due=LATE)
    with town.database.transaction() as session:
        a_told_reminder(session, activity, town.marta_id, at=town.now - timedelta(days=3))
    for command in ("/resumen", "/oficina secretaria de planeacion", "/silencio"):
        assert consuelo.says(command) == "answered"

    summary, office, silence = consuelo.heard()
    assert isinstance(summary, Overview)
    assert summary.figures["headline"]["overdue"] == 1
    assert isinstance(office, Overview)
    assert (office.office, [row.name for row in office.rows]) == (
        "Secretaría de Planeación",
        ["1.2"],
    )
    assert office.people == ("Marta Lucía Rincón",)
    assert isinstance(silence, Overview)
    assert [row.people for row in silence.rows] == [("Marta Lucía Rincón",)]


def test_an_office_that_nothing_can_reach_is_listed_apart_and_is_not_silent(
    town: Town, marta: Chat, consuelo: Chat
) -> None:
    activity = town.add("1.2", 40, due=LATE)
    town.add("2.1", 40, office=town.other_office_id, due=LATE)
    with town.database.transaction() as session:
        a_told_reminder(session, activity, town.marta_id, at=town.now - timedelta(days=3))
    Chat(town, PEDRO, "Pedro").dies()
    consuelo.says("/silencio")
    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert [(row.name, row.unreached) for row in shown.rows] == [
        ("Secretaría de Planeación", False),
        ("Secretaría de Hacienda", True),
    ]
    assert (shown.total, shown.unreached) == (2, 1)

    marta.dies()
    consuelo.says("/silencio")
    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert {row.name for row in shown.rows if not row.unreached} == set()
    assert (shown.total, shown.unreached) == (2, 2)


def test_an_office_shows_what_it_supports_what_does_not_apply_and_that_nobody_works_there(
    town: Town, consuelo: Chat
) -> None:
    with town.database.transaction() as session:
        empty = an_office(session, town.context.entity_id, "Oficina de Prensa")
    town.add("1.2", office=[town.office_id, empty], due=LATE)
    gone = town.add("1.3", office=empty)
    with town.database.transaction() as session:
        a_report(session, gone, None, status=Status.NOT_APPLICABLE)
    consuelo.says("/oficina oficina de prensa")
    consuelo.says("/oficina secretaria de hacienda")

    prensa, hacienda = consuelo.heard()
    assert isinstance(prensa, Overview)
    assert isinstance(hacienda, Overview)
    assert {row.name: (row.support, row.not_applicable) for row in prensa.rows} == {
        "1.2": (True, False),
        "1.3": (False, True),
    }
    assert (prensa.manned, hacienda.manned) == (False, True)


def test_who_is_away_is_named_so_where_the_people_of_an_office_are_shown(
    town: Town, consuelo: Chat
) -> None:
    town.add("1.2", due=LATE)
    with town.database.transaction() as session:
        until = local_day(town.now, town.context.zone) + timedelta(days=2)
        session.execute(update(Person).where(Person.id == town.marta_id).values(away_until=until))
    consuelo.says("/oficina secretaria de planeacion")
    consuelo.says("¿quién lleva la 1.2?")
    with town.database.transaction() as session:
        session.execute(
            update(Person)
            .where(Person.id == town.marta_id)
            .values(away_until=until - timedelta(days=3))
        )
    consuelo.says("/oficina secretaria de planeacion")

    office, activity, back = consuelo.heard()
    assert isinstance(office, Overview)
    assert isinstance(activity, Overview)
    assert isinstance(back, Overview)
    said = f"Marta Lucía Rincón (ausente hasta el {short_date(until)})"
    assert office.people == (said,)
    assert activity.rows[0].people == (said,)
    assert back.people == ("Marta Lucía Rincón",)


def test_the_summary_that_control_asks_for_does_not_stand_for_the_weekly_digest(
    town: Town, consuelo: Chat
) -> None:
    consuelo.says("/resumen")

    assert {row.kind for row in town.rows(select(OutboxItem))} == {"overview"}


@pytest.mark.parametrize("typed", ["Hacienda", "hacienda", "sec hacienda", "secretaría de hac"])
def test_the_one_office_that_fits_is_shown(consuelo: Chat, typed: str) -> None:
    consuelo.says(f"/oficina {typed}")

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert shown.office == "Secretaría de Hacienda"


def test_of_several_offices_that_fit_one_is_pressed(consuelo: Chat) -> None:
    consuelo.says("/oficina secretaria")
    (which,) = consuelo.heard()
    assert isinstance(which, Note)
    assert [one.label for one in which.buttons] == [
        "Secretaría de Hacienda", "Secretaría de Planeación",
    ]  # fmt: skip
    consuelo.touches("Secretaría de Planeación")

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert shown.office == "Secretaría de Planeación"


def test_the_button_of_an_office_is_for_those_who_oversee(consuelo: Chat, marta: Chat) -> None:
    consuelo.says("/oficina secretaria")
    assert marta.presses(consuelo.button("Secretaría de Hacienda").ref) == "answered"
    assert marta.heard() == [Note(name="not_for_you")]


def test_what_does_not_fit_in_a_page_can_be_opened(town: Town, consuelo: Chat) -> None:
    for number in range(12):
        town.add(f"1.{number}", due=LATE)
    consuelo.says("/vencidas")
    town.deliver()
    consuelo.touches("Siguientes")
    first, second = consuelo.contents()
    assert isinstance(first, Overview)
    assert isinstance(second, Overview)
    assert (first.start, second.start, len(second.rows)) == (0, 8, 12)


def test_an_office_that_is_not_found_is_proposed_never_guessed(consuelo: Chat) -> None:
    consuelo.says("/oficina asienda")
    consuelo.says("/oficina secretaria de acienda")
    consuelo.says("/oficina")

    far, unknown, missing = consuelo.heard()
    assert isinstance(far, Note)
    assert far.values["near"] is None
    assert isinstance(unknown, Note)
    assert (unknown.name, unknown.values["fitting"]) == ("office_unknown", 0)
    assert "Secretaría de Hacienda" in str(unknown.values["near"])
    assert missing == Note(name="office_missing")


@pytest.mark.parametrize("command", ["/resumen", "/vencidas", "/silencio", "/difundir Hola"])
def test_others_get_one_polite_line_and_learn_nothing(
    town: Town, marta: Chat, command: str
) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)

    assert marta.says(command) == "answered"
    assert marta.heard() == [Note(name="not_for_you")]
    assert town.rows(select(Broadcast)) == []


def propose(town: Town, consuelo: Chat) -> Note:
    """Let Pedro's office be late, and control propose a broadcast."""
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says("/difundir El viernes cerramos el corte.")
    (preview,) = consuelo.heard()
    assert isinstance(preview, Note)
    return preview


def test_a_broadcast_shows_its_readers_before_anything_is_owed(town: Town, consuelo: Chat) -> None:
    preview = propose(town, consuelo)

    assert (preview.name, preview.values["count"]) == ("broadcast_preview", 1)
    assert preview.values["names"] == "Pedro Rueda · Secretaría de Hacienda"
    assert preview.values["text"] == "El viernes cerramos el corte."
    assert [button.label for button in preview.buttons] == ["Enviar", "No enviar"]
    assert town.rows(select(Notice)) == []


@pytest.mark.parametrize("how", ["button", "words"])
def test_a_confirmed_broadcast_is_owed_once_and_goes_out_with_the_message_of_the_day(
    town: Town, consuelo: Chat, how: str
) -> None:
    propose(town, consuelo)
    for _ in range(2):
        if how == "button":
            consuelo.touches("Enviar")
        else:
            consuelo.says("sí, señora")
    heard = notes(consuelo.heard())

    assert heard[0] == "broadcast_sent"
    assert "broadcast_sent" not in heard[1:]
    (notice,) = town.rows(select(Notice))
    assert (notice.person_id, notice.kind, notice.state) == (
        town.pedro_id, "broadcast", OwedState.OPEN,
    )  # fmt: skip
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    (item,) = town.rows(select(OutboxItem).where(OutboxItem.person_id == town.pedro_id))
    content = load_content(item.content)
    assert item.opens
    assert isinstance(content, Reminder)
    told = [one for one in content.notices if one.name == "broadcast"]
    assert [one.values for one in told] == [
        {"text": "El viernes cerramos el corte.", "author": "Consuelo Ariza"}
    ]


@pytest.mark.parametrize(
    "words",
    ["Sí, envíelo por favor", "dale, mándelo", "listo, envíe el mensaje", "ok mándeselo a todos",
     "claro, hágale", "Por favor envíelo"],
)  # fmt: skip
def test_a_broadcast_is_confirmed_with_the_verb_of_the_order(
    town: Town, consuelo: Chat, words: str
) -> None:
    propose(town, consuelo)
    consuelo.says(words)
    assert notes(consuelo.heard()) == ["broadcast_sent"]


@pytest.mark.parametrize("words", ["no lo envíe", "mejor no, gracias", "No, no lo mande"])
def test_a_broadcast_is_refused_with_the_verb_of_the_order(
    town: Town, consuelo: Chat, words: str
) -> None:
    propose(town, consuelo)
    consuelo.says(words)
    assert notes(consuelo.heard()) == ["broadcast_dropped"]


def test_a_broadcast_is_shown_again_where_the_answer_is_not_understood(
    town: Town, consuelo: Chat
) -> None:
    preview = propose(town, consuelo)
    assert consuelo.says("cámbiele el viernes por el lunes y mándelo") == "unclear"
    (again,) = consuelo.heard()
    assert isinstance(again, Note)
    assert again.values == {**preview.values, "again": 1}
    assert again.buttons == preview.buttons
    assert town.rows(select(Notice)) == []
    consuelo.says("sí, envíelo")
    assert notes(consuelo.heard()) == ["broadcast_sent"]


@pytest.mark.parametrize("reached", [True, False])
def test_who_sends_a_broadcast_is_told_which_late_office_it_does_not_reach(
    town: Town, consuelo: Chat, *, reached: bool
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Tesorería")
        until = None if reached else town.now.date() + timedelta(days=9)
        a_person(
            session, town.context.entity_id, "Ana Díaz", office=office, email="ana@p.example",
            away_until=until,
        )  # fmt: skip
    town.add("7.1", office=office, due=date(2026, 4, 1))
    preview = propose(town, consuelo)
    consuelo.touches("Enviar")
    (sent,) = consuelo.heard()

    assert isinstance(sent, Note)
    assert (sent.name, sent.values["count"]) == ("broadcast_sent", 2 if reached else 1)
    left = None if reached else "Tesorería (Ana Díaz: ausente)"
    assert [one.values.get("left") for one in (preview, sent)] == [left, left]


def test_a_refused_broadcast_reaches_nobody(town: Town, consuelo: Chat) -> None:
    propose(town, consuelo)

    assert consuelo.says("no") == "answered"
    assert notes(consuelo.heard()) == ["broadcast_dropped"]
    assert town.rows(select(Notice)) == []
    (row,) = town.rows(select(Broadcast))
    assert row.state is BroadcastState.DROPPED


def test_a_yes_to_something_else_sends_no_broadcast(town: Town, consuelo: Chat) -> None:
    propose(town, consuelo)
    consuelo.says("/vencidas")
    consuelo.says("sí")

    assert town.rows(select(Notice)) == []


def test_a_yes_that_comes_hours_later_sends_no_broadcast(town: Town, consuelo: Chat) -> None:
    propose(town, consuelo)
    town.wait(hours=2)
    consuelo.says("sí")

    assert town.rows(select(Notice)) == []


def test_nobody_else_can_press_the_button_of_a_broadcast(
    town: Town, consuelo: Chat, marta: Chat
) -> None:
    preview = propose(town, consuelo)

    assert marta.presses(preview.buttons[0].ref) == "answered"
    assert notes(marta.heard()) == ["question_gone"]
    assert town.rows(select(Notice)) == []


def test_a_broadcast_needs_a_text_of_a_sensible_length_and_somebody_to_read_it(
    consuelo: Chat,
) -> None:
    consuelo.says("/difundir")
    consuelo.says("/difundir " + "muy largo " * 120)
    consuelo.says("/difundir Hola")

    assert notes(consuelo.heard()) == ["broadcast_how", "broadcast_long", "broadcast_nobody"]
