"""The buttons below a message."""

from __future__ import annotations

from enum import StrEnum

from core.data import Data
from core.spanish import given_name

ONLY_THIS_PERIOD = "Solo este periodo"


class Button(Data):
    """Something to press, or to answer by its number; `ref` (core.refs), signed, is its meaning.

    `words` say the same in writing: what a link of a mail writes. It is empty where no link stands
    for the press; after "va en" a figure is still to be written.
    """

    label: str
    ref: str
    words: str = ""


def absent(person: str) -> tuple[str, str]:
    """Return what the buttons say that register the absence of a person, or do not: a message may
    ask about several."""
    name = given_name(person) or "esa persona"
    return f"Sí, {name} está ausente", f"No, {name} no"


class Does(StrEnum):
    """What a press does: the action of a button's reference, where one module makes the button and
    another takes the press. What one module both makes and takes has its name there (`ACTION`)."""

    # Of one activity.
    CARD = "card"  # shows it
    PERCENT = "pct"  # reports the value
    DONE = "done"  # reports that it is done
    NONE_YET = "none"  # reports no progress so far
    SAME = "same"  # in a walk: reports the value, which is the last figure, once more
    STAYS = "stays"  # the same under a reminder or a question
    OTHER = "other"  # is asked for a figure
    PERIOD = "period"  # says that a report was of one period only
    YEAR = "year"  # says that a report was of all the dates
    LATER = "later"  # wants a later reminder
    NOT_MINE = "notmine"  # says that it is another office's
    DELEGATE = "delegate"  # gives it to a delegate
    PICK = "pick"  # is what a question meant
    # Of what is open.
    ALL = "all"  # lists it
    WALK = "walk"  # goes through it, one by one
    SKIP = "skip"  # goes on to the next
    # Of a report or a file.
    YES = "yes"  # records what was asked about
    NO = "no"  # does not
    UNDO = "undo"  # takes back what a message reported
    UNDO_ALL = "undoall"
    UNDO_ONE = "undoone"
    UNDO_NONE = "undonone"
    MISFILED = "misfiled"  # says that files are of another activity
    # Of what a plan gives to somebody.
    AGREE = "agree"
    WHOSE = "whose"  # is asked which activity is not hers
    HAND = "hand"  # is asked which activity she gives to a delegate
    # Of a request.
    GRANT = "grant"
    DENY = "deny"
