"""A yes or a no to what is asked, at the end of a message with other news, by the thing that was
asked: "el mapa ya se aprobó. y sí a lo del plazo", "adjunto el acta. lo otro que pregunta, no"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.state import Draft
from bot.conversation.subjects import titled_words
from bot.conversation.thread import LastListed
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.conversation.viewing import view_of
from bot.conversation.wish import Wish
from bot.understanding.meaning import Ask
from bot.understanding.yes_no import says_no, says_send, says_yes
from core.spanish import bare_words
from core.words import RequestKind

_JOINT = re.compile(r"[.;!?\n]+\s*|,\s+|\s(?=[yY]\s)")
_THING = r"(?:lo|la|eso|es[ae]|el|los?)(?: [\w.]+){0,8}?"
_VERDICT = r"(?P<says>(?:si|no|claro|dele|hagale|pid[ao]|pedir)(?: .+)?|pid[ao]l[oa]|pedirl[oa])"
_NAMED = (
    re.compile(
        rf"(?:(?:y|e|pues|ah) ){{0,2}}(?:(?:a|en|de|con) )?(?P<of>{_THING}) (?:que )?{_VERDICT}"
    ),
    re.compile(rf"(?:(?:y|e|pues|ah|que) ){{0,2}}(?P<says>si|no) (?:a|con) (?P<of>{_THING})"),
)
# "lo otro que pregunta", "eso que me consultan"
_ASKED = re.compile(r"\b(?:(?:lo|la) otr[oa]|que (?:me |nos )?(?:pregunt|consult|propon)\w+)\b")
_KINDS = {
    RequestKind.EXTENSION: re.compile(r"\b(?:plazo|prorroga|ampliacion|solicitud|fecha)\b"),
    RequestKind.REASSIGN: re.compile(
        r"\b(?:cambio|traslado|solicitud|pas(?:e|ar)\w{0,2}|oficina|responsable)\b"
    ),
    RequestKind.NOT_APPLICABLE: re.compile(r"\b(?:solicitud|no aplica)\b"),
}
_LONGEST = 120  # characters of such a yes


def apart(turn: Turn, listed: LastListed) -> tuple[Turn, Turn] | None:
    """Return the turn that only says the yes or the no, without the files of the message, and that
    which says the rest with them; None where no such words end the message, or nothing is asked."""
    message, state = turn.message, turn.current
    if message.is_no_new_text or message.edits is not None or not (state.waiting or state.wishes):
        return None
    at = None if message.is_reply else listed().reminded_at
    asked, view = state.open_question(at), view_of(turn.context, turn.desk)
    confirm = asked if asked is not None and asked.ask is Ask.CONFIRM else None
    for one in (state.open_wish(at), confirm):
        found = None if one is None else _ends(turn.text, one, view)
        if found is not None:
            rest, says = found
            alone = message.model_copy(update={"text": says, "files": ()})
            return replace(turn, message=alone), turn.saying(rest)
    return None


def _ends(text: str, one: Draft | Wish, view: View) -> tuple[str, str] | None:
    """Return what stands before the yes or the no to `one` that ends a text, and that in short."""
    for joint in _JOINT.finditer(text):
        tail = text[joint.end() :]
        plain = bare_words(tail) if len(tail) <= _LONGEST else ""
        found = next(filter(None, (form.fullmatch(plain) for form in _NAMED)), None)
        if found is None or not text[: joint.start()].strip():
            continue
        says = found["says"]
        yes = says_yes(says) or (isinstance(one, Wish) and says_send(says))
        if (yes or says_no(says)) and _is_meant(found["of"], one, view):
            plainly = ("sí, pedirlo" if isinstance(one, Wish) else "sí") if yes else "no"
            return text[: joint.start()].strip(), plainly
    return None


def _is_meant(thing: str, one: Draft | Wish, view: View) -> bool:
    """Tell whether a thing is what is asked: called so, by its kind or its activity; of another
    activity it is not."""
    about = one.activities if isinstance(one, Wish) else (one.activity_id,)
    named = {*view.named(_ASKED.sub(" ", thing))}
    if named and named.isdisjoint(about):
        return False
    kind = _KINDS[one.kind].search(thing) if isinstance(one, Wish) else None
    titled = any(titled_words(thing, each, view) for each in about if each is not None)
    return bool(named or kind or titled or _ASKED.search(thing))
