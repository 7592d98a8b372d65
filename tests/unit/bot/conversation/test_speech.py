"""What is said: buttons that mean what they show, and texts that the catalogue holds."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import bot
from bot.conversation.desk import Mine
from bot.conversation.speaking import speech
from bot.understanding.meaning import Ask
from core.messages import Line, Note
from core.refs import MOST_BYTES, Ref, Refs
from tests.unit.bot.conversation.builders import MAP, SUIT, a_draft
from texts.catalog import Texts

REFS = Refs("a key for tests")
HUGE = 10**15


def a_line(activity_id: int = SUIT) -> Line:
    """Return an activity as a message shows it."""
    return Line(
        activity_id=activity_id, handle="1.2", code="1.2", title="Actualizar", office="", due=None
    )


def mine(activity_id: int, handle: str, title: str) -> Mine:
    """Return an activity of hers."""
    return Mine(activity_id, handle, title, "", None, None, None, office_id=1)


def test_a_card_offers_figures_and_ways_out_and_each_button_means_its_activity() -> None:
    card = speech.card(REFS, a_line())
    read = [REFS.read(button.ref) for button in card.buttons]

    assert [button.label for button in card.buttons] == [
        "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%",
        "Sin avance", "Otra cifra", "Recordar después", "No es de mi oficina", "Delegar en…",
    ]  # fmt: skip
    assert read[0] == Ref("pct", SUIT, "25")
    assert [ref.action for ref in read if ref][4:] == [
        "none", "other", "later", "notmine", "delegate",
    ]  # fmt: skip
    assert {ref.target for ref in read if ref} == {SUIT}


def test_a_question_which_activity_offers_the_choices_with_short_titles() -> None:
    draft = a_draft(None, 60, ask=Ask.ACTIVITY, ordinal=1)
    choices = [mine(MAP, "1.1", "Publicar el mapa de riesgos de corrupción en la página web")]
    question = speech.question(REFS, draft, None, choices)

    assert (question.name, question.words) == ("activity", "vamos en 30 %")
    assert [button.label for button in question.buttons] == ["1.1 · Publicar el mapa de riesgos…"]
    assert REFS.read(question.buttons[0].ref) == Ref("pick", MAP, "400.1")


def test_a_confirmation_shows_the_figure_and_its_buttons_belong_to_one_question() -> None:
    question = speech.question(REFS, a_draft(SUIT, 30, ordinal=2), a_line(), [])

    assert (question.name, question.figure) == ("confirm", Decimal(30))
    assert [button.label for button in question.buttons] == ["Sí", "No"]
    assert REFS.read(question.buttons[0].ref) == Ref("yes", 400, "2")
    assert REFS.read(question.buttons[1].ref) == Ref("no", 400, "2")


def test_a_question_for_a_figure_offers_quarters_and_shows_the_words_that_wait() -> None:
    question = speech.question(REFS, a_draft(SUIT, None, description="vamos bien"), a_line(), [])

    assert (question.name, question.figure, question.words) == ("percent", None, "vamos bien")
    assert REFS.read(question.buttons[2].ref) == Ref("pct", SUIT, "75")


def test_a_receipt_shows_old_and_new_and_takes_back_exactly_itself() -> None:
    told = speech.recorded(a_draft(SUIT, 60, description="falta").reported, a_line(), Decimal(40))
    receipt = speech.receipt(REFS, [told], still_open=3, inbound_id=400, report_id=8)

    assert (told.percent, told.before, told.description) == (Decimal(60), Decimal(40), "falta")
    assert REFS.read(receipt.undo.ref) == Ref("undo", 400, "8")


def test_an_empty_list_is_a_sentence() -> None:
    assert speech.listing(REFS, [], 7) == Note(name="list_empty")
    assert speech.listing(REFS, [a_line()], 7).kind == "listing"


def test_no_button_is_too_long_for_telegram_however_many_rows_there_are() -> None:
    draft = a_draft(None, 60, ask=Ask.ACTIVITY, inbound_id=HUGE, ordinal=99)
    choices = [mine(HUGE, "A-07", "Capacitar")]
    receipt = speech.receipt(REFS, [], still_open=0, inbound_id=HUGE, report_id=HUGE)
    asked = speech.question(REFS, draft, None, choices)

    for button in (*asked.buttons, receipt.undo):
        assert len(button.ref.encode()) <= MOST_BYTES


@pytest.mark.parametrize("shape", ["telegram/note_{}.html", "email/note_{}.txt"])
def test_every_note_that_the_code_names_is_in_the_catalogue(shape: str) -> None:
    folder = Path(bot.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    names = set(re.findall(r'(?:Say\(|Note\(name=)"(\w+)"', code))

    names |= {"help", "courtesy", "unclear"}  # these are called as the intents are

    assert {"question_gone", "set_aside", "unknown_chat", "enrolled", "list_empty"} <= names
    assert {shape.format(name) for name in names} <= set(Texts("es").names())
