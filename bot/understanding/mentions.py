"""Rule 13: which activity is meant: a code, a place in the list, or words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.activities import Codes
from bot.understanding.distractions import NAMED_BY_NUMBER
from bot.understanding.meaning import Context
from bot.understanding.reading import BREAKS, Reading, phrase, read
from bot.understanding.wordlists import MONTH

ORDINALS = {
    "primera": 1, "primero": 1, "primer": 1, "1ra": 1, "1era": 1, "segunda": 2, "segundo": 2,
    "2da": 2, "tercera": 3, "tercero": 3, "3ra": 3, "cuarta": 4, "cuarto": 4, "4ta": 4,
    "quinta": 5, "quinto": 5, "sexta": 6, "sexto": 6, "septima": 7, "septimo": 7, "octava": 8,
    "octavo": 8, "novena": 9, "noveno": 9, "decima": 10, "decimo": 10,
    "ultima": -1, "ultimo": -1, "penultima": -2, "penultimo": -2,
}  # fmt: skip

# What may follow a subject: a verb of state, a figure, a break, the next subject.
AFTER_SUBJECT = (
    r"va|van|iba|ya|esta|estan|estaba|quedo|quedaron|queda|sigue|siguen|lleva|llevamos|llego|tiene"
    r"|presenta|en|al|a|y|e|pero|con|sin|no|ni|se|ha|han|hay|fue|la|lo|le|aun|todavia|casi|apenas"
    r"|falta|faltan|listas?|listos?|terminad[oa]s?|finalizad[oa]s?|cumplid[oa]s?|hech[oa]s?"
    r"|entregad[oa]s?|culminad[oa]s?|completad[oa]s?|igual|tambien|pendientes?|es|son|son|vamos"
    r"|estamos|seguimos|bien|bajo|bajamos|retrocedio|cayo|n|necesita|necesitamos|requiere|que|tampoco|avanzo|subio|paso|pasa"
    r"|salio|100|hasta|hoy|ahora|nos|si|porque|realizad[oa]s?|publicad[oa]s?|ejecutad[oa]s?|mas|menos"
    r"|excepto|salvo|me|corresponde|era|eran|por|para|como|necesitan|requieren|deben|pueden"
    r"|fueron|quedan|avanzan|llevan|\d\S*|[.,;:?!¶%-]"
)
NEXT = rf"(?= (?:{AFTER_SUBJECT})(?!\S)|$)"
_NAMES_A_PLACE = re.compile(
    rf"(?<!\S)(?:{'|'.join(ORDINALS)}"
    r"|(?:la|el|actividad|tarea|punto|numero|item)(?: n[o.]?| numero)? \d{1,2})(?!\S)(?! %)"
)
_OF_ALL = re.compile(
    r"(?<!\S)(?:tod[oa]s?|amb[oa]s|demas|otras?|otros?|resto|l[oa]s (?:dos|tres))(?!\S)"
)
_CUE = phrase(
    r"(?P<plural>las|los|actividades|metas|acciones|codigos|items|puntos)|la|el|lo de la|actividad"
    r"|meta|accion|codigo|item|tarea|punto|numeral|numero|no|nro|num|n|#|acti|act"
)
_PLACE = phrase(
    rf"(?:la|el|lo de la|en la|de la)? ?"
    rf"(?P<word>{'|'.join(ORDINALS)}|\d ?(?:ra|era|da|ta|a(?! \d)|ª))"
    rf"(?: actividad| tarea| de (?:la|su|mi) lista| de las actividades)?{NEXT}"
)
# "la primera de las tres capacitaciones, la segunda es en mayo": units, no places in the list.
_OF_UNITS = phrase(
    r"(?:primer|segund|tercer|cuart|quint)[oa]?(?: [a-z]+){0,2} de (?:(?:las|los) )?\d+"
    r"(?! (?:actividades|tareas|metas|pendientes)(?!\S))"
)
# "4 de 6 ferias, la última fue en La Poza", "4 ferias, la última en La Poza"
COUNTING = phrase(r"\d+ (?:(?:de|/) (?:(?:las|los) )?\d+|(?!actividades|tareas|metas)[a-z]{3,}s)")
# What is said of a place in the list; of one more unit nobody tells a figure: "la última el lunes".
_GOES_ON = r" (?:(?:ya|va|esta|sigue|quedo|lleva|que|en|al|con|por|casi|apenas|como|:|-|,) )*"
_FIGURE = (
    r"(?:(?:un|el) )?(?:mitad|la mitad|tercio|0 |\d+(?:\.\d+)?(?! (?:de [a-z]|dias?|semanas?)))"
)
_HAS_FIGURE = re.compile(_GOES_ON + _FIGURE)
_HAS_STATE = re.compile(
    rf"{_GOES_ON}(?:{_FIGURE}|sin |no |igual|list[oa]|terminad|finalizad|cumplid|entregad|culminad"
    r"|hech[oa]|tambien|tampoco|necesita|requiere)| (?:y|e|,|menos|excepto|ya|esta|va)(?!\S)| *$"
)
_IS_MASCULINE = re.compile(r"o$|^el ")
_AFTER_PREPOSITION = re.compile(r"(?:^|\s)(?:en|de|por|para|a|con|durante|desde|hasta) $")
_BEFORE_CUES = frozenset(("", "y", "e", "de", "del", "en", "para", "con", "a", "pero", "que"))
REACH = 60  # characters beside a name that may change what it is; bounds the work
DID = re.compile(
    r"(?:^|\s)(?:hicimos|hice|hizo|hicieron|realizamos|realizo|realizaron|dictamos|dicto|tuvimos|es"
    r"|fue|hecho|realizado|por|grabamos|publicamos|participamos en)(?: ya)?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` up to, not with, `last` that name activities; no codes when none fits."""

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str
    excepted: bool = False
    plural: bool = False


