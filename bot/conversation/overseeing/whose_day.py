"""Of which activity a date is that was just told: "¿esa fecha es para todas?". It is no report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import thread
from bot.conversation.deciding import told_of
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries
from bot.conversation.turn import Obeyed, Turn
from core.messages import Content, Note, Reminder
from core.notice_names import CORRECTED
from core.spanish import bare_words
from scheduler.message.lines import Facts, facts

_LONGEST = 20  # words
_DATE_WORDS = r"fechas?|plazos?|dias?|prorrogas?|ampliacion|vencimiento"
_ALL = r"tod[oa]s?|cual(?:es)?|demas|otr[oa]s?|amb[oa]s"
# A text of other words asks something else too.
_ASKS = re.compile(
    rf"{_DATE_WORDS}|{_ALL}|y|o|pero|una?|pregunta|consulta|disculp[ea]n?|perdon[ea]?|entonces|oiga"
    r"|sea|que|hola|doctora?|ingenier[oa]|senora?|buen[oa]s|tardes|l[ao]s?|el|es[ao]|es[ea]|est[aeo]"
    r"|es[ao]s|nuev[oa]s?|ya|es|son|era|eran|seria|aplican?|vale|rigen?|qued[ao]n?|sirve|va|cubre"
    r"|cuenta|incluye|se|sol[oa]|solamente|tambien|para|pa|de|del|al?|en|con|plan|mis?|actividad(?:es)?"
    r"|metas?|compromisos?|tareas?|dos|tres|corresponde|pertenece|por|favor|porfa|gracias|me|nos|le"
    r"|dieron|concedieron|aprobaron|dio|salio|no|entiendo|\d{1,3}"
)
_OF_WHICH = re.compile(rf"\b(?:{_ALL}|que actividad|una|dos|tres)\b")
_OF_A_DATE = re.compile(rf"\b(?:{_DATE_WORDS})\b")
_OF_THAT = re.compile(r"\b(?:es[aoe]s?|est[aoe]|es|aplica|son) ")
_MOVED = frozenset({"date_moved", CORRECTED})
_NOTES = frozenset({"request_sent"})


def answered(turn: Turn) -> Obeyed | None:
    """Tell of which activity the date is that a message of ours told; None for other words, and
    where none was told."""
    told = not turn.is_plain_text
    if told or not _asks(turn.text):
        return None
    shown, _ = thread.said_before(turn)
    about = _shown(turn, shown) or _decided(turn, shown)
    about = [one for one in about if one.due is not None][: inquiries.MOST_ACTIVITIES]
    if not about:
        return None
    values: dict[str, str | int | None] = {"count": len(about)}
    for place, one in enumerate(about, 1):
        values |= {f"handle{place}": one.handle, f"title{place}": one.title}
        values[f"due{place}"] = None if one.due is None else one.due.isoformat()
    return Obeyed(Note(name="date_of_each", values=values))


def _asks(text: str) -> bool:
    """Tell whether a text asks of which activities a date is, and nothing else."""
    plain = bare_words(text)
    words = plain.split()
    asks = _OF_WHICH.search(plain) and len(words) <= _LONGEST and all(map(_ASKS.fullmatch, words))
    dated = _OF_A_DATE.search(plain) is not None
    return bool(asks and (dated or ("?" in text and _OF_THAT.search(plain))))


def _shown(turn: Turn, shown: Content | None) -> Sequence[Facts]:
    """Return the activities of which a message of ours told a date: news before the rest."""
    codes = list(told_of.told_in(shown))
    if isinstance(shown, Reminder):
        moved = [one for one in shown.notices if one.name in _MOVED]
        codes += [str(values["handle"]) for one in moved for values in (one.each or (one.values,))]
    if isinstance(shown, Note) and shown.name in _NOTES:
        codes += str(shown.values["handle"]).split(", ")
    if codes:
        return [*elsewhere.called_or_printed(turn, tuple(codes)).values()]
    ids = () if shown is None else thread.activities_of(shown)
    return [*facts(turn.session, ids).values()] if ids else []


def _decided(turn: Turn, shown: Content | None) -> Sequence[Facts]:
    """Return the activity of the decision that was told last, where the text names a date."""
    if _OF_A_DATE.search(bare_words(turn.text)) is None:
        return []
    found = told_of.decision(turn, "", shown, turn.desk.activities)
    return [] if found is None else [*facts(turn.session, [found.activity_id]).values()]
