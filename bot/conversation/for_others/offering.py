"""What a person passes on of another's words, offered with a yes or a no. Pure.

Nothing of it is recorded before her yes, and the words stay those of whoever wrote them. Her own
words above it count first; they too may be meant for a colleague, and are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.conversation.filing import filing
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import draft_of, go_on, report
from bot.conversation.state import Draft, State
from bot.conversation.steps import Say, Step, TellElsewhere
from bot.conversation.subjects import is_coded
from bot.conversation.view import View
from bot.understanding.captions import is_named
from bot.understanding.meaning import Ask, Intent, Meaning, Status

_WORDS = ("description", "words")
_DIGIT = re.compile(r"\d")

Reading = Callable[[str, int | None], Meaning]


@dataclass(frozen=True, slots=True)
class Letter:
    """What the message `inbound_id` passes on: the `text` that `author` wrote (empty: she did), her
    words `above` it, its `subject`, and what others wrote before (`older`).

    `about` is the activity that is spoken of where nothing in it names one.
    """

    inbound_id: int
    text: str
    author: str = ""
    above: str = ""
    subject: str = ""
    older: tuple[str, ...] = ()
    about: int | None = None


def offers(letter: Letter, reading: Reading, view: View) -> tuple[Draft, ...]:
    """Return what is offered of a letter; `reading` tells what a text means, about an activity
    where it names none. Where nobody tells a figure, that of the activity it names is asked for."""
    own = list(_figures(_told(letter, letter.above, (letter.subject, letter.text), reading, view)))
    spoken_of = {one.activity_id for one in own}
    beside = (letter.above, letter.subject)
    is_called = is_named(letter.text, view.every())
    named = is_called or any(_coded(text, view) for text in beside)
    theirs = [
        one
        for one in _told(letter, letter.text, beside, reading, view)
        if (not own or (None not in spoken_of and one.activity_id not in {*spoken_of, None}))
        and (named or _DIGIT.search(one.words))  # "listo, gracias" is about anything
    ]
    told = [_undisputed(one, letter, reading, view) for one in _figures(theirs)]
    if not own and not told and is_called:
        told = [one for one in theirs if one.description and one.activity_id is not None]
        told = told if len(told) == 1 else []
    asked = [*map(_with_a_yes, own), *(_with_a_yes(said_by(one, letter.author)) for one in told)]
    return tuple(one.model_copy(update={"ordinal": at}) for at, one in enumerate(asked))


def said_by(draft: Draft, author: str) -> Draft:
    """Return a draft whose words are told as another's, and which waits for her yes."""
    if not author:
        return draft
    told = {key: f"{author}: {own}" for key in _WORDS if (own := getattr(draft, key))}
    return _with_a_yes(draft.model_copy(update={**told, "said_by": author}))


def offered(state: State, heard: Read, view: View) -> Step:
    """Return the questions about what is offered, or that nothing of hers was found in it."""
    if heard.passed_on:
        following, actions = report(state, heard.passed_on, view)
        return go_on(following, actions, view)
    if heard.meaning.intent is Intent.ELSEWHERE:
        return Step(state, (TellElsewhere(heard.meaning.codes, heard.inbound_id),))
    return Step(state, (Say("forward_not_read" if view.activities else "forward_no_office"),))


def filed(state: State, heard: Read, view: View) -> Step:
    """Return what follows from what is passed on, and from the files and links that it brings."""
    if heard.attached is None:
        return offered(state, heard, view)
    return filing.filed(state, heard, view, offered)


def _told(
    letter: Letter, text: str, beside: Iterable[str], reading: Reading, view: View
) -> list[Draft]:
    """Return what a text tells; of the activity that is named `beside` it where it names none."""
    if not text.strip():
        return []
    meaning = reading(text, _named(beside, letter, view))
    if meaning.intent is Intent.UNDO:
        return []
    heard = Read(text, meaning, letter.inbound_id)
    told = (draft_of(one, heard, at, view) for at, one in enumerate(meaning.updates))
    return [one for one in told if one.status is not Status.NOT_APPLICABLE]


def _named(texts: Iterable[str], letter: Letter, view: View) -> int | None:
    for text in texts:
        if named := _coded(text, view):
            return named[0] if len(named) == 1 else None
    return letter.about


def _coded(text: str, view: View) -> list[int]:
    return [one for one in view.activities if is_coded(text, one, view)]


def _figures(told: Iterable[Draft]) -> list[Draft]:
    return [one for one in told if one.percent is not None]


def _undisputed(draft: Draft, letter: Letter, reading: Reading, view: View) -> Draft:
    """Return a draft whose figure is asked for, where somebody else wrote another one before."""
    others = (
        update.percent
        for text in letter.older
        for update in reading(text, draft.activity_id).updates
        if view.id_of(update.code) == draft.activity_id and update.percent is not None
    )
    if draft.activity_id is None or all(one == draft.percent for one in others):
        return draft
    nothing = {"percent": None, "status": Status.IN_PROGRESS, "description": "", "text": ""}
    return draft.model_copy(update={**nothing, "ask": Ask.PERCENT})


def _with_a_yes(draft: Draft) -> Draft:
    return draft.model_copy(update={"ask": draft.ask or Ask.CONFIRM})
