"""Texts that answer an open question, and texts that only look as if they did."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import AskAbout, Record, Say, Step
from bot.understanding.meaning import Ask, Intent, Status
from core.spanish import show_percent
from tests.support.rows import NOW
from tests.unit.bot.conversation.builders import (
    FINISHED,
    LATER,
    MAP,
    MESSAGE,
    SUIT,
    TRAINING,
    a_draft,
    a_text,
    a_view,
    after,
    an_update,
    brief,
    waiting,
)

CHOICES = (MAP, SUIT, TRAINING)
UNCLEAR = Intent.UNCLEAR


def recorded(step: Step) -> Any:
    """Return the one draft that a step records."""
    record = next(action for action in step.actions if isinstance(action, Record))
    (draft,) = record.drafts
    return draft


def nothing(text: str) -> Read:
    """Return a text that means nothing by itself."""
    return a_text(text, intent=UNCLEAR)


@pytest.mark.parametrize(
    ("heard", "follows"),
    [
        (nothing("sí"), [("record", ("1.2", 30))]),
        (a_text("ok", intent=Intent.COURTESY), [("record", ("1.2", 30))]),
        (a_text("sí, 30", an_update(SUIT, 30, Ask.CONFIRM)), [("record", ("1.2", 30))]),
        (a_text("30 %", an_update(SUIT, 30, Ask.CONFIRM)), [("record", ("1.2", 30))]),
        (nothing("no"), [Say("not_recorded", about=SUIT)]),
        (nothing("déjelo así"), [Say("not_recorded", about=SUIT)]),
        (a_text("no, es 60", an_update(SUIT, 60)), [("record", ("1.2", 60))]),
        (a_text("no, son 25", an_update(SUIT, 25, Ask.CONFIRM)), [("ask", "confirm", "1.2")]),
        (a_text("no, 30 no", an_update(SUIT, 30, Ask.CONFIRM)), [("ask", "confirm", "1.2")]),
        (
            a_text("1.1 va en 60", an_update(MAP, 60)),
            [("record", ("1.1", 60)), ("ask", "confirm", "1.2")],
        ),
        (
            nothing("¿cómo así?"),
            [Say("ask_yes_again", about=SUIT, words=show_percent(30))],
        ),
        (
            a_text("listo, gracias", intent=Intent.COURTESY),
            [Say("courtesy"), ("ask", "confirm", "1.2")],
        ),
        (a_text("ayuda", intent=Intent.HELP), [Say("help", about=MAP)]),
    ],
)
def test_a_text_when_a_lower_figure_waits_for_a_yes(heard: Read, follows: list[Any]) -> None:
    assert brief(after(waiting(a_draft(SUIT, 30)), heard).actions) == follows


def test_a_confirmed_figure_points_at_the_message_that_said_it() -> None:
    draft = recorded(after(waiting(a_draft(SUIT, 30)), nothing("sí")))

    assert (draft.inbound_id, draft.words) == (400, "30 %")


def test_the_reason_that_comes_with_a_yes_is_kept() -> None:
    heard = a_text(
        "sí, porque se devolvió el contrato",
        an_update(SUIT, None, Ask.PERCENT, description="sí, porque se devolvió el contrato"),
    )
    draft = recorded(after(waiting(a_draft(SUIT, 30, description="bajamos")), heard))

    assert draft.percent == Decimal(30)
    assert draft.description == "bajamos porque se devolvió el contrato"


def test_a_bare_figure_after_a_no_is_about_the_activity_that_was_asked_about() -> None:
    following = after(waiting(a_draft(SUIT, 30)), nothing("no"))

    assert following.state.about == SUIT


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("2", SUIT),
        ("1.", MAP),
        ("1.2", SUIT),
        ("12", SUIT),
        ("A-07", TRAINING),
        ("a-07", TRAINING),
        ("7", TRAINING),
        ("07", TRAINING),
        ("#1.1", MAP),
    ],
)
def test_an_activity_is_chosen_by_its_number(text: str, about: int) -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", words="60", choices=CHOICES)
    heard = a_text(text, an_update(None, 7, Ask.ACTIVITY))
    draft = recorded(after(waiting(asked), heard))

    assert (draft.activity_id, draft.percent, draft.words) == (about, Decimal(60), "60")
    assert draft.inbound_id == 400


def test_an_activity_is_chosen_by_its_words_and_what_they_add_is_kept() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", choices=CHOICES)
    named = an_update(MAP, None, Ask.PERCENT, description="falta publicarlo", definite=False)
    draft = recorded(after(waiting(asked), a_text("la del mapa, falta publicarlo", named)))

    assert (draft.activity_id, draft.description) == (MAP, "falta publicarlo")


@pytest.mark.parametrize(
    "heard",
    [
        a_text("9", an_update(None, 9, Ask.ACTIVITY)),  # neither a code nor a place
        a_text("60", an_update(None, 60, Ask.ACTIVITY)),
    ],
)
def test_a_text_that_chooses_nothing_is_asked_again_and_is_never_a_figure(heard: Read) -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", choices=CHOICES)
    following = after(waiting(asked), heard)

    assert brief(following.actions) == [("ask", "activity", None)]
    assert [one.percent for one in following.state.waiting] == [Decimal(60)]


def test_words_that_choose_nothing_are_asked_again_in_short_once() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", choices=CHOICES)
    once = after(waiting(asked), nothing("esa"))
    twice = after(once.state, nothing("esa"))

    assert brief(once.actions) == [Say("ask_activity_again")]
    assert brief(twice.actions) == [Say("unclear", about=MAP)]
    assert [one.percent for one in twice.state.waiting] == [Decimal(60)]


def test_a_number_that_fits_a_code_and_a_place_is_asked_and_not_chosen() -> None:
    asked = a_draft(
        None, 60, ask=Ask.ACTIVITY, choices=(MAP, SUIT, TRAINING, FINISHED, SUIT, SUIT, MAP)
    )
    heard = a_text("7", an_update(None, 7, Ask.ACTIVITY))  # A-07, and the seventh of the list

    assert brief(after(waiting(asked), heard).actions) == [("ask", "activity", None)]


def test_the_place_of_what_has_gone_to_another_office_chooses_nothing() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", choices=(MAP, 99))
    heard = a_text("2", an_update(None, 2, Ask.ACTIVITY))

    assert brief(after(waiting(asked), heard).actions) == [("ask", "activity", None)]


def test_a_place_is_counted_in_the_list_that_was_shown() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="vamos en 60", choices=(TRAINING, MAP))
    heard = a_text("2", an_update(None, 2, Ask.ACTIVITY))

    assert recorded(after(waiting(asked), heard)).activity_id == MAP


@pytest.mark.parametrize(
    ("heard", "follows"),
    [
        (nothing("ninguna"), [Say("not_recorded", about=None)]),
        (nothing("cancelar"), [Say("not_recorded", about=None)]),
        (a_text("la 1.2 va en 60", an_update(SUIT, 60)), [("record", ("1.2", 60))]),
        (
            a_text("la 1.2 va en 70", an_update(SUIT, 70)),
            [("record", ("1.2", 70)), ("ask", "activity", None)],
        ),
        (
            a_text("1.2 no aplica", an_update(SUIT, None, status=Status.NOT_APPLICABLE)),
            [("wish", "not_applicable", "wish_reason", "1.2")],
        ),
        (a_text("70 %", an_update(None, 70, Ask.ACTIVITY)), [("ask", "activity", None)]),
    ],
)
def test_the_question_which_activity_can_be_left(heard: Read, follows: list[Any]) -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="60", choices=CHOICES)

    assert brief(after(waiting(asked), heard).actions) == follows


def test_a_percentage_said_to_the_question_which_activity_takes_the_place_of_the_first() -> None:
    asked = a_draft(None, 60, ask=Ask.ACTIVITY, text="60", choices=CHOICES)
    following = after(waiting(asked), a_text("70 %", an_update(None, 70, Ask.ACTIVITY)))

    assert [one.percent for one in following.state.waiting] == [Decimal(70)]


@pytest.mark.parametrize(
    ("heard", "follows"),
    [
        (a_text("75", an_update(SUIT, 75)), [("record", ("1.2", 75))]),
        (a_text("30", an_update(SUIT, 30, Ask.CONFIRM)), [("ask", "confirm", "1.2")]),
        (a_text("ya quedó", an_update(SUIT, 100)), [("record", ("1.2", 100))]),
        (a_text("casi", an_update(SUIT, None, Ask.PERCENT)), [("ask", "percent", "1.2")]),
        (nothing("no sé"), [Say("question_left", about=SUIT)]),
        (a_text("ok", intent=Intent.COURTESY), [Say("ask_figure_again", about=SUIT)]),
        (nothing("no"), [Say("not_recorded", about=SUIT)]),
        (nothing("cancelar"), [Say("not_recorded", about=SUIT)]),
        (
            a_text("1.1 va en 60", an_update(MAP, 60)),
            [("record", ("1.1", 60)), ("ask", "percent", "1.2")],
        ),
        (a_text("mañana le cuento", intent=Intent.SNOOZE), [Say("courtesy")]),
    ],
)
def test_a_text_when_a_figure_is_asked_for(heard: Read, follows: list[Any]) -> None:
    assert brief(after(waiting(a_draft(SUIT, None)), heard).actions) == follows


def test_words_that_answer_a_question_for_a_figure_are_kept_as_description() -> None:
    asked = a_draft(SUIT, None, description="vamos bien")
    words = a_text(
        "falta la firma", an_update(SUIT, None, Ask.PERCENT, description="falta la firma")
    )
    asked_again = after(waiting(asked), words)
    draft = recorded(after(asked_again.state, a_text("75", an_update(SUIT, 75), message=502)))

    assert brief(asked_again.actions) == [("ask", "percent", "1.2")]
    assert draft.description == "vamos bien. falta la firma"
    assert (draft.percent, draft.inbound_id) == (Decimal(75), 502)


def test_an_unclear_answer_to_a_question_for_a_figure_is_not_kept() -> None:
    asked = a_draft(SUIT, None, description="vamos bien")
    following = after(waiting(asked), nothing("jajaja"), a_text("75", an_update(SUIT, 75)))

    assert recorded(following).description == "vamos bien"


def test_a_reply_to_another_message_does_not_answer_the_open_question() -> None:
    heard = a_text("ok", intent=Intent.COURTESY, answers=(MAP,))
    following = after(waiting(a_draft(SUIT, 30)), heard)

    assert brief(following.actions) == [Say("courtesy")]
    assert len(following.state.waiting) == 1


def test_a_reply_to_the_question_itself_answers_it() -> None:
    heard = a_text("ok", intent=Intent.COURTESY, answers=(SUIT,))

    assert brief(after(waiting(a_draft(SUIT, 30)), heard).actions) == [("record", ("1.2", 30))]


def test_a_bare_ok_to_a_reminder_confirms_no_older_question() -> None:
    state = waiting(a_draft(SUIT, 30, asked_at=NOW))
    heard = a_text("ok", intent=Intent.COURTESY)
    following = after(state, heard, view=a_view(reminded_at=LATER))

    assert brief(following.actions) == [Say("courtesy")]
    assert following.state.waiting == state.waiting


@pytest.mark.parametrize("ask", list(Ask))
def test_a_question_remembers_when_and_over_which_figure_it_was_put(ask: Ask) -> None:
    about = None if ask is Ask.ACTIVITY else SUIT
    update = an_update(about, None if ask is Ask.PERCENT else 30, ask)
    actions = after(State(), a_text("vamos", update)).actions

    assert isinstance(actions[0], AskAbout)
    draft = actions[0].draft
    assert (draft.asked_at, draft.inbound_id, draft.ask) == (NOW, MESSAGE, ask)
    assert draft.before == (None if about is None else Decimal(40))
    assert draft.choices == (CHOICES if ask is Ask.ACTIVITY else ())
