"""Words that say of which activity a file is: "ese documento es de la 1.5, no de la 2.5". Pure."""

from __future__ import annotations

import re

from bot.conversation import filing
from bot.conversation.drafts import about_now, go_on, without
from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import Attach, Step, View, Withdraw
from bot.understanding.reading import read
from core.spanish import fold

_PAPER = (
    r"(?:documentos?|archivos?|fotos?|actas?|actos?|soportes?|evidencias?|enlaces?|links?|pdf"
    r"|anexos?|adjuntos?|imagen|imagenes)"
)
_OF = r"(?:de|para|a|en)(?: (?:la|el|actividad)){0,2}"
_CODE = r"[a-z]{0,4}[- ]?\d{1,3}(?:\.\d{1,3}){0,4}"
_BELONGS = re.compile(
    r"(?:(?:no|perdon|disculpe|disculpa|que pena|doctora?|es que)(?: [,.;])? ){0,3}"
    rf"(?:(?:es[aeo]s?|est[aeo]s?|el|la|los|las) )?(?:{_PAPER} )?(?:que (?:envie|mande) )?"
    rf"(?:(?:es|son|era|eran|va|van|corresponden?) )?{_OF} (?P<code>{_CODE})"
    rf"(?: [,;])?(?:(?: y)? no(?: es| son)? {_OF} {_CODE})?(?: [.!])*"
)


def says_where(text: str) -> bool:
    """Tell whether a text says nothing but of which activity something is."""
    return _BELONGS.fullmatch(read(text).plain) is not None


def put_elsewhere(state: State, heard: Read, view: View) -> Step | None:
    """File what was filed last, or waits for its activity, with the one that a text names by its
    code, also where that is finished; None for all other texts."""
    found = _BELONGS.fullmatch(read(heard.text).plain)
    named = None if found is None else fold(found["code"])
    about = next((one for one, it in view.activities.items() if fold(it.code) == named), None)
    if about is None:
        return None
    asked = state.open_question(view.reminded_at)
    if asked is not None and asked.is_evidence_only:
        return filing.placed(without(state, asked), asked, about, view)
    if view.filed is None:
        return None
    messages, attached = view.filed
    actions = (Withdraw(messages), Attach((about,), messages, attached))
    return go_on(about_now(state, about, view), actions, view)