def names_a_place(text: str) -> bool:
    """Tell whether a text may name a place in the list, and speaks of no others with it."""
    plain = read(text).plain
    return _NAMES_A_PLACE.search(plain) is not None and _OF_ALL.search(plain) is None


def by_code(reading: Reading, codes: Codes) -> Iterator[Mention]:
    """Find activities named by their codes; one that nobody has is a mention without codes."""
    at, plural = 0, False
    last_end = -2
    while at < len(reading.tokens):
        mention = _code_at(reading, at, codes, listed=plural and follows(reading, last_end, at))
        if mention is None:
            at += 1
            continue
        yield mention
        plural = mention.plural or (plural and follows(reading, last_end, mention.first))
        at = last_end = mention.last


def follows(reading: Reading, end: int, at: int) -> bool:
    """Tell whether only a comma and an «y» stand between the token `end` and the token `at`."""
    between = [token.norm for token in reading.tokens[end:at]] if 0 <= end <= at else ["."]
    return len(between) <= 2 and all(norm in (",", "y", "e") for norm in between)


def _code_at(reading: Reading, at: int, codes: Codes, *, listed: bool) -> Mention | None:
    if not reading.tokens[at].norm[0].isdigit():
        return None
    norms = [token.norm for token in reading.tokens[max(0, at - 2) : at + 4]]
    here = min(2, at)
    number = _unit(norms[here])
    if number is None:
        return None
    spoken = _in_two(reading, at, codes)
    if spoken is not None:
        return spoken
    touching = at > 0 and reading.tokens[at - 1].end == reading.tokens[at].start
    prefix, first = _prefix_before(norms[:here], codes, at, touching=touching)
    if prefix:
        named = codes.named(number, prefix)
        first, _ = _cue_before(reading, first)
        return Mention(first, at + 1, (named,) if named else (), "code")
    after = [*norms[here + 1 :], "", "", ""][:3]
    if _is_amount(after) or (after[0] == "de" and re.fullmatch(MONTH, after[1])):
        return None
    start, cue = _cue_before(reading, at)
    plural = cue is not None and cue["plural"] is not None
    if "." in number:
        return _dotted(reading, (start, at), number, codes, named=cue is not None, plural=plural)
    return _single(
        reading, (start, at), number, codes, named=cue is not None or listed, plural=plural
    )


# What tells a state of "la 3 1", which has not been told its figure then.
STATES = re.compile(
    r"van?|iba|esta|estan|queda|quedo|llevan?|llego|sigue|presenta|tiene|subio|paso"
)


