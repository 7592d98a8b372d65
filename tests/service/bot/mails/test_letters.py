"""Mails: whose they are, what is recorded at once, what is asked about, what waits in the tray."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note, Receipt, load_content
from models import outbox
from models.audit import Actor, Change
from models.incoming import tray
from models.outbox import OutboxItem
from models.plan import Activity
from models.progress import ProgressReport
from models.staff import addresses, leaving, people
from tests.service.bot.chat import Town
from tests.service.bot.post import DENIED, MARTA, PEDRO, PROVEN, STRANGER, Post

BY = Actor("technician", "cli")
DAY = timedelta(days=1)


def figures(town: Town) -> list[tuple[int, Decimal | None]]:
    """Return the person and the figure of each report that came by message."""
    query = select(ProgressReport).where(
        ProgressReport.inbound_id.is_not(None),
        ProgressReport.entity_id == town.context.entity_id,
    )
    rows: list[ProgressReport] = town.rows(query.order_by(ProgressReport.id))
    return [(row.person_id or 0, row.percent) for row in rows]


@pytest.mark.parametrize("proof", ["", PROVEN])
def test_her_address_and_the_reference_are_enough_where_nothing_denies_it(
    town: Town, post: Post, proof: str
) -> None:
    item = post.remind(town.add("1.2", 40))
    assert post.answer(item, "vamos en 60 %", proof=proof) == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]
    ((_, receipt),) = post.mailbox(MARTA)
    assert isinstance(receipt, Receipt)


def test_the_receipt_stands_under_her_own_message(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    post.answer(item, "vamos en 60 %", Message_ID="<suyo@puertoesperanza.example>")
    (row,) = town.rows(select(OutboxItem).where(~OutboxItem.opens, OutboxItem.recipient == MARTA))
    assert row.reply_to == "<suyo@puertoesperanza.example>"


def test_without_the_reference_the_word_of_the_receiving_server_is_enough(
    town: Town, post: Post
) -> None:
    town.add("1.2", 40)
    assert post.answer(None, "1.2 va en 60 %", proof=PROVEN) == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]


@pytest.mark.parametrize(
    ("signed", "proof"), [(False, ""), (True, DENIED), (False, DENIED)], ids=str
)
def test_what_nothing_proves_is_recorded_only_after_her_yes(
    town: Town, post: Post, signed: bool, proof: str
) -> None:
    item = post.remind(town.add("1.2", 40))
    said = post.answer(item if signed else None, "1.2 va en 60 %", proof=proof)
    assert (said, figures(town)) == ("held", [])
    ((asked, note),) = post.mailbox(MARTA)
    assert isinstance(note, Note)
    assert (note.name, note.values["words"]) == ("held_hers", "1.2 va en 60 %")

    assert post.answer(asked, "Sí, fui yo") == "answered"
    assert figures(town) == []
    assert town.handle() == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]


def test_a_no_records_nothing_and_a_second_word_changes_nothing(town: Town, post: Post) -> None:
    town.add("1.2", 40)
    post.answer(None, "1.2 va en 60 %")
    ((asked, _),) = post.mailbox(MARTA)
    post.answer(asked, "No")
    post.answer(asked, "Sí")
    assert town.claim() is None
    assert figures(town) == []
    assert post.notes(MARTA) == ["held_hers", "held_refused", "held_settled"]


def test_deshacer_under_the_question_asks_again_and_a_figure_is_heard(
    town: Town, post: Post
) -> None:
    town.add("1.2", 40)
    post.answer(None, "1.2 va en 60 %")
    ((asked, question),) = post.mailbox(MARTA)
    post.answer(asked, "deshacer")
    assert [note for _, note in post.mailbox(MARTA)[1:]] == [question]
    assert figures(town) == []
    post.answer(post.mailbox(MARTA)[1][0], "No")
    post.answer(asked, "deshacer")
    assert post.notes(MARTA)[2:] == ["held_refused", "nothing_to_undo"]


def test_twenty_forged_mails_do_not_silence_her(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40), town.add("1.3", 40))
    for number in range(25):
        assert post.answer(None, f"1.2 va en {number} %", proof=DENIED) == "held"
        assert post.sends_too_much() == "set aside"
    assert post.answer(item, "1.2 va en 60 %") == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]
    assert post.notes(MARTA) == ["held_several"]


def test_her_own_answers_are_counted_all_the_same(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    outcomes = [post.answer(item, "gracias", proof=PROVEN) for _ in range(25)]
    assert outcomes.count("set aside") == 5


def asked(town: Town) -> list[tuple[str, object, date]]:
    """Return each question to Marta: what it is called, about how many, on which day it goes."""
    rows = town.rows(select(OutboxItem).where(OutboxItem.key.startswith("held:")))
    notes = [(row, load_content(row.content)) for row in sorted(rows, key=lambda row: row.id)]
    return [
        (note.name, note.values.get("count"), town.context.today(row.not_before))
        for row, note in notes
        if isinstance(note, Note) and row.recipient == MARTA
    ]


def test_one_question_a_day_asks_about_all_that_came_since_the_last(town: Town, post: Post) -> None:
    town.add("1.2", 40)
    today = town.context.today(town.now)
    post.answer(None, "1.2 va en 1 %")
    town.deliver()
    post.answer(None, "1.2 va en 2 %")
    assert asked(town)[1:] == [("held_hers", None, today + DAY)]
    for number in (3, 4):
        post.answer(None, f"1.2 va en {number} %")
    assert asked(town) == [("held_hers", None, today), ("held_several", 3, today + DAY)]
    town.wait(days=1)
    town.deliver()
    post.answer(None, "1.2 va en 5 %")
    assert asked(town)[2:] == [("held_hers", None, today + DAY * 2)]
    assert figures(town) == []


def test_what_comes_in_the_night_is_asked_about_together_in_the_morning(
    town: Town, post: Post
) -> None:
    town.wait(hours=14)
    for number in range(20):
        post.answer(None, f"1.2 va en {number} %")
    assert asked(town) == [("held_several", 20, town.context.today(town.now) + DAY)]


@pytest.mark.parametrize(
    ("word", "note", "waiting"), [("No", "held_refused_all", 0), ("Sí", "held_shown", 3)]
)
def test_of_several_none_is_hers_or_control_looks_at_them(
    town: Town, post: Post, word: str, note: str, waiting: int
) -> None:
    town.add("1.2", 40)
    for number in range(3):
        post.answer(None, f"1.2 va en {number} %")
    ((question, several),) = post.mailbox(MARTA)
    assert isinstance(several, Note)
    assert several.values["words"] == "1.2 va en 0 % · 1.2 va en 1 % · 1.2 va en 2 %"
    town.deliver()

    assert post.answer(question, word) == "answered"
    assert post.notes(MARTA)[1:] == [note]
    with town.database.reading() as session:
        assert len(tray.waiting(session, town.context.entity_id)) == waiting
    assert (town.claim(), figures(town)) == (None, [])


def test_a_word_about_several_counts_only_from_whom_it_was_asked(town: Town, post: Post) -> None:
    for number in range(2):
        post.answer(None, f"1.2 va en {number} %")
    ((question, _),) = post.mailbox(MARTA)
    post.answer(question, "No", sender=PEDRO, proof=PROVEN)
    with town.database.reading() as session:
        assert len(tray.waiting(session, town.context.entity_id)) == 2


def test_a_yes_that_is_itself_denied_confirms_nothing(town: Town, post: Post) -> None:
    town.add("1.2", 40)
    post.answer(None, "1.2 va en 60 %", proof=DENIED)
    ((asked, _),) = post.mailbox(MARTA)
    assert post.answer(asked, "SÍ", proof=DENIED) == "held"
    assert figures(town) == []


def test_somebody_else_cannot_say_yes_for_her(town: Town, post: Post) -> None:
    town.add("1.2", 40)
    post.answer(None, "1.2 va en 60 %")
    ((asked, _),) = post.mailbox(MARTA)
    post.answer(asked, "SÍ", sender=PEDRO, proof=PROVEN)
    assert figures(town) == []


def test_a_colleague_of_the_office_answers_under_his_own_name(town: Town, post: Post) -> None:
    activity = town.add("1.2", 40, office=town.other_office_id)
    item = post.remind(activity, to=MARTA)
    assert post.answer(item, "vamos en 60 %", sender=PEDRO) == "recorded"
    assert figures(town) == [(town.pedro_id, Decimal(60))]


def test_a_registered_person_of_another_office_is_asked_first(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    assert post.answer(item, "1.2 va en 60 %", sender=PEDRO) == "held"
    assert post.notes(PEDRO) == ["held_hers"]


def test_of_an_unregistered_contractor_the_addressee_is_asked(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    assert post.answer(item, "1.2 va en 60 %", sender=STRANGER, proof=PROVEN) == "held"
    assert post.mailbox(STRANGER) == []
    ((asked, note),) = post.mailbox(MARTA)
    assert isinstance(note, Note)
    assert (note.name, note.values["address"]) == ("held_of_another", STRANGER)
    post.answer(asked, "sí")
    assert town.handle() == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]
    assert post.mailbox(STRANGER) == []


def test_who_has_another_mailbox_by_now_is_asked_there(town: Town, post: Post) -> None:
    item, new = post.remind(town.add("1.2", 40)), "marta.nueva@puertoesperanza.example"
    with town.database.transaction() as session:
        change = Change(session, town.context.entity_id, BY, town.now)
        number = people.add_address(change, person_id=town.marta_id, channel="email", value=new)
        addresses.replace_others(session, number, now=town.now)
    assert post.answer(item, "1.2 va en 60 %", sender=MARTA, proof=PROVEN) == "held"
    assert (post.notes(new), post.notes(MARTA)) == (["held_of_another"], [])


def test_where_she_cannot_be_reached_the_answer_waits_for_a_person(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    with town.database.transaction() as session:
        change = Change(session, town.context.entity_id, BY, town.now)
        leaving.end(change, person_id=town.marta_id, on=town.context.today(town.now))
    assert post.answer(item, "1.2 va en 60 %", sender=STRANGER, proof=PROVEN) == "set aside"
    assert post.mailbox(STRANGER) == []


@pytest.mark.parametrize("proof", ["", PROVEN, DENIED])
def test_a_stranger_s_own_mail_waits_in_the_tray_and_is_not_answered(
    town: Town, post: Post, proof: str
) -> None:
    town.add("1.2", 40)
    assert post.answer(None, "1.2 va en 60 %", sender=STRANGER, proof=proof) == "set aside"
    assert post.mailbox(STRANGER) == []
    (why,) = post.set_aside()
    assert "nobody's" in (why or "")


def test_what_waits_in_the_tray_is_assigned_to_a_person_or_discarded(
    town: Town, post: Post
) -> None:
    town.add("1.2", 40)
    entity = town.context.entity_id
    for text in ("1.2 va en 60 %", "compre ya"):
        post.answer(None, text, sender=STRANGER)
    with town.database.transaction() as session:
        first, second = tray.waiting(session, entity)
        tray.assign(Change(session, entity, BY, town.now), first, town.marta_id)
        tray.discard(Change(session, entity, BY, town.now), second)
        assert tray.waiting(session, entity) == []
    assert town.handle() == "recorded"
    assert figures(town) == [(town.marta_id, Decimal(60))]
    assert post.mailbox(STRANGER) == []


def test_a_holiday_reply_is_no_answer_and_is_not_answered(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    said = post.answer(
        item, "Estoy de vacaciones hasta el 15.", Auto_Submitted="auto-replied", proof=PROVEN
    )
    assert (said, figures(town), post.mailbox(MARTA)) == ("auto_reply", [], [])


def test_a_mail_without_words_is_told_so(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    assert post.answer(item, "") == "answered"
    assert post.notes(MARTA) == ["mail_empty"]


def test_whose_mail_is_too_large_is_told_and_a_person_sees_it(town: Town, post: Post) -> None:
    assert post.sends_too_much(proof=PROVEN) == "set aside"
    ((_, note),) = post.mailbox(MARTA)
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("mail_too_large", {"megabytes": 31})
    assert post.set_aside() == ["too large: 31000000 bytes"]
    assert figures(town) == []


@pytest.mark.parametrize(("sender", "proof"), [(STRANGER, PROVEN), (MARTA, DENIED)])
def test_a_stranger_s_and_a_forged_one_are_not_answered(
    post: Post, sender: str, proof: str
) -> None:
    assert post.sends_too_much(sender=sender, proof=proof) == "set aside"
    assert post.mailbox(sender) == []


@pytest.mark.parametrize(
    ("words", "percent"), [("1.2 100 %", 100), ("1.2 sin avance", 40), ("1.2 100 %\n\nLuz", 100)]
)
def test_what_a_tap_prepares_is_understood(
    town: Town, post: Post, words: str, percent: int
) -> None:
    item = post.remind(town.add("1.2", 40), town.add("1.3", 40))
    assert post.answer(item, words) == "recorded"
    assert [figure for _, figure in figures(town)] == [percent]


def test_an_activity_is_named_by_its_number_in_the_mail(town: Town, post: Post) -> None:
    first, second = town.add("1.2", 40), town.add("6.3", 40)
    item = post.remind(first, second)
    assert post.answer(item, "la 2 ya quedó") == "recorded"
    assert (town.figure(first)[0], town.figure(second)[0]) == (40, 100)


def test_the_numbers_are_those_of_the_mail_that_went_out(town: Town, post: Post) -> None:
    item = post.remind(*(town.add(code, 40) for code in ("4.1", "6.3", "7.2")))
    with town.database.transaction() as session:  # the first was done when it went out
        outbox.record_part(
            session, entity_id=town.context.entity_id, item_id=item, ordinal=0,
            provider_id="<r@x>", text="2 actividades\n\n1) 6.3 · Una\n2) 7.2 · Otra\n",
            now=town.now,
        )  # fmt: skip
    assert post.answer(item, "la 2 ya quedó") == "recorded"
    (told,) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Receipt)]
    assert [record.line.handle for record in told.records] == ["7.2"]


@pytest.mark.parametrize(
    ("words", "percent"), [("la 2 va en 55 %", 0), ("la segunda va en 55 %", 55)]
)
def test_a_place_counts_in_the_mail_as_it_was_although_something_is_closed_since(
    town: Town, post: Post, words: str, percent: int
) -> None:
    for code in ("2.2", "2.1", "2.3"):
        town.add(code, 40, title=f"Realizar la jornada {code}")
    known = {one.handle: one.id for one in town.rows(select(Activity))}
    item = post.remind(known["2.2"], known["2.1"], known["2.3"])
    post.answer(item, "la 2.2 ya quedó")
    outcome = post.answer(item, words)
    figure = town.figure(known["2.3"])[0], town.figure(known["2.1"])[0]
    assert figure == (40, percent or 40)
    assert outcome == ("recorded" if percent else "asked")


def test_two_machines_do_not_answer_each_other_for_ever(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    outcomes = [post.answer(item, "gracias") for _ in range(25)]
    assert outcomes.count("answered") == 20
    assert outcomes[-1] == "set aside"


def test_an_answer_beside_each_quoted_activity_counts_for_it(town: Town, post: Post) -> None:
    first = town.add("1.2", 40, title="Actualizar el mapa de riesgos")
    second = town.add("2.1", 80, title="Registrar la estrategia en el SUIT")
    item = post.remind(first, second)
    said = post.answer(
        item,
        "> 1. Actualizar el mapa de riesgos\r\n\r\nva en 60 %\r\n\r\n"
        "> 2. Registrar la estrategia en el SUIT\r\n\r\n95 %\r\n",
    )
    assert said == "recorded"
    assert [percent for _, percent in figures(town)] == [60, 95]


SIGNATURE = (
    "Marta Lucía Rincón\r\nSecretaria de Planeación\r\nTel. 605 123 4567 ext. 12\r\n"
    "Presupuesto 2026: ejecutado 35 %"
)


@pytest.mark.parametrize(("above", "told"), [("", []), ("--\r\n", []), ("va en 60\r\n\r\n", [60])])
def test_who_signs_and_what_her_office_says_of_itself_are_no_answer(
    town: Town, post: Post, above: str, told: list[int]
) -> None:
    item = post.remind(town.add("1.2", 40))
    post.answer(item, above + SIGNATURE, proof=PROVEN)

    assert [percent for _, percent in figures(town)] == told
    assert post.notes(MARTA) == ([] if told else ["mail_empty"])


def test_a_report_below_a_name_and_a_telephone_is_one(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40), town.add("1.3", 10))
    signed = SIGNATURE.rpartition("\r\n")[0]
    post.answer(item, f"{signed}\r\nla 1.3 va en 35 %", proof=PROVEN)

    assert figures(town) == [(town.marta_id, Decimal(35))]
