"""Agreement to the welcome in words: alone or beside reports, in a reply to it or some days later.

"De acuerdo con el plan, vamos en 60" agrees to nothing: only a sentence of its own does, or "de
acuerdo" that names nothing, or everything, before a comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.conversation.turn import Turn
from bot.understanding.asks.requests.withdrawal import says_it_is_hers
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy, is_greeting
from bot.understanding.wordlists import CODE, EVERY, LETTERED
from bot.understanding.yes_no import LONGEST, after_words, agrees
from core.buttons import Does
from core.entity.context import EntityContext
from core.inbound import Inbound
from core.messages import Content, Listing, Note, Reminder, load_content
from core.notice_names import (
    ACCEPTED,
    ADDED,
    BACK,
    CORRECTED,
    DATE_MOVED,
    DENIED,
    GOAL_CHANGED,
    GONE,
    GRANTED,
    RETURNED,
)
from core.numerals import read_numeral
from core.refs import Ref
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.outbox import REACHED, OutboxItem, OutboxPart

AGREE_TO_THESE = "agree_to_these"  # the note that asks whether "de acuerdo" is said of a welcome
ANSWERS_WITHIN = timedelta(days=7)  # after a welcome
MOST_LOOKED_AT = 20
_ASIDES = frozenset(
    {"greeting", "courtesy", "help", "unclear", "asked_in_vain", "enrolled", AGREE_TO_THESE}
)
_NEWS = frozenset({
    GRANTED, DENIED, CORRECTED, DATE_MOVED, ADDED, GOAL_CHANGED, GONE, BACK, RETURNED, ACCEPTED,
})  # fmt: skip
_THE_REST = r"(?:l[oa]s (?:demas|otr[oa]s|restantes)(?: actividades)?|lo demas|el resto)"
_POLITE = (
    r"(?:(?:hola|muy|buen[oa]s?|dias?|tardes|noches|cordial saludo|senor[ae]?s?|doctora?"
    r"|ingenier[oa]|si|ok|listo|claro) ){0,6}"
)
_NUMBER = r"(?:\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
_MINE = (
    r"(?:l[oa]s? )?(?:mi[oa]s?|nuestr[oa]s?"
    r"|(?:que son )?de (?:mi|nuestra|la) (?:oficina|dependencia|secretaria|area)"
    r"|que (?:me|nos) (?:tocan?|correspond\w{1,3}|asign\w{1,6}))"
)
_AGREES = re.compile(
    rf"{_POLITE}"
    rf"(?P<first>con {_THE_REST} )?"
    rf"(?:(?:ok|okay|vale|listo|bueno|correcto|perfecto|si) (?P<mine>(?:con )?{EVERY} {_MINE}"
    r"(?: (?:esta )?(?:bien|ok|correcto))?)"
    rf"|(?P<yes>si|ok|okay|vale|listo|dale)(?= (?:con|a) (?:{EVERY}|l[oa]s {_NUMBER}|ambas)\b)"
    r"|(?P<verb>estoy |estamos )?(?:totalmente )?(?:d[e ]? ?acuerdo|conformes?)|acept(?:o|amos))"
    rf"(?P<object> (?:con|a) (?:(?P<all>{EVERY}(?: (?:l[oa]s?|eso|esto)(?: \w+)?)?|{_THE_REST}"
    r"|amb[oa]s"
    rf"|(?P<own>{_MINE})|(?:l[oa]s|mis|nuestr[oa]s|est[oa]s) (?P<count>{_NUMBER})"
    r"(?: (?:actividades|compromisos|tareas|metas))?(?: asignad[oa]s)?)|ell[oa]s"
    r"|eso|esto"
    r"|l[oa]s (?:actividades|compromisos|tareas|fechas|responsabilidades)(?: asignad[oa]s)?"
    r"|(?:mis|nuestras|estas|esas) actividades|lo (?:asignado|anterior|enviado)"
    r"|el plan|la asignacion))?(?: (?:muchas )?gracias)?"
)
# "¿Todo esto es de su oficina?": "ok todo nuestro", "eso es de nosotros, de acuerdo"
_OWN = (
    r"(?:(?:l[oa]s? )?(?:mi|nuestr)[oa]s?|de nosotr[oa]s|de (?:mi|nuestra|esta) (?:oficina"
    r"|dependencia|secretaria|area)|nos (?:toca|corresponde)n?(?: a nosotr[oa]s)?)"
)
_SO = r"(?:(?:estoy |estamos )?de acuerdo|perfecto|correcto|exacto|todo (?:ok|bien|correcto))"
_THAT = (
    rf"(?:(?:l[oa]s? )?{EVERY}(?: (?:es[oa]s?|est[oa]s?))?|es[oa]s?|est[oa]s?"
    rf"|(?:es[oa]s|est[oa]s|l[oa]s) (?P<those>{_NUMBER}))"
)
_OURS = re.compile(
    rf"{_POLITE}(?:si(?: {_SO})?(?: (?:l[oa]s? )?{EVERY}(?: (?:es[oa]|est[oa]))?)?"
    rf"|(?:{_SO} )?(?:{_THAT} )?(?:(?:es|son) )?{_OWN}(?: {EVERY})?"
    rf"|(?:{_SO} )?es[oa]s son {_SO})(?: {_SO})?(?: (?:muchas )?gracias)?"
)
# Where more is said of what is not hers, nothing counts but the words themselves.
_OBJECTS = re.compile(
    r"\b(?:pero|menos|excepto|salvo|aunque"
    r"|no (?:es|son|nos|me|aplica|estoy|estamos|correspond\w+))\b"
)
# "Todo lo mío, menos la 3.5": what stands behind is not agreed to.
_EXCEPT = re.compile(r"[\s,;]{1,3}(?:menos|excepto|salvo|a excepci[oó]n de)\s", re.IGNORECASE)
_NO_SIGN = re.compile(r"(?<=\bde acuerdo)\s(?=pero\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"\s*+(?P<said>[^.;!?\n]{1,120})(?:[.;!]++(?=\s|$)|\n|$)")


# "acepto la 4.1 pero la 3.3 no", "de acuerdo con la 4.1 y la 4.2, no con la 3.3"
_ONE = rf"(?:{CODE}|{LETTERED})"
_NAMED = rf"(?:las?\s)?{_ONE}"
_CODES = rf"{_NAMED}(?:(?:,\s|,?\s[ye]\s){_NAMED}){{0,8}}(?![\w%]|[.,]\d)"
_YES = r"(?:totalmente\s)?(?:de\s?acuerdo|conformes?)"
_HERS = r"(?:nuestr[oa]s?|m[ií][oa]s?|de\snosotr[oa]s)"
_YES_TO = (
    r"\W{0,3}(?:(?:hola|buen[oa]s?|d[ií]as|tardes|s[ií]|yo|estoy|estamos"
    r"|(?:(?:quiero|quer[ií]a)\s)?(?:decir(?:le|les)?|digo|confirmo|confirmar(?:le|les)?)(?:\sque)?"
    r"|que)[,.]?\s){0,4}"
    rf"(?:(?:acept(?:o|amos)|(?:{_YES}|ok|okay|vale|bien)\scon)\s(?P<to>{_CODES})"
    rf"|(?P<to2>{_CODES})\s(?:las?\s)?acept(?:o|amos)"
    rf"|con\s(?P<to3>{_CODES})\s(?:s[ií]\s)?(?:estoy\s|estamos\s)?{_YES}"
    rf"|(?:s[ií],?|{_YES},?)\s(?:es|son)\s{_HERS}\s(?P<to4>{_CODES})"
    rf"|(?P<to5>{_CODES})\s(?:s[ií]\s)?(?:es|son)\s{_HERS},?\s(?:estoy\s|estamos\s)?{_YES})"
)
_ENDS = r"(?=\s*(?:$|[.,;:\n]|porque\b|ya\sque\b|pues\b))"
_BUT = r"(?=\s*(?:$|[.,;:\n])|\s(?:y|pero|aunque)\s)"
_PARTED = tuple(
    re.compile(rf"{_YES_TO},?\s(?:(?:pero|y|aunque|mas)\s)?{no}{_ENDS}", re.IGNORECASE)
    for no in (
        rf"(?:con\s)?(?P<not_to>{_CODES})\s(?:(?:yo|pues)\s)?no(?:\s(?:las?\s)?acept(?:o|amos))?",
        rf"no\s(?:acept(?:o|amos)\s|estoy\sde\sacuerdo\scon\s|con\s)?(?P<not_to>{_CODES})",
    )
)
_NAMING = re.compile(rf"{_YES_TO}{_BUT}", re.IGNORECASE)
_BEGINS = re.compile(r"\A|(?<=[.,;:\n])\s+(?:(?:y|pero|aunque)\s)?", re.IGNORECASE)
_JOINS = re.compile(r"\A[\s.,;:]*(?:(?:y|pero|aunque)\s)?|[\s.,;:]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assent:
    """An agreement in words; `plain`: it names what she agrees to; `rest`: what else she says.

    The rest objects where it takes something out of it, `taken_out` where it begins with that.
    `bare`: it is no more than a yes. `count` is how many she agrees to, where she says it; `own`:
    to what is hers, which is no word about the work.
    """

    plain: bool
    rest: str
    bare: bool = False
    taken_out: bool = False
    count: int | None = None
    own: bool = False

    @property
    def objects(self) -> bool:
        """Tell whether something is said not to be hers, or not agreed to."""
        return self.taken_out or _OBJECTS.search(bare_words(self.rest)) is not None


@dataclass(frozen=True, slots=True)
class Parted:
    """The codes that a text agrees to and those that it does not, as written; `rest`: what else."""

    to: tuple[str, ...]
    not_to: tuple[str, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class AgreeButton:
    """The button of a welcome that asked for it; `answered`: the message is a reply to it."""

    ref: Ref
    answered: bool


def said(message: Inbound) -> Assent | None:
    """Return the agreement that stands at the head of a text; None where none does."""
    if message.pressed or message.edits or message.forwarded or message.chat:
        return None
    words = bare_words(message.text[: 2 * LONGEST])
    ours = "?" not in message.text and _OURS.fullmatch(words)
    if agrees(message.text) or ours:
        those = ours["those"] if ours else None
        count = None if those is None else _number(those)
        bare = "de acuerdo" not in words
        return Assent(plain=False, rest="", bare=bare, own=bool(ours), count=count)
    text, at = _NO_SIGN.sub(", ", message.text, count=1), 0
    while (sentence := _SENTENCE.match(text, at)) is not None:
        words = bare_words(sentence["said"])
        found = _AGREES.fullmatch(words)
        if found is not None:
            return _assent(found, text[sentence.end() :].strip())
        if words and not is_greeting(read(sentence["said"]).plain):
            break
        at = sentence.end()
    return _with_exception(text[at:]) or _before_a_comma(text[at:]) or _at_the_end(text)


def parted(message: Inbound) -> Parted | None:
    """Return the agreement to activities that a text names, and to which of them it does not agree:
    "acepto la 4.1 pero la 3.3 no", "de acuerdo con la 4.1, va en 30"; None for other words."""
    if message.pressed or message.edits or message.forwarded or message.chat:
        return None
    text = message.text
    found = next((one for form in _PARTED if (one := form.match(text))), None)
    if found is None and "?" not in text:
        begins = (one.end() for one in _BEGINS.finditer(text))
        found = next((one for at in begins if (one := _NAMING.match(text, at))), None)
    if found is None:
        return None
    said = found.groupdict()
    to = next(words for name, words in said.items() if words and name != "not_to")
    not_to = said.get("not_to") or ""
    before, behind = _JOINS.sub("", text[: found.start()]), _JOINS.sub("", text[found.end() :])
    rest = ". ".join(filter(None, (before, behind)))
    rest = "" if rest and is_courtesy(read(rest).plain) else rest
    return Parted((*re.findall(_ONE, to),), (*re.findall(_ONE, not_to),), rest)


def _before_a_comma(text: str) -> Assent | None:
    rest = after_words(text, _agrees_beforehand)
    found = _AGREES.match(bare_words(text)) if rest else None
    return None if found is None else _assent(found, rest)


def _with_exception(text: str) -> Assent | None:
    """Return the agreement to all but what is named behind it: "de acuerdo con todo menos …"."""
    edge = _EXCEPT.search(text)
    if edge is None:
        return None
    words, rest = bare_words(text[: edge.start()]), text[edge.end() :].strip()
    if _OURS.fullmatch(words):
        return Assent(plain=True, rest=rest, taken_out=True, own=True)
    found = _AGREES.fullmatch(words)
    return None if found is None else replace(_assent(found, rest), taken_out=True)


def _at_the_end(text: str) -> Assent | None:
    """Return the agreement to everything in the last sentence: "la 3.5 nos toca. De acuerdo con
    todo"."""
    sentences = [one for one in _SENTENCE.finditer(text) if one["said"].strip()]
    if not sentences or text[sentences[-1].end() :].strip():
        return None
    last = sentences[-1]
    found = _AGREES.fullmatch(bare_words(last["said"]))
    if found is None or not (found["all"] or found["mine"]):
        return None
    return _assent(found, text[: last.start()].strip())