def _in_two(reading: Reading, at: int, codes: Codes) -> Mention | None:
    """Read "la tres uno va en 60": a code whose dot was not dictated."""
    norms = [token.norm for token in reading.tokens[at : at + 3]]
    start, cue = _cue_before(reading, at)
    if (
        cue is None
        or cue.group() in ("el", "los", "las")
        or len(norms) < 3
        or not all(re.fullmatch(r"\d\d?", n) for n in norms[:2])
    ):
        return None
    code = codes.named(".".join(norms[:2])) if STATES.fullmatch(norms[2]) else None
    return None if code is None or codes.has(norms[0]) else Mention(start, at + 2, (code,), "code")


def _unit(norm: str) -> str | None:
    return norm if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,4}", norm) else None


def _prefix_before(before: list[str], codes: Codes, at: int, *, touching: bool) -> tuple[str, int]:
    """Return the prefix that stands before a number ("p", "a -") and where it begins."""
    if not before:
        return "", at
    dashed = before[-1] == "-" and len(before) > 1
    letters = before[-2] if dashed else before[-1]
    prefixes = codes.prefixes
    # "a" is a preposition as well: "de 20 a 40"; with a dash or a dotted code it is a prefix.
    if letters in prefixes and (dashed or touching or letters not in ("a", "y", "e", "o")):
        return letters, at - (2 if dashed else 1)
    return "", at


def _is_amount(after: list[str]) -> bool:
    if after[0] in ("%", "puntos", "/", "y") and after[0] != "y":
        return True
    return after[0] == "de" and (after[1].isdigit() or after[1] in ("los", "las"))


def _cue_before(reading: Reading, at: int) -> tuple[int, re.Match[str] | None]:
    """Return where "la", "actividad no." and the like begin before a number, and the last cue."""
    start, cue = at, None
    while start > 0 and at - start < 4:
        norm = reading.tokens[start - 1].norm
        found = _CUE.fullmatch(norm)
        dot = (
            norm in (".", ":")
            and start > 1
            and reading.tokens[start - 2].norm in ("no", "n", "nro")
        )
        if found is None and not dot:
            break
        cue, start = found or cue, start - 1
    return start, cue


def _dotted(
    reading: Reading,
    place: tuple[int, int],
    number: str,
    codes: Codes,
    *,
    named: bool,
    plural: bool,
) -> Mention | None:
    start, at = place
    if codes.has(number):
        code = codes.named(number)
        return Mention(start, at + 1, (code,) if code else (), "code", plural=plural)
    labels = at + 1 < len(reading.tokens) and reading.tokens[at + 1].norm == ":"
    labels = labels or _is_item_of_codes(reading, at, codes)
    if labels or (named and reading.tokens[start].norm not in ("el", "no")):
        return Mention(start, at + 1, (), "code", plural=plural)
    return None


_GOES = re.compile(
    r" (?:va|esta|quedo|lleva|sigue)(?: ya)? (?:en|al|por|con)(?: (?:el|un))? \d"
    r"|(?: ya)? (?:en|al)(?: (?:el|un))? \d+ %"
)
_TOLD = re.compile(r" (?:(?:va|esta|ya|en|al|por|con) )*\d+(?:\.\d+)? %")


def _is_item_of_codes(reading: Reading, at: int, codes: Codes) -> bool:
    """Whether a figure follows a number that opens an item of a list of codes: ", 7.7 50 %"."""
    opens = at == 0 or reading.tokens[at - 1].norm in (*BREAKS, "y")
    end = reading.starts[at] + len(reading.tokens[at].norm)
    told = _TOLD.match(reading.plain, end) is not None
    listed = any("." in t.norm and _unit(t.norm) and codes.has(t.norm) for t in reading.tokens[:at])
    goes = _GOES.match(reading.plain, end) is not None
    return opens and (goes or (told and listed))


