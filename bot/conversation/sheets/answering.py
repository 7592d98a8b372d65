"""What follows when a spreadsheet comes back, and from the yes or no to what it says, or to some of
its rows: "sí, menos la 5.4". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.heard import Heard, Read
from bot.conversation.reporting.drafts import go_on, take
from bot.conversation.sheets.comparing import compared, moved
from bot.conversation.state import Sheet, State
from bot.conversation.steps import AskSheet, Say, Step, TellSheet
from bot.conversation.view import View
from bot.understanding.meaning import Intent
from bot.understanding.yes_no import says_no, says_yes
from core.refs import Ref
from core.spanish import fold

YES = "yes"
_LONGEST_YES = 60
# What else a letter may ask for that brings a spreadsheet; courtesies about the file say nothing.
_ASKS = frozenset({Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE})
_GONE = Say("question_gone")
# Where a yes to some of the rows ends: "sí, menos la 5.4", "todo bien, pero la 5.4 va en 75".
_YES_ENDS = re.compile(
    r"[\s,;.:!]{1,3}(?=(?:pero|mejor|menos|excepto|salvo|s[oó]lo|solamente|[uú]nicamente|y|l[ao]s?"
    r"|el|reg[ií]str\w{1,4}|an[oó]t\w{1,4}|\d)\b)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:(?:si|ok|listo|dale|claro|registr\w{1,4}|anot\w{1,4}|guard\w{1,4})[\s,]{1,2}){0,2}"
    r"(?:l[oa]s )?(?:tod[oa]s?|demas|otr[ao]s)(?: (?:l[ao]s|el|bien|esta|resto|demas|cambios)){0,3}"
)
_ROWS = (
    r"(?:[\s,]{0,2}(?:(?:con|de|lo|l[ao]s?|el|y|ni|e|actividad|fila)\b|[\w-]{0,4}\d[\d.]{0,8}))+"
)
_SOME = re.compile(
    rf"(?:(?:pero|mejor) ){{0,2}}(?:(?:(?P<only>sol[oa]|solamente|unicamente)|menos|excepto|salvo)"
    rf"{_ROWS}(?: no)?|{_ROWS}\W{{1,3}}(?:es[ae] )?(?:no(?: va| es asi| es| esta bien| quedo)?"
    r"|(?:esta|quedo|va) (?:mal|errad[ao])|no la (?:toque|cambie|registre)"
    r"|(?:dej[ae]|quit[ae]|saque)l[ao])(?: como (?:estaba|esta|venia)| igual| quieta| asi)?)"
    r"(?:\W{1,2}(?:por favor|porfa|gracias)){0,2}\W{0,3}"
)


def came_back(state: State, heard: Heard, view: View) -> Step | None:
    """Show what a spreadsheet would record, in the place of one that still waits; None where none
    has come."""
    returned = view.returned
    if returned is None or not isinstance(heard, Read):
        return None
    drafts, left = compared(returned, view)
    told = TellSheet(left, returned.hidden, returned.headed)
    if not drafts:
        return Step(state, (told,))
    sheet = Sheet(inbound_id=returned.inbound_id, asked_at=view.at, drafts=drafts)
    off = state.off_the_screen(view.at)
    return Step(off.model_copy(update={"sheets": (sheet,)}), (AskSheet(sheet, told),))


def says_more(heard: Read, view: View) -> bool:
    """Tell whether the words beside a spreadsheet report, or ask for something, by themselves: they
    name an activity, or other files came with them."""
    if heard.attached is not None and heard.attached.total:
        return True
    meaning = heard.meaning
    if meaning.intent in _ASKS:
        return True
    told = any(one.definite and one.percent is not None for one in meaning.updates)
    return told and bool(view.named(heard.text))


def answered(state: State, heard: Heard, view: View) -> Step | None:
    """Record what was shown after a yes, and nothing after a no; None for other words."""
    if not isinstance(heard, Read):
        return None
    sheet = state.open_sheet(view.reminded_at)
    if sheet is None or not (says_yes(heard.text) or says_no(heard.text)):
        return None
    return _settled(state, sheet, view, yes=says_yes(heard.text))


def answered_in_part(state: State, heard: Heard, view: View) -> tuple[Step, Read | None] | None:
    """Record what a yes leaves of the rows that were shown: "sí, menos la 5.4"; beside it what she
    goes on to tell of the others: "sí, pero la 5.4 va en 75". None for other words."""
    sheet = state.open_sheet(view.reminded_at)
    if sheet is None or not isinstance(heard, Read):
        return None
    rest = _behind_the_yes(heard.text)
    named = {*view.named(rest)}
    if not named or not named <= {one.activity_id for one in sheet.drafts}:
        return None
    some, more = _SOME.fullmatch(fold(rest)), None
    if some is None:
        more = replace(heard, text=rest, meaning=view.read_open(rest, None))
        told = {view.id_of(one.code) for one in more.meaning.updates if one.definite}
        if not named <= told:
            return None
    only = some is not None and some["only"] is not None
    kept = tuple(one for one in sheet.drafts if (one.activity_id in named) is only)
    left = sheet.model_copy(update={"drafts": kept})
    return _settled(state, left, view, yes=True), more


def _behind_the_yes(text: str) -> str:
    """Return what stands behind the yes with which a text begins; nothing without one."""
    rest = ""
    for end in _YES_ENDS.finditer(text, 0, _LONGEST_YES):
        head = text[: end.start()]
        if says_yes(head) or _ALL.fullmatch(fold(head)):
            rest = text[end.end() :]
    return rest


def pressed(state: State, ref: Ref, view: View) -> Step:
    """Do what a button under a spreadsheet says; another one has taken the place of an older."""
    sheet = next((one for one in state.sheets if one.inbound_id == ref.target), None)
    if sheet is None:
        return Step(state, (_GONE,))
    return _settled(state, sheet, view, yes=ref.value == YES)


def _settled(state: State, sheet: Sheet, view: View, *, yes: bool) -> Step:
    rest = state.model_copy(update={"sheets": ()})
    if not yes:
        return go_on(rest, (Say("not_recorded"),), view)
    others = moved(sheet.drafts, view)
    holds = [
        one.model_copy(update={"before": None})
        for one in sheet.drafts
        if one.activity_id in view.activities and view.percent(one.activity_id) == one.before
    ]
    told = (TellSheet(others, late=True),) if others else ()
    about = {one.activity_id for one in holds}
    waiting = tuple(one for one in rest.waiting if one.activity_id not in about)
    following, actions = take(rest.model_copy(update={"waiting": waiting}), holds, view)
    return go_on(following, (*actions, *told), view)


def without(view: View) -> View:
    """Return the view in which the spreadsheet has been taken."""
    return replace(view, returned=None)