def _agrees_beforehand(words: str) -> bool:
    """Tell whether words before a comma agree, whatever follows: not "de acuerdo con el plan"."""
    found = _AGREES.fullmatch(bare_words(words))
    return found is not None and bool(not found["object"] or found["all"] or found["verb"])


def _assent(found: re.Match[str], rest: str) -> Assent:
    thanks = not rest or is_courtesy(read(rest).plain) or says_it_is_hers(rest)
    named = found["object"] or found["first"] or found["mine"]
    plain = named is not None and found["yes"] is None
    count = "1" if (found["own"] or "").startswith("la ") else found["count"]
    return Assent(
        plain,
        "" if thanks else rest,
        count=None if count is None else _number(count),
        own=(found["own"] or found["mine"]) is not None,
    )


def _number(said: str) -> int:
    found = read_numeral([said], 0)
    return int(said) if said.isdecimal() else 0 if found is None else found[0]


def asked(turn: Turn, assent: Assent) -> AgreeButton | None:
    """Return what asked for the agreement: the message that is answered, or a welcome of late.

    Words that do not name what is agreed to may answer something else that was said since; a bare
    yes answers the very last message, and only where that asks nothing else.
    """
    if turn.message.page is not None:  # under one activity nobody agrees to a list
        return None
    mine = select(OutboxItem.content).where(
        OutboxItem.entity_id == turn.context.entity_id, OutboxItem.person_id == turn.person.id
    )
    if turn.message.is_reply:  # to what was sent to her, at whichever of her addresses
        parts = mine.outerjoin(OutboxPart, OutboxPart.item_id == OutboxItem.id)
        answered = parts.where(
            OutboxItem.id == turn.message.answers_item
            if turn.message.answers_item is not None
            else OutboxPart.provider_id == turn.message.replies_to
        ).order_by(OutboxItem.id.desc())
        ref = _agree_ref(turn.context, turn.session.scalar(answered.limit(1)), alone=assent.bare)
        if ref is not None or not assent.plain:
            return None if ref is None else AgreeButton(ref, answered=True)
    newest = mine.order_by(OutboxItem.id.desc())
    last = turn.session.scalar(newest.limit(1))
    if assent.bare:
        ref = _agree_ref(turn.context, last, alone=True)
        return None if ref is None else AgreeButton(ref, answered=False)
    if last is None or not (assent.plain or _goes_by(load_content(last))):
        return None
    sent = newest.where(OutboxItem.opens, OutboxItem.state.in_(REACHED))
    of_late = sent.where(OutboxItem.created_at >= turn.now - ANSWERS_WITHIN).limit(MOST_LOOKED_AT)
    contents = list(turn.session.scalars(of_late))
    if contents and not assent.own and _tells_news(load_content(contents[0])):
        contents = contents[:1]  # it may be said to these: only a welcome beside them asked for it
    refs = (_agree_ref(turn.context, content) for content in contents)
    ref = next((one for one in refs if one is not None), None)
    return None if ref is None else AgreeButton(ref, answered=False)


