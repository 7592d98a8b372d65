"""Rule 13: all of the activities, none of them, the rest: "todas menos la 1.5", "las demás"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.lexicon import tags
from bot.understanding.parting.naming.codes import Codes, Mention
from bot.understanding.reading import phrase
from bot.understanding.wordlists import ALL, word_set

_TOLD = frozenset(("STAND", "DONE", "NOT", "ALREADY"))
ENDS = frozenset(".;,:?!¶-")
_SAID = _TOLD | {"LACK", "BEGIN"}
DEED = r"[a-z]{3,}(?:aron|ieron|amos|imos)"  # its verb
_DID = re.compile(DEED)
_BEFORE_VERBS = word_set("ya no se aun todavia apenas si hasta")
_OF_ONE = word_set("va esta sigue quedo queda arranca empieza inicia comienza lleva continua tiene")
_REACH = 6
_SUBJECT = 14  # tokens between a subject and its verb
_PLURAL = word_set("los las mis nuestros nuestras esos esas estos estas")
_TIMES = word_set("ano año mes dia tiempo periodo semestre trimestre bimestre plazo")
_REST = word_set("demas restantes otras otros")
_ACTIVITIES = word_set("actividades metas acciones tareas compromisos")
_NO_SUBJECT = _ACTIVITIES | word_set(
    "mias mios nuestras nuestros demas otras otros restantes dos tres que de buenas buenos tardes "
    "dias noches gracias mis todas todos ellas"
)
_NONE = word_set("ninguna ninguno")
_WHOLE = frozenset({"all", "none"})  # kinds of mention of which something may be left out
_DENIES = word_set("se ha han tiene tuvo presenta registra hemos")
_NOT_BEFORE_ALL = frozenset(("de", "en", "a", "con", "las", "los"))
_OF_EVERYTHING = word_set("en al va sigue igual continua esta")
EXCEPT = word_set("menos excepto salvo excepcion exceptuando quitando aparte fuera")
_BEFORE_EXCEPTED = word_set(", y a con de por en que lo la las el los")
_ABOUT_THE_EXCEPTED = word_set("que esa ese esta porque cual esas")
_BEFORE_FIGURE = word_set("en igual es era")
_OPENS = word_set("y pero ahora , si no")
_JOINTS = frozenset(("%", "y", ",", ".", ";", "pero"))
_AS_BEFORE = word_set("igual iguales sin van siguen estan quedan")
_JOINERS = word_set("y e , la las el los tambien como")
_AFTER_ALL = word_set("son necesitan requieren deben pueden hasta el este mañana para por tienen")
# "hicimos el inventario, falta lo otro": of the work, and no figure follows
_LACKS = (
    r"(?:me |nos |le |les )?(?:faltan?|faltaria|hacen? falta|restan?|quedan?)"
    r"(?: (?:aun|todavia|solo|pendientes?|por|de|en|[a-z]{2,}[aei]r)){0,3}"
)
OTHERS_LACK = phrase(
    rf"(?:{_LACKS}|pendientes?) (?:(?:todo )?(?:el|la|los|las|lo) )?"
    r"(?:otr[oa]s?|demas|restantes?|resto)"
    r"(?! (?:[a-z]+ ){0,3}\d)"
)


def _is_of_time(norms: Sequence[str], at: int) -> bool:
    """Whether it is no rest of the activities: "el resto del año siguen los contratos"."""
    return norms[at] == "resto" and not _TIMES.isdisjoint(norms[at + 1 : at + 4])


_MANY = 30  # a larger number is a percentage
_DEED = re.compile(r"[a-z]{3,20}(?:[aei]mos|aron|ieron)|hicimos|hicieron")
# What is done with an activity itself: "ya terminamos las otras".
_OF_ANY_WORK = re.compile(
    r"termin|acab|culmin|finali|cumpl|cerr|conclu|complet|report|respond|contest|entreg|avanz"
    r"|llevamos|vamos|tenemos|estamos|dejamos|seguimos|quedamos|faltar|quedaron|estuv|fueron"
)
_SHARE = re.compile(r"(?<!\S)\d{1,4} (?:de|/) (?:l[oa]s )?\d{1,4}(?!\S)")
_NEAR_SHARE = 12  # tokens


def all_at(
    norms: Sequence[str], at: int, codes: Codes, before: Sequence[Mention], spoken_of: str | None
) -> Mention | None:
    """Read "todas", "ambas", "las dos", "las demás": all, those before, or the rest."""
    norm, led = norms[at], norms[at - 1] if at else ""
    earlier = tuple(code for mention in before for code in mention.codes)
    if _is_lacking(norms, at) or _is_of_time(norms, at):
        return None
    if (norm in _REST and led in ("las", "los")) or norm == "resto":
        answered = (spoken_of,) if spoken_of and led == "las" else ()
        return _rest(norms, at, codes, earlier or answered)
    if len(codes.order) < 2:
        return None
    if norm in ("otra", "otro") and led in ("la", "el"):
        alone = spoken_of is not None and _OPENS.issuperset(norms[: at - 1])
        return _other(norms, at, codes, (spoken_of,) if spoken_of and alone else earlier)
    if norm in _NONE:
        denies = norms[at + 1 : at + 2] and norms[at + 1] in _DENIES
        return Mention(at, at + 1, codes.order, "none") if denies else None
    if norm.isdigit() and led == "las":
        none = at > 2 and norms[at - 3] in _NONE and norms[at - 2] == "de"
        return _so_many(norms, at, codes, earlier) if none or _tells_of_all(norms, at) else None
    if _is_of_one_named(norms, at, before) or not _tells_of_all(norms, at):
        return None
    return _every(norms, at, codes, earlier)


def _is_of_one_named(norms: Sequence[str], at: int, before: Sequence[Mention]) -> bool:
    """Whether "todos" stands right behind the one activity that is named: of its things, "la 5.3:
    todos publicados"."""
    if len(before) != 1 or len(before[0].codes) != 1 or norms[at].startswith("amb"):
        return False
    return set(norms[before[0].last : at]) <= {":", ","}


