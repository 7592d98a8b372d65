"""The welcome by mail: who writes and why, and what a lead is asked about what it lists."""

from __future__ import annotations

import re
from typing import Any

from core.messages import Line, Note, Reminder
from tests.unit.bot.email.contents import READ
from tests.unit.bot.email.samples import a_line, the_part


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def text_of(content: Reminder) -> str:
    return the_part(content).text


def reminder(*lines: Line, **values: Any) -> Reminder:
    return Reminder(lines=lines, **values)


def test_a_welcome_says_who_writes_and_why_and_an_ordinary_reminder_does_not() -> None:
    why = "porque usted responde por actividades que están en él"
    assert why in text_of(reminder(a_line(), welcome=True))
    assert why not in text_of(reminder(a_line()))


def test_who_only_supports_is_not_told_that_she_answers_for_it() -> None:
    only = reminder(a_line(support=True), welcome=True, asks_agreement=True)
    said = flat(the_part(only, READ).text)
    assert "porque su oficina apoya actividades que están en él" in said
    assert "Si su oficina apoya todas, responda «de acuerdo»" in said
    assert "usted responde por" not in said


def test_a_welcome_asks_in_words_what_the_chat_asks_with_buttons() -> None:
    asks = reminder(a_line(handle="3.1"), welcome=True, asks_agreement=True)

    said = flat(the_part(asks, READ).text)
    for words in ("«de acuerdo»", "«la 3.1 no es mía»", "«/ayuda»"):
        assert words in said
    for other in ("Carlos", "delegar", "una por una", "calendario"):
        assert other not in said
    assert "/ayuda" not in text_of(reminder(a_line()))
    for quiet in (asks.model_copy(update={"asks_agreement": False}), reminder(a_line())):
        assert "«de acuerdo»" not in the_part(quiet, READ).text


def test_the_examples_of_a_welcome_name_what_she_leads() -> None:
    helped, led = a_line(handle="2.1", support=True), a_line(handle="3.1")
    both = reminder(helped, led, welcome=True, asks_agreement=True)
    said = flat(the_part(both, READ).text)
    for words in ("«3.1 va en", "«la 3.1 no es mía»"):
        assert words in said
    assert "«de acuerdo»: con eso no reporta avance." in said

    only = the_part(reminder(helped, welcome=True, asks_agreement=True), READ)
    assert "«2.1: nuestra parte" in flat(only.text)
    assert "«la 2.1 no es mía»" in flat(only.text)


def test_the_other_ways_to_answer_stand_in_the_help_that_a_welcome_names() -> None:
    said = the_part(Note(name="help", values={}), READ).text
    for words in ("«delegar 1.2»", "«una por una»", "«calendario»", "«la 1.2 no es mía»"):
        assert words in said


def test_the_letters_of_a_plan_are_spelled_out_to_somebody_new() -> None:
    for plan, said in (
        ("PTEP 2026", "al PTEP 2026 (Programa de Transparencia y Ética Pública) de"),
        ("Plan de acción", "el servicio de seguimiento al Plan de acción de"),
    ):
        assert said in flat(text_of(reminder(a_line(), welcome=True, plans=(plan,))))
    assert "Programa" not in text_of(reminder(a_line(), plans=("PTEP 2026",)))