def _single(
    reading: Reading,
    place: tuple[int, int],
    number: str,
    codes: Codes,
    *,
    named: bool,
    plural: bool,
) -> Mention | None:
    start, at = place
    after = reading.tokens[at + 1].norm if at + 1 < len(reading.tokens) else ""
    cue = reading.tokens[start].norm
    before = reading.tokens[start - 1].norm if start else ""
    if _numbers_another_thing(cue, before):
        return None
    if not named or cue in ("el", "los"):
        if not (_opens_item(reading, at, after) or (cue == "el" and codes.has(number))):
            return None
        if not codes.has(number) and after not in (":", "-", "."):
            return None
    elif after and re.fullmatch(AFTER_SUBJECT, after) is None:
        return None
    if plural and not codes.has(number) and not _goes_on(reading, at + 1):
        return None
    code = codes.of_single_number(number, led=named)
    if code is None and not named:
        return None
    return Mention(start, at + 1, (code,) if code else (), "code", plural=plural)


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a list of numbers goes on at `at`: "las 2 y 3", not "las 3 y los videos"."""
    norms = [token.norm for token in reading.tokens[at : at + 3]]
    again = norms[1:2] == ["la"] and norms[2:] and norms[2][0].isdigit()
    more = norms[1:] and (norms[1][0].isdigit() or again or "y" in norms[1:])
    return norms[:1] in ([","], ["y"], ["e"]) and bool(more)


def _numbers_another_thing(cue: str, before: str) -> bool:
    """Whether a number is a paper's or a thing's: "acta no. 3", "la conciliación número 9"."""
    if cue in ("no", "n") or re.fullmatch(NAMED_BY_NUMBER, before):
        return True
    known = before in _BEFORE_CUES or before in BREAKS
    return cue in ("numero", "nro", "num") and not known


_AFTER_ITEM = re.compile(
    r"[:.-]|va|esta|en|al|lista|terminada|cumplida|finalizada|sin|ya|no|quedo|pendiente"
)


def _opens_item(reading: Reading, at: int, after: str) -> bool:
    """Whether a number opens a line or a clause as its label: "2: 45 %", "5 terminada"."""
    before = reading.tokens[at - 1].norm if at else "¶"
    if before not in BREAKS or before == ":" or at + 1 >= len(reading.tokens):
        return False  # "Talleres: 4." tells how many
    return _AFTER_ITEM.fullmatch(after) is not None


def by_place(reading: Reading, context: Context, codes: Codes) -> Iterator[Mention]:
    """Find activities named by their place in the list: "la segunda", "la última"."""
    if len(context.pending) < 2:
        return
    counted = is_reply_counted(context)
    if _OF_UNITS.search(reading.plain):
        return
    counting = COUNTING.search(reading.plain)
    former: re.Match[str] | None = None
    for found in _PLACE.finditer(reading.plain):
        word = found["word"]
        place = ORDINALS[word] if word in ORDINALS else int(word[0])
        before = reading.plain[max(0, found.start() - REACH) : found.start()]
        after = reading.plain[found.end() : found.end() + REACH]
        is_masculine = _IS_MASCULINE.search(found.group()) is not None
        unit = counting and _is_unit(counting, found, former, after, masculine=is_masculine)
        if unit or (is_masculine and _AFTER_PREPOSITION.search(before)):
            continue
        former = former or found
        if _is_of_the_answered(context, after):
            continue
        alone = found.group().strip() == word
        if DID.search(before.rstrip()) or (alone and not _opens(before)):
            continue
        first, last = reading.index(found.start()), reading.index(found.end() - 1) + 1
        code = codes.by_place(place)
        if counted and not re.match(r" (?:va|esta en|en|al|:|-|\d)", after):
            code = None if code != context.reply_to else code
        yield Mention(first, last, (code,) if code else (), "place")


def _is_of_the_answered(context: Context, after: str) -> bool:
    """Whether an ordinal without a state is a unit of the activity whose reminder is answered."""
    return context.reply_to is not None and not _HAS_STATE.match(after)


def _is_unit(
    counting: re.Match[str],
    found: re.Match[str],
    former: re.Match[str] | None,
    after: str,
    *,
    masculine: bool,
) -> bool:
    """Whether an ordinal after a count is one of its units: "2 de 3 jornadas, la última queda".

    Not where places are told in the order of the list, as in "la primera 2 de 3, la segunda no".
    """
    if counting.end() > found.start():
        return False
    return masculine or (former is None and not _HAS_FIGURE.match(after))


def _opens(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in "".join(BREAKS)


def is_reply_counted(context: Context) -> bool:
    """Whether the reminder answered is of several units, so that "la primera" may be a unit."""
    return any(a.code == context.reply_to and (a.planned or 0) > 1 for a in context.pending)