def disputed(turn: Turn) -> set[int]:
    """Return the activities that a person has asked to be given to another office."""
    asked = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    return {one.activity_id for one in asked if one.is_open and one.kind is RequestKind.REASSIGN}


def _agree_ref(
    context: EntityContext, stored: dict[str, Any] | None, *, alone: bool = False
) -> Ref | None:
    content = None if stored is None else load_content(stored)
    if not isinstance(content, Reminder | Listing | Note):
        return None
    if isinstance(content, Note) and content.name != AGREE_TO_THESE:
        return None
    if alone and isinstance(content, Reminder) and _asks_more(content):
        return None
    refs = (context.refs.read(button.ref) for button in content.buttons)
    return next((ref for ref in refs if ref is not None and ref.action == Does.AGREE), None)


def _asks_more(content: Reminder) -> bool:
    return content.question is not None or any(one.buttons for one in content.notices)


def _tells_news(content: Content) -> bool:
    """Tell whether a message tells her what was decided, or what has changed."""
    shown = content.notices if isinstance(content, Reminder) else ()
    return any(one.name in _NEWS for one in shown)


def _goes_by(content: Content) -> bool:
    """Tell whether "de acuerdo" is no answer to it: a reminder, the list, or a greeting on the
    way."""
    return isinstance(content, Reminder | Listing) or (
        isinstance(content, Note) and content.name in _ASIDES
    )
