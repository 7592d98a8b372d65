"""A text that says of each of several requests what becomes of it, and calls them by who asked: "la
de Marta ok, la de Luz que sea hasta el 15 de abril", "Marta sí, Luz no: ya venció", "a los dos,
pero a Luz solo hasta el 15". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.understanding.rulings import words
from bot.understanding.rulings.beside import lines
from bot.understanding.rulings.granted import UNTIL_A_DAY
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.named_by import by_name
from core.spanish import bare_words

_LONGEST = 400  # characters
_FEWEST = 2  # requests
_FIRST_WORDS = slice(1, 4)  # of what calls a request: who asked stands behind the code
_CUT = re.compile(
    r"(?:\s?[,;]\s|\.\s{1,3}|\n{1,3}\s?|\s(?=(?:y|e|pero)\s))(?:(?:y|e|pero|en\scambio|ah)\s?,?\s){0,2}",
    re.IGNORECASE,
)
_LED = r"(?:(?:ok|okey|listo|bueno|dale|a\sver|entonces|pues|y|pero)\s?,?\s){0,2}"
_NO_NAME = (
    r"(?:no|s[ií]|ok|okey|listo|vale|que|hasta|les?|como|s[oó]lo|mejor|pero|tambi[eé]n|tampoco"
    r"|bien|es|est[aá]n?|ya|nada|d[eé]l[ea]|m[aá]ximo)"
)
_NAME = rf"(?!{_NO_NAME}\b)[^\W\d_]{{3,20}}(?:\s(?!{_NO_NAME}\b)[^\W\d_]{{2,20}}){{0,4}}?"
_CALLED = (
    r"(?:(?P<all>(?:a\s)?(?:l[ao]s\s(?:dos|tres|cuatro)|amb[ao]s|tod[ao]s))"
    rf"|(?:(?:l[ao]|el)\sde\s|a\s)?(?:la\s)?(?P<code>{words.NAME})"
    r"|(?P<led>(?:al?|para|con)\s(?:(?:la|el|do[nñ]a?|doctora?)\s)?"
    r"|(?:a\s)?(?:l[ao]|el|la\ssolicitud|el\splazo|la\spr[oó]rroga)\sdel?\s(?:(?:la|el)\s)?)?"
    rf"(?P<name>{_NAME}))"
)
_DAY = (
    r"(?:(?:s[ií]|ok|pero|mejor|que\s(?:sea|quede|vaya)|les?\s(?:doy|damos)|s[oó]lo|solamente|[uú]nicamente|m[aá]ximo|apenas"
    rf"|d[eé]jel[ao]|{words.OBJECT})\s?,?\s){{0,4}}(?P<until>{UNTIL_A_DAY})(?:\s(?:(?:no|nada)\sm[aá]s|nom[aá]s|m[aá]ximo|solamente))?"
)
_SAYS = (
    r"(?:(?:(?P<says>s[ií]|no|ok|okey|listo|vale|dale|h[aá]gale|de\sacuerdo|tampoco|nada|(?:est[aá]n?\s)?bien"
    rf"|(?:(?:queda|est[aá])\s)?(?:concedid|aprobad|negad|rechazad)[ao]|{words.OBJECT})\s?,?\s?)?"
    rf"(?P<asked>(?:(?:s[ií]\s)?(?:tal\s)?como\s(?:l[aeo]\s)?|(?:hasta\s)?(?:lo|la\sfecha|el\sd[ií]a)\sque\s)(?:pid|ped|solicit)\w{{1,5}})?)"
    r"(?P<why>(?:\s?[:,]\s|\s(?=(?:porque|ya\sque|pues|por)\s))\S.*)?"
)
_NOTHING = re.compile(r"(?:tampoco|nada)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"\W{{0,3}}{_LED}{_CALLED}(?:\s?[,:]?\s(?:{_DAY}|(?!\Z){_SAYS})|(?(all)|(?(led)|(?!))))[\s.!]{{0,3}}",
    re.IGNORECASE | re.DOTALL,
)
# "la 5.3 esa todavía no", behind a denial: it is left for later, and no reason
_LEFT = re.compile(
    rf"(?:(?:y|a|lo\sde)\s){{0,2}}la\s{words.NAME}{words.WAITS.pattern}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a clause says of the requests that it calls, in the words in which decisions are read;
    `joined`: by no more than "y" to the clause before."""

    called: re.Match[str]
    becomes: str
    denies: bool
    joined: bool = False


