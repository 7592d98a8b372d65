"""What control writes of a report that is no verdict: she is asked by button how she judges it, and
returns it with her words as the reason."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town
from tests.service.bot.reviews.test_reviewed import control, done, judged, said

__all__ = ["control", "done"]  # fixtures

NO_VERDICTS = [
    "la 2.4 me parece floja, pídales el acta firmada", "en la 2.4 inflaron las cosas",
    "lo de la política socializada, ni idea de dónde salió",
    "la 2.4 la veo enredada, no encuentro el acta",
]  # fmt: skip


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize("words", NO_VERDICTS)
def test_she_returns_it_with_what_she_wrote(town: Town, control: Chat, words: str) -> None:
    control.says(words)
    assert said(control).name == "elsewhere"
    assert judged(town) == []
    control.touches("Devolver 2.4 con ese motivo")
    assert said(control).name == "review_kept"
    assert judged(town) == [(False, None, words)]
    (row,) = town.rows(select(Review))
    assert row.words == words


@pytest.mark.usefixtures("done")
def test_of_what_she_wrote_only_what_is_of_the_activity_is_the_reason(
    town: Town, control: Chat
) -> None:
    control.says("Buenos días. La 2.4 me parece floja, pídales el acta. Muchas gracias")
    control.touches("Devolver 2.4 con ese motivo")
    assert judged(town) == [(False, None, "La 2.4 me parece floja, pídales el acta")]


@pytest.mark.usefixtures("done")
def test_she_accepts_it_by_button_without_a_remark(town: Town, control: Chat) -> None:
    control.says("la 2.4 tan completa que la hicieron")
    control.touches("Aceptar 2.4")
    assert judged(town) == [(True, None, "")]


@pytest.mark.usefixtures("done")
def test_what_the_office_reported_since_is_looked_at_first(
    town: Town, marta: Chat, control: Chat
) -> None:
    control.says(NO_VERDICTS[0])
    button = control.button("Devolver 2.4 con ese motivo")
    town.wait(hours=1)
    marta.says("me equivoqué, la 2.4 va en 80 %")
    control.heard()
    control.presses(button.ref)
    assert said(control).name == "review_newer"
    assert judged(town) == []


@pytest.mark.usefixtures("done")
def test_others_are_offered_no_judgement(pedro: Chat) -> None:
    pedro.says(NO_VERDICTS[0])
    (note,) = pedro.heard()
    assert isinstance(note, Note)
    assert [one.label for one in note.buttons] == ["Pasarle sus palabras"]


def test_nothing_is_judged_of_what_nobody_reported(town: Town, control: Chat) -> None:
    town.add("2.5", None, title="Adecuar la rampa")
    control.says("la 2.5 me parece floja")
    assert [one.label for one in said(control).buttons] == ["Pasarle sus palabras"]