def _counts_before(norms: Sequence[str], at: int) -> bool:
    """Whether a share stands shortly before a word: "18 de las 20 personas"."""
    return _SHARE.search(" ".join(norms[max(0, at - _NEAR_SHARE) : at])) is not None


def _is_lacking(norms: Sequence[str], at: int) -> bool:
    """Whether a word ends what says that the rest of the work lacks: "faltan los demás"."""
    before = " ".join(norms[max(0, at - _REACH) : at + 1])
    whole = " ".join((before, *norms[at + 1 : at + _REACH]))
    return any(found.end() == len(before) for found in OTHERS_LACK.finditer(whole))


def _tells_of_all(norms: Sequence[str], at: int) -> bool:
    """Whether a figure, a state or an exception follows a word."""
    after = norms[at + 1] if at + 1 < len(norms) else "."
    if after in ("las", "los", "mis", "nuestras", "nuestros"):
        named = norms[at + 2] if at + 2 < len(norms) else "."
        return named in _ACTIVITIES or named[0].isdigit()
    if after in ENDS or after[0].isdigit() or after in ("en", "al", "menos", "igual"):
        return True
    return after in _AFTER_ALL or after in EXCEPT or bool(tags(after) & _TOLD)


def _every(norms: Sequence[str], at: int, codes: Codes, earlier: tuple[str, ...]) -> Mention | None:
    """Read "todas", "ambas", and "todo en 50" where it opens a sentence."""
    norm, led = norms[at], norms[at - 1] if at else "."
    if norm == "todo" and led in ENDS and [*norms[at + 1 : at + 2]] != []:
        return Mention(at, at + 1, codes.order, "all") if norms[at + 1] in _OF_EVERYTHING else None
    if norm not in ALL or (led in _NOT_BEFORE_ALL and not norm.startswith("amb")):
        return None
    if led == "casi":
        return None  # "ya confirmaron casi todos": which ones, nobody says
    if norm.startswith("amb"):
        pair = earlier if len(earlier) == 2 else codes.order
        return Mention(at, at + 1, pair, "all") if len(pair) == 2 else None
    if led.endswith("n") and [*norms[max(0, at - 2) : at - 1]] in (["la"], ["lo"]):
        return None  # "la 3.2 la responden todas": the offices
    does = tags(led) & {"STAND", "DONE"} or (norm == "todos" and led.endswith("n"))
    if does and (led not in ("van", "estan") or _has_a_subject(norms, at - 1)):
        return None  # "los delegados andan todos en los jurados", "los contratos están todos …"
    if led.isalpha() and led.endswith("s") and not tags(led) and led not in _ACTIVITIES:
        return None  # "cámaras todas operando"
    return Mention(at, at + 1, codes.order, "all")