def may_list(text: str) -> bool:
    """Tell whether a text may say of each of several requests what becomes of it."""
    said = _said_of_each(text)
    return len(said) >= _FEWEST or any(one.called["all"] for one in said)


def in_numbers(text: str, known: Known) -> str:
    """Return such a text with the numbers of the requests that wait, and what becomes of each in
    the words in which decisions are read; as it is where a name may mean none of them, or several,
    and where two things are said of one."""
    each: dict[int, str] = {}
    named: list[int] = []
    open_: list[int] = []  # "a Marta y …": what becomes of it is said behind the next name
    before = ""
    for said in _said_of_each(text):
        of = _meant(said.called, known)
        of_all = said.called["all"] is not None
        if not of or not {*of}.isdisjoint(named) or (of_all and (each or open_)):
            return text
        if open_ and not said.joined:
            return text
        named += [] if of_all else of
        open_ += of
        if not said.becomes:
            continue
        # "Marta sí y Luz hasta el 15": the day may be of both
        joint = " y " if said.joined and before == "sí" and "hasta" in said.becomes else "; "
        each |= {number: f"{joint}la {number} {said.becomes}" for number in open_}
        open_, before = [], said.becomes
    if each and not named:
        return _of_all(text, before)
    return text if open_ or len(each) < _FEWEST else "".join(each.values()).removeprefix("; ")


def _of_all(text: str, becomes: str) -> str:
    """Return a text that says "a los dos" what becomes of all that wait as such an order, which is
    asked about first; "las dos sí" is read elsewhere."""
    if re.match(rf"\W{{0,3}}{_LED}a\s", text, re.IGNORECASE) is None:
        return text
    if becomes.startswith("no"):
        return f"niegue todas{becomes[2:]}"
    return f"conceda todas {becomes.removeprefix('sí')}".rstrip()


def _said_of_each(text: str) -> list[_Said]:
    """Return what each clause of a text says; nothing where one of them says anything else, as that
    it is left for later. What follows a denial and calls nothing is its reason."""
    if len(text) > _LONGEST or re.search(r"[?¿%]", text):
        return []
    cuts = [*_CUT.finditer(text)]
    begins = [0, *(one.end() for one in cuts)]
    ends = [*(one.start() for one in cuts), len(text)]
    said: list[_Said] = []
    for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        clause = text[begin:end]
        found = _CLAUSE.fullmatch(clause)
        if found is not None:
            joint = text[ends[place - 1] : begin] if place else ""
            said.append(replace(_read(found), joined=joint.strip().lower() in ("y", "e")))
        elif _LEFT.match(clause):
            return []
        elif lines(clause) and said and said[-1].denies and "hasta" not in clause.lower():
            why = f"{said[-1].becomes}{text[ends[place - 1] : end]}"
            said[-1] = replace(said[-1], becomes=why if ":" in why else why.replace(",", ":", 1))
        elif lines(clause):
            return []
    return said


def _read(found: re.Match[str]) -> _Said:
    """Return what a clause says: until a day, a yes as it was asked, or a no with its reason;
    nothing of one that only calls somebody's."""
    if not (found["until"] or found["says"] or found["asked"] or found["all"]):
        return _Said(found, "", denies=False)
    if found["until"]:
        return _Said(found, found["until"], denies=False)
    denies = words.grants(found["says"] or "sí") is not True or _NOTHING.match(found["says"] or "")
    return _Said(found, f"{'no' if denies else 'sí'}{found['why'] or ''}", bool(denies))


def _meant(called: re.Match[str], known: Known) -> list[int]:
    """Return the requests that wait which a clause calls: all, or one; nothing where nobody can
    tell. A name alone is that of who asked."""
    if called["all"]:
        counts = {"dos": 2, "ambos": 2, "ambas": 2, "tres": 3, "cuatro": 4}
        count = counts.get(called["all"].lower().split()[-1], len(known.waiting))
        return sorted(known.waiting) if count == len(known.waiting) else []
    if called["code"]:
        (number,) = known.numbers([called["code"]]) or (None,)
        return [number] if number in known.waiting and number is not None else []
    of = by_name(called["name"], known.called) or []
    whose = (
        {*bare_words(" ".join(known.called[of[0]].split()[_FIRST_WORDS])).split()} if of else set()
    )
    return of if called["led"] or {*bare_words(called["name"]).split()} <= whose else []
