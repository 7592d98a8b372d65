"""A decision on all that waits, or on all but one: "niéguelas todas menos la 30", "esas dos sí";
and what an answer makes of decisions that wait for a yes: "sí, las dos", "solo la 4.1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.rulings import called_requests, places, words
from bot.understanding.rulings.called_requests import COUNTS
from bot.understanding.rulings.known import Known
from bot.understanding.yes_no import LONGEST, says_send, says_yes
from core.spanish import bare_words

_SOFT = r"[\s¡]{0,3}(?:(?:ok|listo|bueno|entonces|perfecto|mejor|por\sfavor|porfa)[\s,.]{1,3}){0,3}"
_EVERY = (
    r"(?:(?:(?:a\s)?todos(?!\s(?:l[oa]s|el|est|es))|tod(?:as|o(?!\s(?:el|lo|l[oa]s|un|est|es)))(?:\s(?:ellas|las\s(?:solicitudes|pr[oó]rrogas|que\s(?:hay|quedan|faltan))))?"
    r"|(?P<rest>las\sdem[aá]s|el\sresto|las\sque\s(?:quedan|faltan)))"
    r"|(?:a\s)?(?P<this>(?:es|est)a)(?:\ssolicitud)?"
    r"|(?:a\s)?(?P<these>(?:es|est)as)(?:\s(?P<few>dos|tres|cuatro|[234]))?(?:\ssolicitudes)?"
    r"|(?:a\s)?las?\s(?P<left>otras?)(?:\s(?P<more>dos|tres|cuatro|[234]))?(?:\ssolicitud(?:es)?)?"
    r"|las\s(?P<count>dos|tres|cuatro|[234])(?:\ssolicitudes)?|(?P<both>ambas))"
)
_YES_TO = (
    r"(?:(?:s[ií]|no|ok|okay|vale|dale|listo|perfecto)\s(?:a|para|con)"
    r"|(?:s[ií][\s,]{1,2})?(?:(?:estoy|estamos|quedo)\s)?(?:de\sacuerdo|conformes?)\scon)\s"
)
_SAYS_YES_TO = re.compile(_YES_TO, re.IGNORECASE)
_ORDER = re.compile(
    rf"{_SOFT}(?:y\s)?(?P<verb>{words.ORDERS}|{_YES_TO})?{_EVERY}(?=\W|$)", re.IGNORECASE
)
# "concédala, pero hasta el 9 de junio": of the one that was shown, or "concédalas": of all these.
_UNNAMED = re.compile(rf"{_SOFT}(?:s[ií][\s,.]{{1,3}})?{words.UNNAMED}", re.IGNORECASE)
_BUT_ONLY = re.compile(
    r"\Apero\s(?=(?:s[oó]lo\s|solamente\s|[uú]nicamente\s)?hasta\b)", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:l[aeo]s|[ai]d[ao]s)\Z", re.IGNORECASE)
_BUT = re.compile(
    r"\s?,?\s(?:menos|excepto|salvo|fuera\sde|quitando|pero\sno)\s(?:a\s)?"
    rf"(?:(?P<numbers>(?=las?\s){words.NUMBERS})|{called_requests.BY_NAME}"
    r"|(?<=\sa\s)(?P<whom>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?))"
    rf"(?={words.SAYS}|\s?(?:$|[.,;:\n])|\s(?:hasta|porque|ya\sque|pues)\b"
    r"|(?P<why>\sque\s(?:ya|no)\s[^.;\n]{1,80}\Z))",
    re.IGNORECASE,
)
_SAYS = re.compile(words.SAYS, re.IGNORECASE)
_BESIDE = re.compile(
    r"\s?(?:$|[.,;:\n]|(?=\b(?:hasta|porque|ya\sque|pues|por|porfa|gracias)\b))", re.IGNORECASE
)
# "esas dos también", "las otras dos sí, las concedo": which, and what, is asked.
_ONLY = re.compile(
    rf"{_SOFT}(?:y\s)?(?:{words.ORDERS}|{_YES_TO})?{_EVERY}"
    r"(?:[\s,]{1,3}(?:s[ií]|no|tambi[eé]n|tampoco|las|por\sfavor|porfa|gracias)"
    rf"|[\s,]{{1,3}}{words.DECIDING.pattern}){{1,4}}[\s.!]{{0,3}}",
    re.IGNORECASE,
)
# In answer to a list: "la 11 y la 12", "todas menos la 10", "solo la 4.1".
_BARE = re.compile(
    rf"{_SOFT}(?:s[ií][\s,.]{{1,3}})?(?:(?:s[oó]lo|solamente|[uú]nicamente)\s)?"
    rf"(?P<names>(?=las?\s|\S{{1,12}}(?:,|\s[ye])\s){words.NUMBERS}"
    rf"|(?P<every>{_EVERY}(?P<but>{_BUT.pattern})?))[\s.!]{{0,3}}",
    re.IGNORECASE,
)
EXCEPTS = re.compile(r"\b(?:menos|excepto|salvo|pero|fuera|quitando)\b", re.IGNORECASE)
_THOSE = (
    r"(?:a |con )?(?:las (?P<count>dos|tres|cuatro|cinco|[2-9])|(?P<both>ambas)|todas(?: ellas)?"
    r"|es[ao]s?(?: (?P<few>dos|tres|cuatro|cinco))?|(?:la|las) mism[ao]s?)"
)
_WHICH = re.compile(rf"{_THOSE}(?: (?P<behind>.+))?|(?P<before>.+?) {_THOSE.replace('P<', 'P<_')}")
_NAMES = re.compile(words.NAME)
_LEADS = (
    r"[\s¡]{0,3}(?:(?:s[ií]|no|pero|ok|listo|bueno|todas|ambas|las\s(?:dos|tres|cuatro))"
    r"[\s,.]{1,3}){0,4}"
)
_NAMED = rf"(?P<names>{words.NUMBERS})"
_ONLY_THESE = re.compile(
    rf"{_LEADS}(?:s[oó]lo|solamente|[uú]nicamente|nada\sm[aá]s|nom[aá]s)\s(?:a\s)?{_NAMED}[\s.!]{{0,3}}",
    re.IGNORECASE,
)
_BUT_THESE = re.compile(
    rf"{_LEADS}(?:(?:menos|excepto|salvo|quitando|fuera\sde|pero\sno)\s(?:a\s)?{_NAMED}"
    rf"|(?:a\s)?{_NAMED.replace('P<names>', 'P<without>')}\s(?:todav[ií]a\s|a[uú]n\s)?no)"
    r"(?=[\s.!]{0,3}\Z|[,.;:]\s|\s(?:porque|ya\sque|que\sya)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bare:
    """Requests that an answer to a list names, and says no more: by their `names`, or as `all` that
    it decides of them, granted."""

    names: tuple[str, ...] = ()
    all: RulingOfAll | None = None


@dataclass(frozen=True, slots=True)
class RulingOfAll:
    """What a text decides of all: `few` of them, None for all; but one that it calls by `numbers`
    or by `name`. `shown`: of those that were shown to her last; `left`: of what is left of them;
    `unnamed`: it says of none what it decides; `every`: it says "todas", as "sí a todas"."""

    grants: bool
    few: int | None
    shown: bool
    numbers: str
    name: str
    beside: str
    left: bool = False
    unnamed: bool = False
    every: bool = False


def said_of_all(text: str) -> RulingOfAll | None:
    """Return what a text decides of all; None where it decides nothing, or of a count of which all
    may be decided at once: "conceda las dos"."""
    found = _ORDER.match(text)
    if found is None or "?" in text:
        return None if "?" in text else _of_those_shown(text)
    rest, numbers, name = text[found.end() :], "", ""
    if (but := _BUT.search(rest)) is not None:
        numbers, name = but["numbers"] or "", but["name"] or but["whom"] or ""
        rest = rest[: but.start()] + ("" if but["why"] else rest[but.end() :])
    says = None if found["verb"] else _SAYS.match(rest)
    if found["verb"] is None and says is None:
        return None
    verb = found["verb"] or ("" if says is None else says["says"])
    beside = rest if says is None else rest[says.end() :]
    grants = words.grants(verb)
    if grants is None or _BESIDE.match(beside) is None:
        return None
    by_yes = _SAYS_YES_TO.fullmatch(verb) or verb.lower().split()[0] in ("sí", "si", "no")
    said = RulingOfAll(grants, None, bool(by_yes), numbers, name, beside.strip(" .,:;¡!\n"))
    return _of_so_many(found, said, counted=but is not None)


def _of_so_many(found: re.Match[str], said: RulingOfAll, *, counted: bool) -> RulingOfAll | None:
    """Return what is said of those that are called as was `found`; None for a count of which all
    may be meant, unless they may be `counted`."""
    left = found["left"] or ""
    few = found["few"] or found["count"] or found["more"] or ("dos" if found["both"] else "")
    shown = bool(found["this"] or found["these"] or left or said.shown)
    if few and not shown and not counted:
        return None
    if found["this"] or left.lower() == "otra":
        few = "una"
    return replace(
        said,
        every=said.shown and not (few or found["this"] or found["these"] or left or found["rest"]),
        few=COUNTS[few.lower()] if few else None,
        shown=shown,
        left=bool(left or found["rest"]),
    )


def _of_those_shown(text: str) -> RulingOfAll | None:
    """Return what a text decides that names no request: of those that were shown."""
    found = _UNNAMED.match(text)
    grants = None if found is None else words.grants(found["given"])
    if found is None or grants is None or words.A_REPORT.search(text):
        return None
    few = None if _PLURAL.search(found["given"]) else 1
    beside = _BUT_ONLY.sub("", text[found.end() :].strip(" .,:;¡!\n"))
    return RulingOfAll(grants, few, shown=True, numbers="", name="", beside=beside, unnamed=True)


def bare(text: str) -> Bare | None:
    """Return what a text names that only names requests, as those of the list that it answers; None
    where it says more."""
    found = _BARE.fullmatch(text)
    if found is None:
        return None
    if found["every"] is None:
        return Bare(names=tuple(_NAMES.findall(found["names"])))
    said = RulingOfAll(
        grants=True, few=None, shown=found["count"] is not None,
        numbers=found["numbers"] or "", name=found["name"] or found["whom"] or "", beside="",
    )  # fmt: skip
    return Bare(all=_of_so_many(found, said, counted=found["but"] is not None))


def speaks_of_several(text: str) -> bool:
    """Tell whether a text says no more of several than a yes, a no or that they are decided."""
    found = _ONLY.fullmatch(text)
    return found is not None and any(
        found[one] for one in ("these", "left", "count", "both", "rest")
    )


def agrees_to(text: str, count: int) -> bool:
    """Tell whether the whole text is a yes to so many: "sí, las dos", "hágale", "todas"."""
    return says_yes(text) or says_send(text) or _meant(text, count) == count


def miscounts(text: str, count: int) -> bool:
    """Tell whether the whole text is a yes to another number than was asked about."""
    meant = _meant(text, count)
    return meant is not None and meant != count


def _meant(text: str, count: int) -> int | None:
    """Return to how many a text says yes that says "las dos" or "todas"; None for others."""
    plain = bare_words(text)
    found = _WHICH.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        return None
    beside = found["behind"] or found["before"] or ""
    if beside and not says_yes(beside):
        return None
    said = found["count"] or found["few"] or found["_count"] or found["_few"]
    if said is None and (found["both"] or found["_both"]):
        said = "dos"
    return COUNTS[said] if said else count


def those_left(text: str, numbers: Sequence[int], known: Known) -> list[int] | None:
    """Return which of the requests asked about a text leaves: "sí, pero solo la 4.1", "menos la
    10"; None where it says nothing of that, or of others."""
    said = places.in_numbers(known.in_print(text), numbers)
    only, but = _ONLY_THESE.fullmatch(said), _BUT_THESE.match(said)
    if only is None and but is None:
        return None
    names = only["names"] if only else "" if but is None else but["names"] or but["without"]
    named = known.numbers(_NAMES.findall(names))
    if not named or not set(named) < set(numbers):
        return None
    return [one for one in numbers if (one in named) is (only is not None)]
