"""The open question of a conversation, kept where the clock finds it to ask it again once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.conversation.speaking.replying import last_said
from bot.conversation.speaking.speech import quoted
from bot.conversation.state import Draft, State
from bot.conversation.steps import Step
from bot.conversation.turn import Turn
from bot.conversation.unclear_words import is_raised_by
from core.messages import Content, Note, Question, store_content
from models.answers import questions

_ASKED_AGAIN = frozenset({"broadcast_preview", "leave_confirm"})


def keep(turn: Turn, after: State, said: Iterable[Content]) -> None:
    """Store the question that is open after a message; an answered one is forgotten.

    Most messages begin and end without one: for them nothing is read or written.
    """
    first, last = after.first_asked, turn.current.first_asked
    if first is None:
        if last is not None:
            questions.drop(turn.session, person_id=turn.person.id, channel=turn.channel)
        return
    put = (one for one in said if isinstance(one, Question) and one.asks == first.question)
    # Only the very next message answers words beside a report; unclear ones are never repeated.
    passes = isinstance(first, Draft) and (first.only_adds or is_raised_by(first))
    question = None if passes else next(put, None)
    if question is not None:
        questions.put(
            turn.session,
            entity_id=turn.inbound.entity_id,
            person_id=turn.person.id,
            channel=turn.channel,
            name=first.question,
            content=store_content(question),
            activity_id=first.activity_id if isinstance(first, Draft) else first.activities[0],
            now=turn.now,
        )
    elif last is None or last.question != first.question:
        questions.drop(turn.session, person_id=turn.person.id, channel=turn.channel)
    elif isinstance(first, Draft) and isinstance(last, Draft):
        _reword(turn, first, last)


def _reword(turn: Turn, asked: Draft, before: Draft) -> None:
    """Keep with a question what was told since it was put, which has not answered it."""
    words, _ = quoted(asked)
    if words == quoted(before)[0]:
        return
    questions.reword(
        turn.session,
        person_id=turn.person.id,
        channel=turn.channel,
        name=asked.question,
        words=words,
    )


def asked_again(
    turn: Turn, following: Step, said: list[Content], *, unclear: bool
) -> tuple[Step, list[Content]]:
    """Show again what waits for a yes where the answer is `unclear`; else return what is given.

    A question that a date or a name answers is asked again where that is read.
    """
    proposed = turn.current.proposed
    if not unclear or proposed is None or turn.in_group or not proposed.is_open(turn.now):
        return following, said
    asked = next(last_said(turn, 1), None)
    if not isinstance(asked, Note) or asked.name not in _ASKED_AGAIN:
        return following, said
    again = asked.model_copy(update={"values": {**asked.values, "again": 1}})
    kept = proposed.model_copy(update={"at": turn.now})
    state = following.state.model_copy(update={"proposed": kept})
    return replace(following, state=state), [again]
