"""Words of who oversees the plan and leads work of her own too, where nothing in them tells of that
work: they answer no question about it. Pure.

"la acepto", "Pedro ya entregó todo" may be about anybody's activity: taken as hers they would be
published under it.
"""

from __future__ import annotations

from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import Say, Step
from bot.conversation.view import View
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.asks.overseeing import (
    decides_on_her_own,
    gives_to_another,
    may_be_her_own,
    names_what,
    oversees,
)
from bot.understanding.meaning import MAY_BE_OF_ANOTHER, REQUESTS, Ask, Intent, Meaning, Status
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import (
    cancels,
    drops,
    keeps_the_last,
    knows_not,
    merely_no,
    merely_thanks,
    refuses_to_tell,
    says_no,
    says_yes,
)

_CHOOSES = frozenset({Ask.CONFIRM, Ask.ACTIVITY})  # questions that a word may answer


def not_understood(state: State, heard: Read, view: View) -> Step | None:
    """Say that words of who oversees were not understood, where no figure and no sign of her own
    work is in them; what was asked about it stays open."""
    if not (view.sees_all and view.activities) or heard.attached is not None or view.follows:
        return None
    asked, means, text = state.open_question(view.reminded_at), heard.meaning, heard.text
    if asked is not None and asked.ask in _CHOOSES:
        return None
    if means.intent not in MAY_BE_OF_ANOTHER or means.rule == NO_ACCOUNT or _answers(text):
        return None
    if means.intent in REQUESTS:
        return _unclear(state, text, view) if _is_of_another(text, view) else None
    if _tells_of_hers(means, text):
        return None
    named = A_CODE.findall(text)
    if any(view.id_of(one) is not None for one in named):
        return _unclear(state, text, view) if decides_on_her_own(text) else None
    titles = " ".join(one.title for one in view.activities.values())
    known = titles if asked is None else f"{titles} {asked.description} {asked.text}"
    if may_be_her_own(text, known):
        return None
    return _unclear(state, text, view)


def _unclear(state: State, text: str, view: View) -> Step:
    about = next(iter(view.activities), None)
    return Step(state, (Say("unclear", about=about, words=text.strip()),))


def _is_of_another(text: str, view: View) -> bool:
    """Tell whether what was read as a request of hers grants somebody else something."""
    hers = any(view.id_of(one) is not None for one in A_CODE.findall(text))
    return not hers and gives_to_another(text)


def _tells_of_hers(means: Meaning, text: str) -> bool:
    """Tell whether words tell a figure or a state, or put off what is asked of her."""
    if means.intent is Intent.SNOOZE:
        return not names_what(text)
    stated = any(one.status is not Status.IN_PROGRESS for one in means.updates)
    in_digits = any(sign.isdigit() for sign in text)
    figured = any(one.percent is not None for one in means.updates)
    return (
        bool(means.codes or means.also) or stated or (figured and (in_digits or not oversees(text)))
    )


def _answers(text: str) -> bool:
    """Tell whether a text answers a question in so many words, and gives no account."""
    whole = (says_yes, says_no, merely_no, cancels, knows_not, merely_thanks, refuses_to_tell)
    return any(one(text) for one in (*whole, keeps_the_last)) or drops(text, reports=False)
