"""Requests called by other words than their numbers: "las dos", "la de Hacienda", "la otra".

They are put in numbers where only these can be meant, and stay as they are written where not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.understanding.rulings import by_whom, of_kinds, words
from bot.understanding.rulings.granted import without_time
from bot.understanding.rulings.in_order import (
    AND_ITS_CODE,
    DATED_FIRST,
    SENTENCE_DATED,
    SENTENCE_SAID,
)
from bot.understanding.rulings.named_by import JOINING, by_name, tells
from bot.understanding.rulings.told_to import (
    GIVEN,
    PERSON,
    STATES,
    TIME_FOR,
    TOLD,
    TOLD_OF,
    of_another_deed,
)
from core.spanish import OFFICE_KINDS, bare_words

COUNTS = {"una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5} | {
    str(one): one for one in range(2, 10)
}
_ALL = r"(?:las\s(?P<count>dos|tres|cuatro|[234])|(?P<both>ambas))"
# "la de Hacienda", "la prórroga a Patricia"
_ASKED_FOR = (
    r"(?:la\s(?:pr[oó]rroga|ampliaci[oó]n|solicitud|petici[oó]n)|el\s(?:plazo|aplazamiento))"
)
BY_NAME = (
    rf"(?:(?:l[ao]s?|es[aeo]s?|est[aeo]s?|aquell[ao]s?)\sdel?|{_ASKED_FOR}\s(?:del?|al?|para|que\spidi[oó]))\s"
    r"(?:(?:la|los|las|el)\s)?(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,6}?)"
)
_CALLS = re.compile(BY_NAME, re.IGNORECASE)
_OTHER = r"la\s(?P<other>otra)"
_CALLED = rf"(?:{_ALL}(?:\ssolicitudes)?|{_OTHER}|{BY_NAME})"
_SAID = "|".join(
    one.pattern for one in (words.DECIDES, words.WAITS, words.UNTIL, words.YES, words.NO)
)
# "conceda las dos hasta el 12 de junio", "la de Hacienda sí, la otra no"
_ANY = re.compile(
    rf"{words.BEGINS}(?:(?P<verb>{words.ORDERS}|{words.STATES})|(?:(?:y|pero)\s)?(?:a\s)?)"
    rf"(?P<called>{_CALLED})(?(verb)(?={words.ENDS})|(?={_SAID}))",
    re.IGNORECASE,
)
# "la del buzón sí pásesela a Gobierno", "pensándolo bien, la de los buzones no", or with "corrija"
_ONE = re.compile(
    rf"(?:(?P<corrects>\b(?:corrij|correg)[a-z]{{1,4}}\s)|{words.BEGINS}|\bmejor\s)"
    rf"(?:(?:y|pero)\s)?(?:a\s)?(?P<called>{BY_NAME})"
    r"(?(corrects)(?=\s?(?:$|[.,:;\n])|\s(?:que|hasta|para|es|era|a)\b)"
    rf"|(?=\s?,?\s(?:mejor|al\sfinal|siempre|s[oó]lo|hasta|era|d[eé]jela)\b|{words.SAYS}))",
    re.IGNORECASE,
)
# "concédale a Marta la 1.2", "concédase a Hacienda la prórroga de la 1.5": of hers, or else it is
# left as it stands.
_GIVEN_ONE = re.compile(
    rf"(?:al?\s{PERSON.format('first')}\s(?P<verb>{words.OBJECT}|(?:se\sl[ao]|les?)\s(?:doy|damos))"
    rf"|(?P<order>{words.ORDERING})\sal?\s{PERSON.format('last')})"
    r"(?=\s(?:(?:s[oó]lo\s)?hasta\s[^.,;:\n]{1,40}?\s(?:en|con|para|a|de)\s|con\s)?"
    rf"(?:{_ASKED_FOR}\sde\sla|la|lo\sde\sla)\s(?P<number>{words.NAME})(?=\W|$))",
    re.IGNORECASE,
)
# "niéguele a gobierno lo de la capacitación": the one of hers of which the title has the words.
_GIVEN_TITLED = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?)"
    rf"(?:al?\s{PERSON.format('first')}\s(?P<verb>{words.OBJECT}|{words.HANDED})"
    rf"|(?P<order>{words.ORDERING})\sal?\s{PERSON.format('last')})"
    rf"\s(?:(?:lo|{_ASKED_FOR})\sdel?\s(?:(?:la|los|las|el)\s)?|(?P<dated>(?:la|los|las|el)\s))"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,6}?)"
    rf"(?(dated)(?=\s(?:s[oó]lo\s)?hasta\s)|(?={words.ENDS}|(?P<that>\sque\s)))",
    re.IGNORECASE,
)
# "negada la 5 de gobierno, ya se corrió": whose it is, behind its number.
_OF_WHOM = re.compile(
    rf"\b(?P<named>la\s(?:solicitud\s)?(?P<number>{words.NAME}))\s(?:del?|que\spidi[oó])\s"
    r"(?:(?:la|el|do[nñ]a?)\s)?(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)"
    rf"(?:\ssiempre(?=\s(?:s[ií]|no)\b))?"
    rf"(?=\s?(?:$|[.,:;\n])|{words.DECIDES.pattern}|\s(?:s[ií]|no|hasta|porque|ya\sque|pues|[ye])\b)",
    re.IGNORECASE,
)
# "sí a la de Marta y también a la de Jairo, pero solo hasta el 8", "no a la de Rosa"
_YES_TO = re.compile(
    rf"(?:{words.BEGINS}|(?<=\spero\s))(?P<also>tambi[eé]n\s|tampoco\s)?(?P<says>s[ií]|no"
    rf"|ok|okey|listo|vale)?\s?(?:a|para|con)\s(?:(?P<called>{BY_NAME})|la\s(?P<code>{words.NAME}))"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:[ye]|pero|s[oó]lo|hasta|porque|ya\sque|tambi[eé]n)\b)",
    re.IGNORECASE,
)
# "la rampa negada", "la carta de trato digno sí aplica, …; no se concede": by words of its title.
_TITLED = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero|ahora(?:\ss[ií])?)\s)?)(?:a\s)?(?:las?|los?|el)\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,7}?)"
    rf"(?={words.DECIDES.pattern}|\s?,?\s(?:s[ií]|no|ya|es|se)\s[^\n]{{1,300}}{words.SEALED.pattern})",
    re.IGNORECASE,
)
# "la rampa hasta el 10 de abril nada más", "a Rosa mejor hasta el 20": the same, which may be told
# of its work.
_TITLED_DATED = re.compile(
    rf"\A(?P<before>\W{{0,3}}(?:(?:y|pero|ok|listo|bueno)\s?,?\s)?)"
    r"(?:(?:a\s)?(?:las?|los?|el)(?:\sdel?(?:\sl[ao]s?)?)?|al?)\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,7}?)"
    rf"(?={words.UNTIL.pattern})",
    re.IGNORECASE,
)
# "niegue la rampa, que primero manden el costo"
_ORDERED = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?{words.ORDERS})(?:las?|los?|el)\s"
    rf"(?P<name>[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,7}}?)(?={words.ENDS})",
    re.IGNORECASE,
)
# "la 2 y la 3, ambas hasta el 12"
_EACH = re.compile(
    r"(?<=\d)\s?,?\s(?:ambas|las\sdos|todas|cada\suna)(?=\s(?:hasta|s[oó]lo|porque|por)\b)",
    re.IGNORECASE,
)
# "todas las de hacienda hasta el 30 de junio", "apruebe las de Salud", "las de Jairo negadas"
_ALL_OF = re.compile(
    rf"\W{{0,3}}(?:(?:ok|listo|bueno|y|pero|por\sfavor|porfa)\W{{1,2}}){{0,3}}(?P<verb>{words.ORDERS}"
    r"|acept(?:o|amos|emos|e)\s)?(?:tod[ao]s\s(?:(?:l[ao]s)\s)?|todo\slo\s|l[ao]s\s)(?:(?:solicitudes|pr[oó]rrogas|plazos|peticiones)\s)?"
    r"(?:del?|al?|que\spidi(?:[oó]|eron))\s(?:(?:la|los|las|el)\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,6}?)"
    rf"(?:{words.SAYS})?(?P<beside>\s?[,:]?\s(?:hasta|para\sel|porque|ya\sque)\s[^\n]{{1,200}})?[\s.!]{{0,3}}",
    re.IGNORECASE,
)
# "aprobado lo de Marta", "la prórroga de Marta queda negada"
_DECIDES_FOR = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{words.BEGINS}(?:{words.ORDERS}|{words.STATES}){BY_NAME}(?={words.ENDS})",
        rf"{words.BEGINS}{BY_NAME}\s(?:queda\s|est[aá]\s)?{STATES}"
        r"(?=\s?(?:$|[.,:;\n])|\s(?:hasta|porque|ya\sque|pero)\b)",
    )
)
# "a Jairo", "de hacienda", with a day: "hasta el 13", "para el 13"
_FOR_WHOM = re.compile(
    r"(?:\A\W{0,3}|\b(?:al?|del?|para|con)\s(?:(?:la|el|do[nñ]a?|doctora?)\s)?)(?P<name>[^\W\d_]{4,20})\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    r"\b(?:hasta|para|al)\s(?:el\s)?(?:[^.;\n]{0,20}?\d|fin(?:es|al)?\sde\s)"
    r"|\b(?:les?\s(?:dejo|dejamos|doy|damos|concedo)|d[eé](?:je)?n?les?)\sel\s\d{1,2}\b",
    re.IGNORECASE,
)
_OF_ANY_OFFICE = OFFICE_KINDS | {"asesora", "alcaldia"}
_FEWEST = 2  # decisions without a verb


def in_numbers(text: str, waiting: Mapping[int, str], fewest: int = _FEWEST) -> str:
    """Return a text with the numbers of the requests that it calls by other words.

    `waiting` has of each the code of its activity, who asked and her office. The text stays as it
    is where a name may mean none of them, or several; and where fewer than the `fewest` are only
    said yes or no to, which may be told of their work.
    """
    text = AND_ITS_CODE.sub(r"\g<begins>la \g<code> \g<of>", _EACH.sub("", without_time(text)))
    text = by_whom.in_numbers(text, waiting)
    text = TOLD.sub(lambda told: _of_the_told(told, "", waiting), text)
    text = TOLD_OF.sub(lambda told: _of_what_is_told(told, waiting), text)
    text = _GIVEN_ONE.sub(lambda told: _verb_of_hers(told, waiting), text)
    text = GIVEN.sub(lambda told: _of_the_given(told, waiting), text)
    text = _said_to_each(text, waiting)
    beside = (SENTENCE_DATED, SENTENCE_SAID) if words.DECIDING.search(text) else ()
    for titled in (
        _TITLED,
        _ORDERED,
        DATED_FIRST,
        *beside,
        *((_TITLED_DATED,) if fewest < _FEWEST else ()),
    ):
        text = titled.sub(lambda told: _of_the_titled(told, waiting), text)
    if fewest < _FEWEST:
        text = TIME_FOR.sub(lambda told: _of_the_timed(told, waiting), text)
    text = _GIVEN_TITLED.sub(lambda told: _of_hers(told, waiting), text)
    text = _OF_WHOM.sub(lambda told: _without_whose(told, waiting), text)
    found = list(_ANY.finditer(text))
    ids = [_meant(one, waiting) for one in found]
    named = {one for some in ids for one in some or ()}
    numbered = _numbered(text)
    named |= {one for one, asked in waiting.items() if {str(one), asked.split()[0]} & numbered}
    left = sorted(set(waiting) - named)
    other = left if len(left) == 1 and len(waiting) == _FEWEST else None
    several = len(found) + len(numbered) >= fewest
    by_verb = [bool(one["verb"] or words.DECIDES.match(text, one.end())) for one in found]
    decided = any(verb and some for verb, some in zip(by_verb, ids, strict=True))
    pieces, end = [], 0
    for one, meant, decides in zip(found, ids, by_verb, strict=True):
        if (one["other"] and not other) or (not meant and decided and not one["other"]):
            continue  # nobody can tell which: it is told back
        meant = other if one["other"] else meant
        if not meant or not (decides or several):
            return text
        pieces += [text[end : one.start("called")], " y ".join(f"la {n}" for n in meant)]
        end = one.end("called")
    return "".join([*pieces, text[end:]])


def in_code(text: str, titles: Mapping[str, str]) -> str:
    """Return a text with the code of the one activity that it calls by words of its title, or of
    who asked; as it is where these are of none, or of several. `titles` has them by code."""
    found, codes = _ONE.search(text), list(titles)
    if found is None:
        return text
    asked = {place: f"{code} {titles[code]}" for place, code in enumerate(codes)}
    meant = by_name(found["name"], asked)
    if not meant:
        return text
    return f"{text[: found.start('called')]}la {codes[meant[0]]}{text[found.end('called') :]}"


def calls(text: str, waiting: Mapping[int, str]) -> int | None:
    """Return the request that the whole text calls by words: "la prórroga de salud"; else None."""
    found = _CALLS.fullmatch(text)
    meant = None if found is None else by_name(found["name"], waiting)
    return meant[0] if meant else None


def named_for_a_day(text: str, titles: Mapping[str, str]) -> list[str]:
    """Return the codes of what was asked for by the people or offices that a text names beside a
    day: "Jairo se lo doy hasta el 13 mejor"; `titles` has who asked and her office."""
    if _A_DAY.search(text) is None:
        return []
    named = {bare_words(one["name"]) for one in _FOR_WHOM.finditer(text)} - _OF_ANY_OFFICE
    return [code for code, asked in titles.items() if named & set(bare_words(asked).split())]


def calls_one(text: str) -> bool:
    """Tell whether a text may decide on something that it calls by words of its title."""
    return _ONE.search(text) is not None


def may_call(text: str) -> bool:
    """Tell whether a text may call a request by other words than its number."""
    calling = (_ANY, _YES_TO, TOLD, TOLD_OF, GIVEN, _GIVEN_ONE, _GIVEN_TITLED, _TITLED, _ORDERED)
    text = without_time(text)
    called = _ALL_OF.fullmatch(text) is not None or says_whose(text) or by_whom.may_name(text)
    called = called or of_kinds.may_name(text)
    return called or any(one.search(text) for one in calling)


def says_whose(text: str) -> bool:
    """Tell whether a text decides a request by its number and says whose it is."""
    decides = words.DECIDING.search(text) is not None and "%" not in text
    return decides and _OF_WHOM.search(text) is not None


def whose(text: str) -> str:
    """Return the name by which a text decides on what somebody asked for; "" where it names none,
    or asks."""
    found = (one.search(text) for one in _DECIDES_FOR)
    told = TOLD.search(text) if words.DECIDING.search(text) else None
    name = (told["first"] or told["last"]) if told else next((x["name"] for x in found if x), "")
    return "" if "?" in text else name


def _said_to_each(text: str, waiting: Mapping[int, str]) -> str:
    """Return a text that says yes or no to requests with that behind their numbers, "la 2 sí y la 4
    sí"; as it is where a name may mean none or several, nothing is said of the first, or it only
    calls one by its code, which may be told of the work."""
    found = list(_YES_TO.finditer(text))
    if not found or found[0]["says"] is None:
        return text
    by_code = {asked.split()[0]: number for number, asked in waiting.items()}
    pieces, end, says = list[str](), 0, ""
    for one in found:
        called = one["called"] and by_name(one["name"], waiting)
        number = called[0] if called else by_code.get(one["code"] or "")
        if number is None or (one["code"] and len(found) < _FEWEST):
            return text
        denies = (one["also"] or "").lower().startswith("tampoco")
        says = one["says"] or ("no" if denies else says)
        pieces += [text[end : one.start()], f"la {number} {says}"]
        end = one.end()
    return "".join([*pieces, text[end:]])


def _of_the_told(told: re.Match[str], verb: str, waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of the person who is told or given something, with the
    `verb`; else the words."""
    meant = by_name(told["first"] or told["last"], waiting)
    return told.group() if meant is None else f"{told['before']}la {meant[0]} {verb}"


