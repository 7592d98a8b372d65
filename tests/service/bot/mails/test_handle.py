"""The path of an answer: what is written, what is said, and what came of it in one word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from core.messages import Card, Listing, Note, Question, Receipt
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.organisation import Address, Person
from models.outbox import OutboxItem
from tests.service.bot.chat import MARTA, Chat, Town, notes


def test_a_free_text_stores_percentage_and_description_and_the_receipt_shows_both(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)

    assert marta.says("1.2 vamos en 60 %, falta la firma") == "recorded"

    assert town.figure(activity) == (60, "falta la firma")
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    (told,) = receipt.records
    assert (told.percent, told.before) == (Decimal(60), Decimal(40))
    assert (told.line.handle, told.line.percent) == ("1.2", Decimal(60))
    assert (told.description, receipt.still_open) == ("falta la firma", 1)


def test_a_report_points_at_its_message_its_words_its_office_and_its_day(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("1.2 vamos en 60 %, falta la firma")

    (report,) = town.reports()
    (message,) = town.rows(select(Inbound))
    assert (report.inbound_id, report.words) == (message.id, "60 %")
    assert "60 %" in message.payload["text"]
    assert (report.person_id, report.office_id) == (town.marta_id, town.office_id)
    assert (report.as_of, report.recorded_at) == (date(2026, 5, 11), town.now)
    assert (message.state, message.outcome) == (InboundState.DONE, "recorded")
    assert message.person_id == town.marta_id


def test_what_was_said_before_midnight_speaks_of_that_day_however_late_it_is_handled(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    town.accept(marta.write("1.2 en 60"))
    town.wait(days=2)
    town.handle()

    (report,) = town.reports()
    assert report.as_of == date(2026, 5, 11)
    assert report.recorded_at == town.now


def test_every_change_leaves_an_audit_row_with_role_channel_before_and_after(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.touches("Deshacer")
    marta.asks("necesitamos prórroga para la 1.2 hasta el 30 de junio, falta la firma")

    said, undone, asked = town.rows(select(Audit).order_by(Audit.id))
    assert (said.action, said.before, said.after["percent"]) == (
        "progress reported",
        {"percent": "40"},
        "60",
    )
    assert (undone.action, undone.before["percent"]) == ("progress taken back", "60")
    assert asked.action == "extension asked for"
    assert {said.subject_id, undone.subject_id} == {activity}
    told = {(row.role, row.channel, row.person_id) for row in (said, undone, asked)}
    assert told == {("lead", "telegram", town.marta_id)}


def test_what_came_of_a_text_is_one_word(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    table = {
        "¿qué tengo pendiente?": "answered",
        "ayuda": "answered",
        "gracias": "answered",
        "deshacer": "answered",
        "\x00\ud83d": "answered",
        "¿cuánto vale el dólar?": "unclear",
        "1.2 en 60": "recorded",
        "me equivoqué": "undone",
        "necesitamos prórroga para la 1.2 hasta el 30 de junio": "asked",
        "porque falta el contrato": "asked",
        "Sí, pedirlo": "requested",
        "1.2 en 30": "asked",
        "la 1.2 va bien": "asked",
    }

    assert {text: marta.says(text) for text in table} == table
    assert town.rows(select(Inbound.outcome).order_by(Inbound.id)) == list(table.values())
    assert len(marta.heard()) == len(table)


def test_a_message_without_words_is_answered_and_listed_as_unclear(town: Town, marta: Chat) -> None:
    photo = marta.write("x").model_copy(update={"text": ""})
    town.accept(photo)

    assert town.handle() == "unclear"
    assert notes(marta.heard()) == ["unclear"]


def test_a_card_another_figure_and_a_number_report_on_the_card(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    (listing,) = marta.heard()
    assert isinstance(listing, Listing)

    marta.touches("1.2")
    (card,) = marta.heard()
    assert isinstance(card, Card)
    assert card.line.activity_id == activity
    assert [button.label for button in card.buttons][-4:] == [
        "Otra cifra", "Recordar después", "No es de mi oficina", "Delegar en…",
    ]  # fmt: skip
    assert marta.touches("Otra cifra") == "asked"
    assert marta.says("60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_a_figure_after_a_card_needs_no_question(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")

    assert marta.says("60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_a_figure_an_hour_after_a_card_is_asked_about(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")
    town.wait(hours=2)

    assert marta.says("60") == "asked"
    assert town.figure(activity)[0] == 40


def test_the_buttons_of_a_card_report(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")

    assert marta.touches("75") == "recorded"
    assert town.figure(activity)[0] == 75
    assert town.reports()[0].words == "75 %"


def test_a_lower_button_is_confirmed_first(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")

    assert marta.touches("25") == "asked"
    assert town.figure(activity)[0] == 40
    assert marta.touches("Sí") == "recorded"
    assert town.figure(activity)[0] == 25


def test_a_button_pressed_twice_quickly_is_recorded_and_answered_once(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")
    marta.heard()
    press = marta.button("75").ref
    first, second = marta.press(press), marta.press(press)
    town.accept(first)
    town.accept(second)

    assert [town.handle(), town.handle()] == ["recorded", "repeated"]
    assert town.figure(activity)[0] == 75
    assert len(town.reports()) == 1
    assert notes(marta.heard()) == ["receipt"]


def test_the_same_update_delivered_twice_is_recorded_once(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    message = marta.write("1.2 en 60")

    assert town.accept(message) is not None
    assert town.accept(message) is None
    town.handle()
    assert town.accept(message) is None
    assert town.claim() is None
    assert len(town.reports()) == 1


def test_several_activities_in_one_text_and_only_the_doubtful_one_waits(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)

    assert marta.says("1.1 en 60, 1.2 en 30") == "recorded"
    receipt, question = marta.heard()
    assert isinstance(receipt, Receipt)
    assert isinstance(question, Question)
    assert (town.figure(first)[0], town.figure(second)[0]) == (60, 40)
    assert (question.name, question.figure) == ("confirm", Decimal(30))

    marta.says("sí, señora")
    assert town.figure(second)[0] == 30


def test_undoing_a_confirmed_part_leaves_what_was_recorded_with_it(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 60, 1.2 en 30")
    town.wait(minutes=1)
    marta.says("sí")

    assert marta.touches("Deshacer") == "undone"
    assert (town.figure(first)[0], town.figure(second)[0]) == (60, 40)


def test_which_activity_is_asked_with_buttons_and_the_choice_is_recorded(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("sin avance")
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert [button.label[:3] for button in question.buttons] == ["1.1", "1.2"]

    assert marta.touches("1.2") == "recorded"
    (report,) = town.reports()
    assert (report.activity_id, report.percent) == (activity, Decimal(40))
    assert report.words == "sin avance"
    assert report.inbound_id == town.rows(select(Inbound.id).order_by(Inbound.id))[0]


def test_the_list_puts_what_is_overdue_first_and_leaves_out_what_is_finished(
    town: Town, marta: Chat
) -> None:
    town.add("1.1", due=date(2026, 6, 30))
    town.add("1.2", due=date(2026, 4, 30))
    town.add("1.3", due=None)
    town.add("1.4", due=date(2026, 5, 15))
    marta.says("1.4 ya quedó")
    marta.heard()
    marta.says("¿qué tengo pendiente?")

    (listing,) = marta.heard()
    assert isinstance(listing, Listing)
    assert [line.handle for line in listing.lines] == ["1.2", "1.1", "1.3"]


def test_what_is_finished_is_not_among_the_pending_but_can_still_be_named(
    town: Town, marta: Chat
) -> None:
    done, left = town.add("1.1", 40), town.add("1.2", 40)
    marta.says("1.1 ya quedó")
    town.wait(hours=3)

    marta.says("50")  # there is only one thing left that this can be about
    assert town.figure(left)[0] == 50
    assert marta.says("la 1.1 va en 80") == "asked"
    assert marta.says("sí") == "recorded"
    assert town.figure(done)[0] == 80


def test_nothing_pending_is_said_so_and_never_asked_about(marta: Chat) -> None:
    assert marta.says("60") == "unclear"  # for control to see: no activity can have been meant
    assert notes(marta.heard()) == ["list_empty"]


def test_an_unknown_chat_gets_one_polite_line_a_day_and_nothing_of_the_plan(town: Town) -> None:
    town.add("1.2", 40)
    stranger = Chat(town, 777, "Nadie")

    assert stranger.says("1.2 en 60") == "unknown"
    assert stranger.says("hola?") == "unknown"
    assert notes(stranger.heard()) == ["unknown_chat"]
    town.wait(days=1)
    stranger.says("hola otra vez")

    assert [note.values for note in stranger.heard() if isinstance(note, Note)] == [{}]
    assert town.reports() == []


def test_a_person_who_has_left_is_a_stranger(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    with town.database.transaction() as session:
        session.get_one(Person, town.marta_id).active = False

    assert marta.says("1.2 en 60") == "unknown"
    assert town.reports() == []


def test_a_dead_address_lives_again_when_its_owner_writes(town: Town, marta: Chat) -> None:
    marta.dies()
    town.wait(days=1)
    marta.says("gracias")

    (address,) = town.rows(select(Address).where(Address.value == str(MARTA)))
    assert (address.dead_since, address.dead_reason) == (None, None)
    assert town.rows(select(Audit.action)) == ["address confirmed"]


def test_a_living_address_is_left_as_it_is(town: Town, marta: Chat) -> None:
    marta.says("gracias")

    assert town.rows(select(Audit.action)) == []


def test_what_answers_goes_at_once_and_opens_no_conversation(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    town.wait(hours=14)  # ten in the evening
    marta.says("1.2 en 60")

    (item,) = town.rows(select(OutboxItem))
    assert (item.opens, item.not_before) == (False, town.now)
    assert (item.recipient, item.person_id) == (str(MARTA), town.marta_id)
