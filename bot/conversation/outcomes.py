"""What came of a message, in one word, and who took it: what `culmina inbox show` tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.steps import (
    Action,
    AddWords,
    AskAbout,
    AskSheet,
    AskWhich,
    AskWish,
    Attach,
    Correct,
    KeepOpen,
    LeaveOpen,
    PassOn,
    Record,
    Say,
    ShowRequests,
    Step,
    TellElsewhere,
)
from core.inbound import Inbound, Outcome
from core.messages import Content, Note, Undone


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a message, and who took it, by the name that it has in its table; of a message
    that went no further the way that it came: "group", "letter", "enrolment". `said` is what was
    answered in the conversation."""

    outcome: Outcome
    taken_by: str
    said: tuple[Content, ...] = ()


_OUTCOMES = (
    (Record, Outcome.RECORDED), (KeepOpen, Outcome.RECORDED), (AskAbout, Outcome.ASKED),
    (PassOn, Outcome.REQUESTED), (AskWish, Outcome.ASKED), (ShowRequests, Outcome.ANSWERED),
    (AskWhich, Outcome.ASKED), (AskSheet, Outcome.ASKED), (Correct, Outcome.CORRECTED),
    (AddWords, Outcome.ADDED), (Attach, Outcome.FILED),
)  # fmt: skip

# What is said to words that nobody has understood: a question in shorter words, or that it is left.
ASKED_AGAIN = frozenset(
    ("ask_figure_again", "ask_yes_again", "ask_activity_again", "ask_wish_again")
)
NOT_UNDERSTOOD = frozenset(("unclear", "asked_in_vain", "question_left", "request_left"))


# What is said of an absence of hers.
_OF_AN_ABSENCE = frozenset(
    ("away_told", "back_noted", "own_away_moved", "own_away_or_back", "own_away_which")
)
_PROPOSED = "away_proposed"


def beside_absence(following: Step, aside: Sequence[Content]) -> Step:
    """Return what follows from words beside an absence that was told: who is told of that is not
    told as well that she was not understood, nor is who tells of another's and says no more."""
    names = {one.name for one in aside if isinstance(one, Note)}
    if names.isdisjoint({*_OF_AN_ABSENCE, _PROPOSED}):
        return following
    vain, of_hers = ASKED_AGAIN | NOT_UNDERSTOOD, not names.isdisjoint(_OF_AN_ABSENCE)
    kept = (
        one
        for one in following.actions
        if not (isinstance(one, Say) and one.name in vain and (of_hers or not one.words))
    )
    return replace(following, actions=tuple(kept))


def outcome_of(actions: Sequence[Action], said: Sequence[Content], message: Inbound) -> Outcome:
    """Return what came of a message of a conversation, by what was done and said."""
    if not actions:
        return Outcome.ANSWERED if said else Outcome.REPEATED
    for kind, outcome in _OUTCOMES:
        if any(isinstance(action, kind) for action in actions):
            return outcome
    if any(isinstance(content, Undone) for content in said):
        return Outcome.UNDONE
    if any(isinstance(action, TellElsewhere) for action in actions):
        return Outcome.ELSEWHERE
    if any(isinstance(action, LeaveOpen) and not action.thanked for action in actions):
        return Outcome.UNCLEAR
    names = {action.name for action in actions if isinstance(action, Say)}
    if names & ASKED_AGAIN:
        return Outcome.ASKED
    # What is written by somebody who has nothing it could be about: nobody has understood it.
    in_vain = bool(message.text) and "list_empty" in names
    return Outcome.UNCLEAR if in_vain or names & NOT_UNDERSTOOD else Outcome.ANSWERED