def _of_what_is_told(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of the person who is told of it; else the words."""
    named = _by_number(waiting).get(told["name"])
    name = named.split()[0] if named else told["name"]
    meant = by_name(f"{told['first'] or told['last']} {name}", waiting)
    return told.group() if meant is None else f"{told['before']}la {meant[0]}"


def _of_the_given(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of the person who is given something, or not, with the
    verb; else the words, as where these go on from another deed."""
    if told["says"] and of_another_deed(told):
        return told.group()
    meant = by_name(told["first"] or told["to"] or told["last"], waiting)
    verb = told["verb"] or told["says"] or told["order"]
    if meant is None or (told["time"] and not words.grants(verb)):
        return told.group()
    return f"{told['before']}la {meant[0]} {verb}"


def _of_the_titled(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of which the title has the words; else the words."""
    meant = by_name(told["name"], waiting)
    return told.group() if meant is None else f"{told['before']}la {meant[0]}"


def _of_the_timed(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of the person who is given time, with that."""
    meant = by_name(told["name"], waiting)
    return told.group() if meant is None else f"la {meant[0]} sí, {told['time']}"


def _of_hers(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of the only request of a person of which the title has the words, with the
    verb; else the words."""
    meant = by_name(f"{told['first'] or told['last']} {told['name']}", waiting)
    verb = f"{told['verb'] or told['order']}{',' if told['that'] else ''}"
    return told.group() if meant is None else f"{told['before']}la {meant[0]} {verb}"


def _without_whose(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the number of a request without whose it is, where that is so; else the words."""
    asked = _by_number(waiting).get(told["number"])
    said = {one for one in bare_words(told["name"]).split() if one not in JOINING}
    return told["named"] if asked and said and tells(asked, said) else told.group()


def _by_number(waiting: Mapping[int, str]) -> dict[str, str]:
    """Return what tells of each request by its number, and by the code of its activity."""
    named = {str(one): asked for one, asked in waiting.items()}
    return named | {asked.split()[0]: asked for asked in waiting.values()}


def _verb_of_hers(told: re.Match[str], waiting: Mapping[int, str]) -> str:
    """Return the verb without the person whose request is named; else the words."""
    said = {one for one in bare_words(told["first"] or told["last"]).split() if one not in JOINING}
    asked = _by_number(waiting).get(told["number"])
    hers = asked is not None and bool(said) and tells(asked, said)
    return (told["verb"] or told["order"]) if hers else told.group()


def _numbered(text: str) -> set[str]:
    """Return the numbers and codes by which a text names requests."""
    named = [one.group() for one in words.HEAD.finditer(text)]
    named += [one["names"] for one in words.CLAUSE.finditer(text) if one["article"] is not None]
    return {name for one in named for name in re.findall(words.NAME, one)}


def _meant(found: re.Match[str], waiting: Mapping[int, str]) -> list[int] | None:
    """Return the requests that are meant, None where nobody can tell."""
    if found["count"] or found["both"]:
        count = COUNTS[found["count"].lower()] if found["count"] else 2
        return sorted(waiting) if len(waiting) == count else None
    return None if found["other"] else by_name(found["name"], waiting)


def all_of(text: str, waiting: Mapping[int, str]) -> tuple[list[int], bool, str] | None:
    """Return the requests that a text decides as all those of an office or of a person, whether it
    grants them, and what it says beside; None where it names no such, or decides nothing."""
    found = _ALL_OF.fullmatch(text)
    if found is None:
        return None
    verb, beside = found["verb"] or found["says"] or "", (found["beside"] or "").strip(" ,:.!")
    until = beside[:5].lower() in ("hasta", "para ")
    grants = words.grants(verb) if verb else (True if until else None)
    said = {one for one in bare_words(found["name"]).split() if one not in JOINING}
    of = [number for number, asked in sorted(waiting.items()) if said and tells(asked, said)]
    if grants is None or not of or (until and not grants):
        return None
    return of, grants, beside
