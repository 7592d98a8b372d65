"""What is told of another activity at the end of a sentence: "falta tabular la encuesta y lo de la
cita por internet sigue igual". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from bot.understanding.activities import stem, words_of
from bot.understanding.meaning import Context, Intent, Meaning, first_asked
from bot.understanding.parting.cutting import Piece, tells
from bot.understanding.parting.naming.name_behind import with_name_first
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE
from core.dates.reader import blanked

_BEHIND = re.compile(
    r"(?:\s?,)?\s(?:y|pero|mientras\sque|en\scambio)\s(?:(?:ya|tambi[eé]n)\s)?"
    r"(?P<told>lo\sdel?\s[^.;:?¿!\n]{3,120})(?=[.;!\n]|\Z)",
    re.IGNORECASE,
)
_AS_BEFORE = (
    r"(?:(?:seguimos|siguen?|estamos|vamos|van?|est[aá]n?|andamos|quedamos|quedan?)\s)?(?:"
    r"(?:todo\s)?igual(?:it[oa]s?)?|(?:en\s)?(?:lo\smismo|las\smismas)|como\sest[aá]ba(?:mos|n)?"
    r"|(?:sin|(?:no\shay|no\stenemos|no\stengo)(?:\sninguna?)?)\s(?:novedad(?:es)?|cambios?|avances?)"
    r"|nada\snuevo)"
    r"|(?:(?:a[uú]n|todav[ií]a)\s)?no\s(?:se\s)?(?:hemos|he|ha|han)\s"
    r"(?:arrancado|empezado|iniciado|comenzado|avanzado)"
)
_STANDS = (
    r"(?:apenas|ya|a[uú]n|todav[ií]a|casi|va|van|vamos|est[aá]n?|estamos|llevamos|lleva"
    r"|qued[oó]|quedamos|en|al)\s[^.;:?¿!\n]{0,80}?(?<![\d.,/])\d{1,3}(?:\s?%|\spor\s?ciento)?"
)
# "…, y la audiencia apenas estamos en el cronograma, 10", "… y del predial seguimos en lo mismo"
_APART = re.compile(
    r"(?:\s?,\s(?:(?:y|pero)\s)?|(?<![.:;!?])\s(?:y|pero|mientras\sque|en\scambio)\s)(?:tambi[eé]n\s)?"
    r"(?P<told>(?:(?:de|en|con)\s)?(?:lo\s)?(?:del|de\s(?:la|los|las)|el|la|los|las)"
    rf"(?:\s[^\W\d_]{{2,20}}){{1,5}}?\s(?P<how>{_AS_BEFORE}|{_STANDS}))(?=\s?(?:[.;!\n]|\Z))",
    re.IGNORECASE,
)
# a sentence with all that stands behind it: "La página quedó certificada. Del mapa apenas …"
_SENTENCE = re.compile(
    r"(?<=[.;!\n])\s{1,3}(?=(?P<told>(?:(?:y|pero|ahora)\s)?"
    r"(?:(?:lo\s)?(?:del|de\s(?:la|los|las))|el|la|los|las)\s[^\W\d_]{3,20}\s[^?¿]{3,300})\Z)",
    re.IGNORECASE,
)
# "Del mapa apenas … . La página quedó certificada"
_FIRST_SENTENCE = re.compile(
    r"\A(?P<told>(?:lo\s)?(?:del|de\s(?:la|los|las))\s"
    r"[^\W\d_]{3,20}\s[^.;:!?¿\n]{3,200})(?=[.;!\n]\s)",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:\A|[.;:!,¶] )(?:lo )?(?:(?:de|en) )?(?:del|el|la|los|las) (?P<noun>[a-z]{3,20})(?!\S)"
)
Understand = Callable[[str, Context], Meaning]


def read_apart(text: str, context: Context, understand: Understand) -> Meaning:
    """Return what `understand` makes of a text in which a figure is told behind its name; where the
    last clause begins with "lo de …" and tells how another activity stands, of both apart. So of
    one that begins with the thing of another and ends with its figure, or that it is as before,
    and of a last sentence that begins with it, where that was not read as its own."""
    named_first = with_name_first(text, context)
    whole = understand(named_first, context)
    found = None if A_CODE.search(named_first) else _BEHIND.search(named_first)
    if found is not None and _tells(found["told"]):
        figured = any(norm[0].isdigit() for norm in read(_rest(found)).norms)
        apart = None if figured else _both(found, context, understand)  # a list is parted already
        if apart is not None:
            return apart
    if whole.intent is not Intent.REPORT:
        return whole
    found = _APART.search(text)
    if found is not None and not _is_settled(whole, _named(found["told"], context)):
        return _both(found, context, understand) or whole
    return _sentences_apart(text, whole, context, understand) or whole


def _named(told: str, context: Context) -> tuple[str | None, ...]:
    return codes_named(read(told), replace(context, reply_to=None))


def _is_settled(whole: Meaning, codes: tuple[str | None, ...]) -> bool:
    """Tell whether a text was read as several accounts, those of `codes` without a question."""
    settled = {one.code for one in whole.updates if one.definite and one.ask is None}
    return len(whole.updates) > 1 and settled.issuperset(codes)


def _sentences_apart(
    text: str, whole: Meaning, context: Context, understand: Understand
) -> Meaning | None:
    """Return both accounts where one activity, or one that is not known, took all sentences, of
    which the last ones begin with a thing of hers, and another with a thing of other titles."""
    if len(whole.updates) != 1:
        return None
    for found in chain(_SENTENCE.finditer(text), _FIRST_SENTENCE.finditer(text)):
        codes = _named(found["told"], context)
        if len(codes) == 1 and whole.updates[0].code in (None, *codes):
            others = [one for one in context.pending if one.code not in codes]
            terms = [words_of(one.title, one.product).terms for one in others]
            heads = (stem(one["noun"]) for one in _HEADED.finditer(read(_rest(found)).plain))
            if any(head in own for head in heads for own in terms):
                return _both(found, context, understand)
    return None


def _both(found: re.Match[str], context: Context, understand: Understand) -> Meaning | None:
    """Return what is told of an activity and, in the words that were `found`, of another one."""
    told, rest = found["told"], _rest(found)
    codes = _named(told, context)
    left = tuple(one for one in context.pending if one.code not in codes)
    if len(codes) != 1 or len(left) == len(context.pending):
        return None
    answered = None if context.reply_to in codes else context.reply_to
    others = replace(context, pending=left, reply_to=answered)
    if not codes_named(read(rest), others) and answered is None:
        return None
    before, behind = understand(rest, others), understand(told, context)
    if not before.intent is behind.intent is Intent.REPORT or before.also or behind.also:
        return None
    if {one.code for one in behind.updates} != {*codes}:
        return None
    updates = (*before.updates, *(one.moved(found.start("told")) for one in behind.updates))
    return replace(before, updates=updates, ask=first_asked(updates), readings=())


def _rest(found: re.Match[str]) -> str:
    return blanked(found.string, [(found.start(), found.end("told"))])


def _tells(words: str) -> bool:
    norms = read(words).norms
    return tells(norms, Piece(0, len(norms), opens=True))
