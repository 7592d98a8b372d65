"""Whose evidence a file is; and whatever is said, no file is lost and no figure is invented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.heard import Answered, Pressed, Read
from bot.conversation.state import State
from bot.conversation.steps import AskAbout, Attach, Record, Say, Step, Withdraw
from bot.conversation.transitions import step
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Context
from bot.understanding.understand import understand_by_rules
from core.buttons import Does
from core.messages import Attached
from core.refs import Ref
from tests.unit.bot.conversation.builders import FINISHED, MAP, SUIT, TRAINING, a_draft, a_view

PHOTO, LINK = Attached(photos=1), Attached(links=1)
VIEW = a_view()


def heard(
    text: str = "",
    attached: Attached | None = PHOTO,
    *,
    message: int = 700,
    about: int | None = None,
    answers: tuple[int, ...] = (),
) -> Read:
    """Return a text with what came with it, understood as the conversation understands it."""
    code = None if about is None else VIEW.activities[about].code
    meaning = understand_by_rules(text, Context(tuple(VIEW.activities.values()), code), VIEW.today)
    return Read(text, meaning, message, Answered(answers), attached)


def attached_to(following: Step) -> list[tuple[int, ...]]:
    """Return for which activities something was filed without a report."""
    return [one.activities for one in following.actions if isinstance(one, Attach)]


def asked(following: Step) -> list[tuple[str | None, Attached | None]]:
    """Return what was asked, and what waits with it."""
    return [
        (one.draft.ask, one.draft.attached)
        for one in following.actions
        if isinstance(one, AskAbout)
    ]


@pytest.mark.parametrize(
    ("state", "read", "about"),
    [
        (State(), heard(answers=(MAP,)), MAP),
        (State(about=SUIT, about_at=VIEW.at), heard(answers=(MAP,)), MAP),
        (State(about=SUIT, about_at=VIEW.at), heard("soporte de la 1.1"), MAP),
        (State(about=SUIT, about_at=VIEW.at), heard(), SUIT),
        (State(about=FINISHED, about_at=VIEW.at), heard(), FINISHED),
        (State(waiting=(a_draft(SUIT, None),)), heard(), SUIT),
        (State(), heard("A-07 listado de asistencia"), TRAINING),
    ],
)
def test_a_file_without_a_figure_belongs_to_what_is_spoken_of(
    state: State, read: Read, about: int
) -> None:
    following = step(state, read, VIEW)

    assert attached_to(following) == [(about,)]
    assert asked(following) == []
    assert following.state.about == about


def test_the_only_open_activity_needs_no_question() -> None:
    following = step(State(), heard(), replace(VIEW, open_ids=frozenset({MAP})))

    assert attached_to(following) == [(MAP,)]


@pytest.mark.parametrize(
    "caption",
    [
        "A-07 listado de asistencia",
        "1.1 acta firmada",
        "1.1 lista de asistentes",
        "mapa publicado 1.1",
        "1.1 foto 1 de 3",
        "1.1 evidencia No. 2 de 5",
        "1.1 foto 2",
        "1.1 informe 2",
    ],
)
def test_a_caption_that_names_a_document_says_nothing_of_the_work(caption: str) -> None:
    following = step(State(), heard(caption), VIEW)

    assert len(attached_to(following)) == 1
    assert not any(isinstance(one, Record) for one in following.actions)


def test_a_caption_with_a_count_of_the_work_reports_it() -> None:
    (record,) = step(State(), heard("A-07 vamos 2 de 3, foto"), VIEW).actions

    assert isinstance(record, Record)
    assert [round(one.percent or 0) for one in record.drafts] == [67]


@pytest.mark.parametrize(
    "caption",
    ["1.1 ya quedó", "1.1 ya está publicado", "se publicó el mapa de la 1.1", "1.1 cumplida",
     "1.1 listo", "terminamos la 1.1", "1.1 al 100 %", "1.1 quedó publicado"],
)  # fmt: skip
def test_a_caption_that_says_that_it_is_done_reports_it(caption: str) -> None:
    (record,) = step(State(), heard(caption), VIEW).actions

    assert isinstance(record, Record)
    assert [one.percent for one in record.drafts] == [100]


@pytest.mark.parametrize(
    "read", [heard(), heard("aquí va"), heard("gracias"), heard(answers=(MAP, SUIT))]
)
def test_else_it_is_asked_and_waits(read: Read) -> None:
    following = step(State(), read, VIEW)

    assert attached_to(following) == []
    assert asked(following) == [(Ask.ACTIVITY, PHOTO)]


def test_a_figure_is_reported_with_what_came() -> None:
    following = step(State(), heard("1.2 va en 60 %"), VIEW)

    (record,) = following.actions
    assert isinstance(record, Record)
    assert [(one.activity_id, one.attached) for one in record.drafts] == [(SUIT, PHOTO)]


def test_two_figures_share_what_came() -> None:
    following = step(State(), heard("1.1 va en 20 % y 1.2 va en 60 %"), VIEW)

    (record,) = following.actions
    assert isinstance(record, Record)
    assert [one.attached for one in record.drafts] == [PHOTO, PHOTO]


def test_a_question_of_files_is_answered_by_a_press_or_left_by_a_no() -> None:
    waiting = step(State(), heard(), VIEW).state
    name = waiting.waiting[0].name

    pressed = step(waiting, Pressed(Ref("pick", SUIT, name), 701), VIEW)
    refused = step(waiting, heard("no", None), VIEW)
    assert attached_to(pressed) == [(SUIT,)]
    assert pressed.state.waiting == ()
    assert refused.state.waiting == ()
    assert refused.actions == (Say("not_recorded"),)


def test_what_was_misfiled_is_taken_back_and_asked_about() -> None:
    view = replace(VIEW, filed=((700, 701), Attached(photos=2)))
    following = step(State(filed=700), Pressed(Ref(Does.MISFILED, 700), 702), view)

    assert following.actions[0] == Withdraw((700, 701))
    assert asked(following) == [(Ask.ACTIVITY, Attached(photos=2))]
    assert following.state.waiting[0].messages == (700, 701)


def test_what_cannot_be_taken_back_any_more_says_so() -> None:
    following = step(State(), Pressed(Ref(Does.MISFILED, 700), 702), VIEW)

    assert following.actions == (Say("question_gone"),)


def test_refused_files_with_words_leave_only_the_words() -> None:
    nothing = Attached()

    assert step(State(), heard("", nothing), VIEW).actions == ()
    (record,) = step(State(), heard("1.2 va en 60 %", nothing), VIEW).actions
    assert isinstance(record, Record)


WORDS = st.sampled_from(
    [
        "", "1.2 va en 60 %", "va en 60 %", "soporte de la 1.1", "acta firmada", "sí", "no",
        "gracias", "la 1.2", "2", "1.1 va en 20 % y 1.2 va en 30 %", "deshacer", "ayuda",
        "¿qué tengo pendiente?", "necesito plazo hasta el 30 de junio para la 1.2", "A-07 van 2",
        "https://a.co/b", "1.2 ya quedó https://a.co/b", "una por una", "siguiente",
    ]
)  # fmt: skip
COMES = st.sampled_from([None, None, PHOTO, Attached(documents=2), Attached()])
MOVES = st.lists(
    st.one_of(
        st.tuples(WORDS, COMES),
        st.tuples(st.sampled_from([MAP, SUIT, TRAINING]), st.sampled_from(["pick", "pct", "card"])),
    ),
    max_size=8,
)


@dataclass
class Account:
    """Where each file is: filed, reported with, waiting, or refused by a no."""

    state: State = field(default_factory=State)
    placed: set[int] = field(default_factory=set)
    brought: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)

    def plays(self, following: Step) -> None:
        before = {one for draft in self.state.waiting for one in draft.messages}
        for action in following.actions:
            match action:
                case Attach(inbound_ids=inbound_ids):
                    self.placed |= set(inbound_ids)
                case Record(drafts=drafts):
                    for draft in drafts:
                        assert draft.words or draft.text or draft.percent is not None
                        self.placed |= set(draft.messages)
                case AskAbout(draft=draft) if draft.activity_id is not None:
                    self.placed |= set(draft.messages)
                case Say(name="not_recorded"):
                    self.refused |= before
        self.state = following.state

    def waiting(self) -> set[int]:
        return {one for draft in self.state.waiting for one in draft.messages}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MOVES)
def test_no_file_is_lost_whatever_is_said_and_pressed(
    moves: list[tuple[str | int, Attached | str | None]],
) -> None:
    account = Account()
    for number, (one, other) in enumerate(moves, start=1000):
        view = _view_of(account.state)
        if isinstance(one, int):
            name = account.state.waiting[0].name if account.state.waiting else "1.0"
            value = "75" if other == "pct" else name
            account.plays(step(account.state, Pressed(Ref(str(other), one, value), number), view))
            continue
        came = other if isinstance(other, Attached) else None
        if "https" in one:
            came = (came or Attached()) + LINK
        if came is not None and came.total and "https" not in one:
            account.brought.add(number)
        about = account.state.waiting[0].activity_id if account.state.waiting else None
        account.plays(step(account.state, heard(one, came, message=number, about=about), view))

    assert account.brought <= account.placed | account.waiting() | account.refused


def _view_of(state: State) -> View:
    filed = None if state.filed is None else ((state.filed,), PHOTO)
    return replace(VIEW, filed=filed)