def _has_a_subject(norms: Sequence[str], verb: int) -> bool:
    """Whether things that are no activities are said to be so, before a verb: "los contratos de
    SECOP están todos publicados"; not "las mías van todas en 60"."""
    for at in range(verb - 1, max(-1, verb - _SUBJECT), -1):
        if norms[at] in ENDS:
            return False
        noun = norms[at + 1]
        opens = at == 0 or norms[at - 1] in ENDS
        if norms[at] in _PLURAL or (opens and norms[at].endswith("s") and at + 1 < verb):
            noun = noun if norms[at] in _PLURAL else norms[at]
            return at + 1 < verb and noun.isalpha() and noun not in _NO_SUBJECT
    return False


def _so_many(
    norms: Sequence[str], at: int, codes: Codes, earlier: tuple[str, ...]
) -> Mention | None:
    """Read "las dos", "ninguna de las dos", not as the object of a deed: "se hicieron las dos"."""
    none = at > 2 and norms[at - 3] in _NONE
    if _is_object(norms, at - 1) and not none:
        return None
    count = int(norms[at])
    if count == len(set(earlier)) > 1:
        return Mention(at - 1, at + 1, earlier, "all")
    return Mention(at - 1, at + 1, codes.order, "all") if count == len(codes.order) else None


def _other(norms: Sequence[str], at: int, codes: Codes, earlier: Sequence[str]) -> Mention | None:
    """Read "la otra 60": the one that is left, nobody knows which where several are."""
    after = norms[at + 1] if at + 1 < len(norms) else "."
    told = after[0].isdigit() or after in _BEFORE_FIGURE or tags(after) & {"STAND", "DONE", "NOT"}
    if not earlier or not told:
        return None
    rest = tuple(code for code in codes.order if code not in earlier)
    return Mention(at - 1, at + 1, rest if len(rest) == 1 else (), "code")


def _is_object(norms: Sequence[str], at: int) -> bool:
    """Whether "las dos" stands behind a verb or a preposition: "ya se hicieron las dos"."""
    before = norms[at - 1] if at else ""
    return before in ("de", "en", "a", "con") or bool(tags(before) & {"DONE"})


def _rest(norms: Sequence[str], at: int, codes: Codes, earlier: tuple[str, ...]) -> Mention | None:
    """Read "las demás", "las otras dos": the rest, where they are no things of the work."""
    number = [*norms[at + 1 : at + 2]]
    units = number != [] and number[0].isdigit() and _counts_before(norms, at)
    if (norms[at - 1] == "los" and at and not earlier) or units:
        return None  # "se financiaron 6, los otros no pasaron", "18 de 20, las otras 2 no"
    rest = tuple(code for code in codes.order if code not in earlier)
    # "la rampa en 70, las otras dos igual" of three: the one that a word names is told of before
    so_many = number == [str(len(rest))] or (
        not earlier and _follows_a_figure(norms, at) and number == [str(len(codes.order) - 1)]
    )
    if not so_many and (_is_made(norms, at - 1) or _counts(norms, at + 1)):
        return None  # "ya instalamos las otras dos", "las otras dos van en 40" of five
    return Mention(at - 1, at + 1 + so_many, rest, "rest") if rest else None


def _follows_a_figure(norms: Sequence[str], at: int) -> bool:
    """Whether "las otras dos" opens a clause behind a figure, and its state is told right behind,
    not "las otras dos losas siguen igual"."""
    before = [norm for norm in norms[: at - 1] if norm not in _JOINTS]
    after = [*norms[at + 2 : at + 3]]
    told = after != [] and (after[0] in _AS_BEFORE or bool(tags(after[0]) & _TOLD))
    return told and before != [] and before[-1].isdigit()


def _is_made(norms: Sequence[str], at: int) -> bool:
    """Whether "las otras" is what a deed was done with that is done with things: "instalamos"."""
    before = [*filter(str.isalpha, norms[max(0, at - 2) : at])]
    deeds = [one for one in before if _DEED.fullmatch(one)]
    return any(not _OF_ANY_WORK.match(one) for one in deeds)


