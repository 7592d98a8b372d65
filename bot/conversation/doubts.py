"""What follows from what was heard, of every message; and what a model's reading may change in it.

A model is asked outside of every transaction. Whoever has one hands messages over as `Consulting`;
what cannot be handled before the model was asked raises `NeedsReading` with the question, and is
handed over again with what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from bot.conversation.heard import Heard, Read
from bot.conversation.outcomes import ASKED_AGAIN, NOT_UNDERSTOOD
from bot.conversation.state import State
from bot.conversation.steps import Action, AskAbout, AskWish, Record, Say, Step
from bot.conversation.subjects import subject_of
from bot.conversation.thread import Listed
from bot.conversation.transitions import step
from bot.conversation.view import View
from bot.model.joining import is_put_to_it, joined
from bot.understanding.meaning import Context, Meaning, only_rules_know
from models.inbox import ClaimedInbound


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a model is asked: a text, the open activities that it may be about, and their day."""

    text: str
    context: Context
    today: date


class NeedsReading(Exception):
    """A model is to be asked first; nothing of the message has been written."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__("a model is to be asked")
        self.doubt = doubt


@dataclass(frozen=True, slots=True)
class Consulting(ClaimedInbound):
    """A message about which a model may be asked; once it was (`about`), what it read there."""

    about: Doubt | None = None
    meaning: Meaning | None = None

    @classmethod
    def of(
        cls, inbound: ClaimedInbound, about: Doubt | None = None, meaning: Meaning | None = None
    ) -> Consulting:
        """Return a message with a model that may be asked about it, or has been."""
        known = {one.name: getattr(inbound, one.name) for one in fields(ClaimedInbound)}
        return cls(**known, about=about, meaning=meaning)


def followed(
    state: State, heard: Heard, view: View, inbound: ClaimedInbound, listed: Callable[[], Listed]
) -> Step:
    """Return what follows from what was heard: what the transitions say, and where a model may be
    asked about it (`Consulting`) what they say of the model's reading.

    Raises NeedsReading where the model was not asked yet.
    """
    local = step(state, heard, view)
    return _as_a_model_reads(local, state, heard, view, inbound, listed)


def _as_a_model_reads(
    local: Step,
    state: State,
    heard: Heard,
    view: View,
    inbound: ClaimedInbound,
    listed: Callable[[], Listed],
) -> Step:
    """Return what follows with a model's reading, `local` where there is none or it may change
    nothing; it counts where it is of the same activities as they are now."""
    if not isinstance(inbound, Consulting) or inbound.payload.get("forwarded"):
        return local  # what she passes on are another's words: not hers to send
    if not isinstance(heard, Read) or not _is_put_to_it(heard, local):
        return local
    doubt = _doubt(state, heard, view, listed().activities)
    if any(map(only_rules_know, doubt.context.pending)) or _is_bare(heard.meaning, doubt.context):
        return local
    if inbound.about is None:
        raise NeedsReading(doubt)
    meaning = joined(heard.meaning, inbound.meaning if inbound.about == doubt else None)
    if meaning is heard.meaning:
        return local
    shown = step(state, replace(heard, meaning=meaning), view)
    answers = state.open_question(view.reminded_at) is not None
    if answers and not _writes_no_more(shown, local):
        return local  # a figure that was asked about, read by the model, is no yes
    return shown if _keeps_questions(local, shown, heard) else local


def _is_put_to_it(heard: Read, local: Step) -> bool:
    """Tell whether what is read is recorded or asked about, or nothing was understood: not where
    a yes or a no has answered a question."""
    return (
        bool(heard.text.strip())
        and is_put_to_it(heard.meaning)
        and any(
            isinstance(one, AskAbout | AskWish)
            or (isinstance(one, Record) and heard.meaning.updates)
            or (isinstance(one, Say) and one.name in ASKED_AGAIN | NOT_UNDERSTOOD)
            for one in local.actions
        )
    )


def _is_bare(meaning: Meaning, context: Context) -> bool:
    """Tell whether nothing but a figure or a state is told of what was asked about: "60"."""
    return bool(meaning.updates) and all(
        not one.description and one.code == context.reply_to for one in meaning.updates
    )


def _doubt(state: State, heard: Read, view: View, listed: Iterable[int]) -> Doubt:
    asked = state.asked_again(view.asked_again, view.reminded_at)
    subject = subject_of(asked, heard.answers, heard.text, view, takes_back=False)
    ordered = dict.fromkeys([*heard.answers.activities, *listed, *view.activities])
    known = ((one, view.activities[one]) for one in ordered if one in view.activities)
    pending = tuple(mine for one, mine in known if one in view.open_ids or one == subject)
    about = None if subject is None else view.activities.get(subject)
    code = None if about is None else about.code
    return Doubt(heard.text, Context(pending, code), view.today)


def _keeps_questions(local: Step, shown: Step, heard: Read) -> bool:
    """Tell whether no question of before is lost but about what is shown."""
    asked = {one.activity_id for one in shown.state.waiting}
    waited = {one.activity_id for one in local.state.waiting if one.inbound_id != heard.inbound_id}
    wishes = {one.name for one in shown.state.wishes}
    return waited <= asked and {one.name for one in local.state.wishes} <= wishes


def _writes_no_more(shown: Step, local: Step) -> bool:
    """Tell whether nothing is done, beside asking, that would not be done without the model."""
    without = _written(local)
    return all(one in without for one in _written(shown))


def _written(following: Step) -> list[Action]:
    """Return what is done beside asking, of a record each report, wherever in the message it
    stands."""
    done = (one for one in following.actions if not isinstance(one, AskAbout | AskWish | Say))
    return [
        each for one in done for each in (_each_report(one) if isinstance(one, Record) else (one,))
    ]


def _each_report(record: Record) -> Iterable[Record]:
    return (Record((one.model_copy(update={"ordinal": 0}),)) for one in record.drafts)
