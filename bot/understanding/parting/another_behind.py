"""What is told of another activity at the end of a sentence: "falta tabular la encuesta y lo de la
cita por internet sigue igual". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from bot.understanding.activities import stem, words_of
from bot.understanding.meaning import Ask, Context, Intent, Meaning, first_asked
from bot.understanding.parting.cutting import Piece, tells
from bot.understanding.parting.naming.name_behind import with_name_first
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE
from core.dates.reader import blanked

_END = r"(?:\.(?!\d)|[;!\n]|\Z)"  # of a sentence; no point of a code or of a decimal
_BEHIND = re.compile(
    r"(?:\s?,)?\s(?:y|pero|mientras\sque|en\scambio)\s(?:(?:ya|tambi[eé]n)\s)?"
    rf"(?P<told>lo\sdel?\s[^.;:?¿!\n]{{3,120}})(?={_END})",
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
    r"|qued[oó]|quedamos)\s[^.;:?¿!\n]{0,80}?(?<![\d.,/])\d{1,3}(?:\s?%|\spor\s?ciento)?"
)
_IS_DONE = (
    r"(?:(?:s[ií]\s)?ya\s(?:est[aá]n?|qued[oó]|quedaron|l[ao]s?|se|fue|fueron)|qued[oó]|quedaron)"
    r"(?:\s(?!\d|(?:sin|para|pendientes?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce)\b)[^\s.,;:?¿!\n]{2,20}){1,4}"
)
# "…, y la audiencia apenas estamos en el cronograma, 10", "… y del predial seguimos en lo mismo",
# "…, el mapa ya está publicado"
_APART = re.compile(
    r"(?:\s?,\s(?:(?:y|pero)\s)?|(?<![.:;!?])\s(?:y|pero|mientras\sque|en\scambio)\s)(?:tambi[eé]n\s)?"
    r"(?P<told>(?:(?:de|en|con)\s)?(?:lo\s)?(?:del|de\s(?:la|los|las)|el|la|los|las)"
    rf"(?:\s[^\W\d_]{{2,20}}){{1,5}}?\s(?P<how>{_AS_BEFORE}|(?P<figure>{_STANDS}|(?P<done>{_IS_DONE}))))(?=\s?{_END})",
    re.IGNORECASE,
)
# "…, y en contratos publicamos lo que nos mandaron: 80", "… y en la ventanilla faltan 5 personas"
_IN_ANOTHER = re.compile(
    r"(?:\s?,)?\s(?:y|pero)\s(?P<told>en\s(?:(?:el|la|los|las)\s)?(?P<noun>[^\W\d_]{4,20})\s"
    r"(?:(?:(?:nos|ya|solo|s[oó]lo|apenas|a[uú]n|todav[ií]a)\s){0,2}faltan?\s[^.;?¿!\n]{2,80}"
    r"|(?P<figure>[^.;?¿!\n]{2,100}?(?<![\d.,/])\d{1,3}(?:\s?%|\spor\s?ciento)?)))"
    rf"(?=\s?{_END})",
    re.IGNORECASE,
)
# "de la 1.2 todavía nada, y ventanilla igual, esa la arrancamos la otra semana"
_LIKEWISE = re.compile(
    r"(?:\s?,)?\s(?:y|e)\s(?P<told>(?:(?:lo\s)?(?:del|de\s(?:la|los|las))\s|(?:el|la|los|las)\s)?"
    r"(?P<noun>[^\W\d_]{4,20})\s(?:(?:va|est[aá]|sigue|tambi[eé]n)\s){0,2}(?:igual|lo\smismo)"
    r"(?P<why>\s?,\s(?:es[ae]|porque)\s[^.;:?¿!\n]{3,120})?)"
    rf"(?=\s?{_END})",
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
    r"(?:(?:\A|[.;:!,¶] )(?:(?:y|ya|hoy|pues|si) ){0,2}(?:lo )?(?:(?:de|en) )?"
    r"|(?<!\S)(?P<beside>en|con) )"
    r"(?:del|el|la|los|las) (?P<noun>[a-z]{3,20})(?!\S)"
)
_OF_IT_AS_BEFORE = re.compile(
    rf"(?:lo\s)?(?:del|de\s(?:la|los|las)|el|la|los|las)(?:\s[^\W\d_]{{2,20}}){{1,5}}?\s{_AS_BEFORE}",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"(?:(?:y|pero)\s)?(?:lo\s)?(?:del|de\s(?:la|los|las))\s", re.IGNORECASE)
_HEAD = 30  # characters of such words
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
    likewise = _likewise(text, context, understand)
    if likewise is not None:
        return likewise
    found = _APART.search(text)
    codes = () if found is None else _titled(found["told"], context)
    if found is not None and codes and not _is_told_apart(found, whole, codes):
        return _both(found, context, understand) or whole
    return _in_another(text, whole, context, understand) or whole


def _likewise(text: str, context: Context, understand: Understand) -> Meaning | None:
    """Return both accounts where the last clause says of the thing of another activity that it is
    the same, behind one with nothing done yet: so is that one, if nothing was told of it before."""
    found = _LIKEWISE.search(text)
    codes = () if found is None else _titled(found["noun"], context)
    both = _both(found, context, understand) if found is not None and codes else None
    if both is None:
        return None
    last: dict[str | None, Decimal | None] = {one.code: one.percent for one in context.pending}
    behind = [one for one in both.updates if one.code in codes]
    before = [one for one in both.updates if one.code not in codes]
    nothing = all(one.percent == 0 and one.ask is None for one in before)
    if not before or not nothing or any(last.get(one.code) for one in behind):
        return both if found is not None and not found["why"] else None
    status = before[-1].status
    same = (
        replace(one, percent=Decimal(0), status=status, ask=None, definite=True) for one in behind
    )
    updates = (*before, *same)
    return replace(both, updates=updates, ask=first_asked(updates))


def _in_another(
    text: str, whole: Meaning, context: Context, understand: Understand
) -> Meaning | None:
    """Return both accounts where the last clause begins with "en" and a thing of another activity,
    or what its sentences tell of others; None where they tell of one alone."""
    found = _IN_ANOTHER.search(text)
    codes = () if found is None else _titled(found["noun"], context)
    if found is not None and codes and not _is_settled(whole, codes):
        apart = _both(found, context, understand)
        if apart is not None:
            return apart
    return _sentences_apart(text, whole, context, understand)


def _named(told: str, context: Context) -> tuple[str | None, ...]:
    return codes_named(read(told), replace(context, reply_to=None))


def _titled(told: str, context: Context) -> tuple[str | None, ...]:
    """Return the one activity that words name by a word of its title; no place, "el tercero"."""
    codes, said = _named(told, context), {stem(norm) for norm in read(told).norms}
    own = (words_of(one.title, one.product) for one in context.pending if one.code in codes)
    things = any(not said.isdisjoint(one.terms - one.deeds) for one in own)  # no "ejecución"
    return codes if len(codes) == 1 and things else ()


def _is_settled(whole: Meaning, codes: tuple[str | None, ...]) -> bool:
    """Tell whether a text was read as several accounts, those of `codes` without a question."""
    settled = {one.code for one in whole.updates if one.definite and one.ask is None}
    return len(whole.updates) > 1 and settled.issuperset(codes)


def _is_told_apart(found: re.Match[str], whole: Meaning, codes: tuple[str | None, ...]) -> bool:
    """Tell whether the whole was read as several accounts; of what is only said to be done, whether
    it has a figure in it already."""
    figured = {one.code for one in whole.updates if one.percent is not None}
    several = len(whole.updates) > 1 and figured.issuperset(codes)
    return _is_settled(whole, codes) or (several and found["done"] is not None)


def _sentences_apart(
    text: str, whole: Meaning, context: Context, understand: Understand
) -> Meaning | None:
    """Return both accounts where the last sentences begin with a thing of hers: where that one, or
    one that is not known, took all sentences, and another begins with a thing of other titles; or
    where they only say that it is as before."""
    for found in chain(_SENTENCE.finditer(text), _FIRST_SENTENCE.finditer(text)):
        codes, told = _titled(found["told"], context), found["told"].strip(" .!\n")
        same = _OF_IT_AS_BEFORE.fullmatch(told) is not None
        taken = bool(codes) and _is_in_anothers(whole, told, codes)
        is_apart = same or taken or _took_all(whole, codes)
        if not codes or not is_apart or _is_settled(whole, codes):
            continue
        apart = _both(found, context, understand)
        if apart is not None and taken and _is_settled(apart, codes):
            return apart
        if apart is not None and (same or _tells_of_others(found, codes, apart, context)):
            return apart
    return None


def _took_all(whole: Meaning, codes: tuple[str | None, ...]) -> bool:
    """Tell whether all was taken for one account, of these activities or of none that is known."""
    only = whole.updates[0].code if len(whole.updates) == 1 else ""
    return whole.ask is not Ask.CONFIRM and only in (None, *codes)


def _is_in_anothers(whole: Meaning, told: str, codes: tuple[str | None, ...]) -> bool:
    """Tell whether words that begin with "de" and a thing of one activity stand in the description
    of another: "la rampa va en 68. De los contratos ya subimos el tercer reporte"."""
    begins = _OF_A_THING.match(told) is not None
    others = (one.description for one in whole.updates if one.code not in codes)
    return begins and any(told[:_HEAD] in one for one in others)


def _tells_of_others(
    found: re.Match[str], codes: tuple[str | None, ...], apart: Meaning, context: Context
) -> bool:
    """Tell whether what was left beside the words that were `found` begins with a thing of other
    titles; where a figure is told there, it may be a place, "en la página"."""
    rest = _rest(found)
    figured = any(one.percent is not None and one.code not in codes for one in apart.updates)
    return _named(rest, context) != codes and _heads(rest, codes, context, beside=figured)


def _heads(text: str, codes: tuple[str | None, ...], context: Context, *, beside: bool) -> bool:
    """Tell whether a clause begins with a noun of other titles than these; `beside`: or has one
    behind "en la", "con el"."""
    others = [one for one in context.pending if one.code not in codes]
    terms = [words_of(one.title, one.product).terms for one in others]
    found = (one for one in _HEADED.finditer(read(text).plain) if beside or not one["beside"])
    return any(stem(one["noun"]) in own for one in found for own in terms)


def _both(found: re.Match[str], context: Context, understand: Understand) -> Meaning | None:
    """Return what is told of an activity and, in the words that were `found`, of another one."""
    told, rest = found["told"], _rest(found)
    codes = _named(told, context)
    left = tuple(one for one in context.pending if one.code not in codes)
    if len(codes) != 1 or len(left) == len(context.pending):
        return None
    answered = None if context.reply_to in codes else context.reply_to
    others = replace(context, pending=left, reply_to=answered)
    before, behind = understand(rest, others), understand(told, context)
    if not before.intent is behind.intent is Intent.REPORT or before.also or behind.also:
        return None
    if found.groupdict().get("figure") and all(one.percent is None for one in behind.updates):
        return None  # "…, es el 20": a number of something else
    is_told = answered is not None or any(one.definite for one in before.updates)
    is_told = is_told and not found.groupdict().get("done")  # "hecho, el informe ya está publicado"
    apart = codes_named(read(rest), others) or (is_told and _named(rest, context) != codes)
    if {one.code for one in behind.updates} != {*codes} or not apart:
        return None
    updates = (*before.updates, *(one.moved(found.start("told")) for one in behind.updates))
    return replace(before, updates=updates, ask=first_asked(updates), readings=())


def _rest(found: re.Match[str]) -> str:
    return blanked(found.string, [(found.start(), found.end("told"))])


def _tells(words: str) -> bool:
    norms = read(words).norms
    return tells(norms, Piece(0, len(norms), opens=True))