def _counts(norms: Sequence[str], at: int) -> bool:
    """Whether a number behind "las otras" tells how many they are, and no figure: "las otras dos
    van en 40", not "las otras 50"."""
    number, after = [*norms[at : at + 1]], [*norms[at + 1 : at + 2]]
    told = number != [] and number[0].isdecimal() and after != []
    return told and int(number[0]) <= _MANY and after[0] not in ENDS | {"%", "y"}


def together(norms: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Join the codes of a list, and leave out of "todas" what is excepted."""
    joined = _joined(norms, found)
    return _with_exceptions(norms, joined)


def _joined(norms: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Take codes with nothing said between them as one mention: "1.2, 1.3 y 1.4 listas".

    Behind "terminadas la 1.2 y la 1.3, la 2.1 …" begins something else, and so does "ya quedó la
    1.2 y la 1.3 arranca el lunes".
    """
    joined: list[Mention] = []
    ended = False
    for at, one in enumerate(found):
        last = joined[-1] if joined else None
        between = norms[last.last : one.first] if last is not None else []
        follows = last is not None and _is_joint(last, one, between)
        if follows and "," in between and "y" not in between:
            follows = not ended and _is_list(norms, found[at:], last)
        elif last is not None and follows:
            follows = not _stands_apart(norms, last, one)
        if last is not None and follows:
            codes = (*last.codes, *(code for code in one.codes if code not in last.codes))
            joined[-1] = Mention(last.first, one.last, codes, last.kind)
            ended = bool({"y", "e"} & set(between))
        else:
            joined.append(one)
            ended = False
    return joined


def _is_joint(last: Mention, one: Mention, between: Sequence[str]) -> bool:
    kinds = {last.kind, one.kind} <= {"code", "place"}
    known = bool(last.codes and one.codes)
    return kinds and known and bool(between) and set(between) <= _JOINERS


def _stands_apart(norms: Sequence[str], last: Mention, one: Mention) -> bool:
    """Tell whether something is told before the first of two names, and a verb of one activity
    alone stands right behind the second."""
    begins = max((at for at in range(last.first) if norms[at] in ENDS), default=-1) + 1
    before = norms[begins : last.first]
    told = any(tags(norm) & _SAID or _DID.fullmatch(norm) for norm in before)
    behind = [norm for norm in norms[one.last : one.last + _REACH] if norm not in _BEFORE_VERBS]
    return told and behind[:1] != [] and behind[0] in _OF_ONE


def _is_list(norms: Sequence[str], rest: Sequence[Mention], first: Mention | None) -> bool:
    """Whether a comma before `rest` is one of a list: an "y" follows, or nothing came before."""
    for one, other in pairwise(rest):
        between = norms[one.last : other.first]
        if not set(between) <= _JOINERS:
            break
        if {"y", "e"} & set(between):
            return True
    before = norms[: first.first] if first is not None else []
    return not before or before[-1] in ENDS


def _with_exceptions(norms: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Leave out of "todas" and "ninguna" what is excepted: "todas en 60 menos la 1.5".

    In "todas menos la 1.5 van en 60" that is no subject of its own; where what is left out is not
    known, nor are all.
    """
    kept: list[Mention] = []
    led = [one for one in found if EXCEPT & set(norms[max(0, one.first - 2) : one.first])]
    left_out = {code for one in led if one.kind in ("code", "place") for code in one.codes}
    last = None
    for one in found:
        between = norms[kept[-1].last : one.first] if kept else []
        is_excepted = last is not None and one.kind not in _WHOLE and EXCEPT & set(between)
        if not is_excepted:
            kept.append(one)
            last = len(kept) - 1 if one.kind in _WHOLE else last
            continue
        left_out |= set(one.codes)
        at_once = kept[-1].kind in _WHOLE and set(between) <= EXCEPT | _BEFORE_EXCEPTED
        if at_once and _is_predicate(norms, one.last):
            kept[-1] = replace(kept[-1], last=one.last)
        else:
            kept.append(one)
    if not left_out:
        return kept
    return [
        replace(one, codes=tuple(code for code in one.codes if code not in left_out))
        if one.kind in _WHOLE
        else one
        for one in kept
    ]


def _is_predicate(norms: Sequence[str], at: int) -> bool:
    """Whether what is said at a token may be said of what "todas menos la 1.5" means."""
    after = norms[at] if at < len(norms) else "."
    return after not in ENDS and after not in _ABOUT_THE_EXCEPTED
