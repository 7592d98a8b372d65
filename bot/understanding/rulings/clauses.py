"""The clauses of a text that are about requests, and what each says of them: "la 2 sí", "negada la
2.4", "la 5 la pienso"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known

_NAME = re.compile(words.NAME)
_ONLY = r"(?:s[oó]lo|solamente|[uú]nicamente)\s(?:d[eé]jel[ao]s?\s)?hasta\s"
_THE_ONE = rf"(?:a\s)?(?:las?\s)(?:solicitud\s)?{words.NAME}\s"
# "conceda la 29, la 30 hasta el 12 de junio", "conceder 29, 30 solo hasta el 12 de junio"
_AFTER_A_COMMA = re.compile(
    rf"(?<=\d)\s?,\s(?={_THE_ONE}(?:{_ONLY}|hasta\s)|{words.NAME}\s{_ONLY})", re.IGNORECASE
)
# "conceda la 29 y la 30 solo hasta el 12 de junio" may be said of both, and of the last one
_PERHAPS_BOTH = re.compile(
    rf"(?P<before>{words.NUMBERS})(?:(?:\s?,)?\s[ye]\s(?={_THE_ONE}{_ONLY}|{words.NAME}\s{_ONLY})"
    rf"|\s?,\s[ye]\s(?={_THE_ONE}hasta\s))",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[^?¿,.;\n]{0,80}\?")  # "conceda la 29 hasta el 12 de junio?"


class Says(Enum):
    """What a clause says of the requests that it names."""

    GRANTS = auto()
    DENIES = auto()
    WAITS = auto()
    UNCLEAR = auto()
    AS_BEFORE = auto()  # "la 3 también"
    NEITHER = auto()  # "no niego la 2"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that is about requests, `waits`: about such as wait. `alone`: it decides though
    nothing else in the text does; `to`: who, or which office, stands before it; `as_before`: it
    says no more than "la 3 también"."""

    start: int
    end: int
    names: tuple[str, ...]
    numbers: tuple[int | None, ...]
    says: Says
    alone: bool
    waits: bool = False
    to: str = ""
    as_before: bool = False


_SAYINGS = (
    (words.DECIDES, None), (words.WAITS, Says.WAITS), (words.UNTIL, Says.GRANTS),
    (words.ALSO, Says.AS_BEFORE), (words.YES, Says.GRANTS), (words.NO, Says.DENIES),
)  # fmt: skip


def set_apart(text: str) -> tuple[str, frozenset[str]]:
    """Return a text with a mark before each request of which something else is said than of those
    named with it; and those of which nobody can tell whether that is said of them too."""
    doubtful: set[str] = set()

    def cut(found: re.Match[str]) -> str:
        doubtful.update(_NAME.findall(found["before"]))
        return f"{found['before']}; "

    text = words.ONE_OF_THEM.sub(_cut_before_one, text)
    text = _AFTER_A_COMMA.sub("; ", text)
    return _PERHAPS_BOTH.sub(cut, text), frozenset(doubtful)


def _cut_before_one(found: re.Match[str]) -> str:
    """Return how a clause begins that says something else of one that was named before."""
    before = set(_NAME.findall(found.string[: found.start()]))
    return "; " if found["but"] or found["name"] in before else found.group()


def clauses_of(said: str, known: Known, shown: int | None = None) -> list[Clause]:
    """Return the clauses about requests in their order; a verb before its numbers comes first. What
    a text begins with is said of the one that was `shown`."""
    found = list(_orders(said, known))
    taken = [(one.start, one.end) for one in found]
    at = 0
    while match := words.CLAUSE.search(said, at):
        first = match.start("names")
        inside = [end for start, end in taken if start <= first < end]
        clause = None if inside else clause_at(said, match, known)
        at = max([match.start() + 1, *inside]) if inside else max(match.end(), at + 1)
        if clause is not None:
            found.append(clause)
    if shown is not None:
        of_it = _of_the_shown(said, shown)
        found = [of_it, *(one for one in found if one.start >= of_it.end)]
    found.sort(key=lambda one: one.start)
    for place, one in enumerate(found):
        if one.says is Says.AS_BEFORE:
            found[place] = _as_before(said, one, found[place - 1] if place else None)
    ends = [*(one.start for one in found[1:]), len(said)]
    return [_sealed(said, one, end) for one, end in zip(found, ends, strict=False)]


def _of_the_shown(said: str, number: int) -> Clause:
    """Return what a text that names no request says at its beginning of the one that was shown."""
    stated = words.STATED.match(said)
    grants = None if stated is None else words.grants(stated.group())
    says, end = _said_of_them(said, 0)
    if stated is not None and grants is not None:
        says, end = (Says.GRANTS if grants else Says.DENIES), stated.end()
    alone = says is not Says.UNCLEAR and not _asks(said, end)
    return Clause(0, end, (str(number),), (number,), says, alone, waits=True)


def _as_before(said: str, clause: Clause, before: Clause | None) -> Clause:
    """Return a clause that says what is said `before` it, or in words of no request: "la de Luz
    negada, la 3 también"; unclear where nothing is."""
    if before is not None:
        alone = clause.alone and before.alone
        return replace(clause, says=before.says, alone=alone, as_before=True)
    decided = words.DECIDING.search(said, 0, clause.start)
    grants = None if decided is None else words.grants(said[: clause.start])
    if grants is None:
        return replace(clause, says=Says.UNCLEAR, alone=False)
    return replace(clause, says=Says.GRANTS if grants else Says.DENIES)


def _sealed(said: str, clause: Clause, end: int) -> Clause:
    """Return a clause of which nothing is said but by its last word: "la 5.2 sí aplica. Negada"."""
    if (
        clause.says is not Says.UNCLEAR
        or (seal := words.SEALED.search(said, clause.end, end)) is None
    ):
        return clause
    grants = words.grants(seal["verb"])
    if grants is None:
        return clause
    says = Says.GRANTS if grants else Says.DENIES
    return replace(clause, says=says, alone=clause.waits)


def _orders(said: str, known: Known) -> Iterator[Clause]:
    for head in words.HEAD.finditer(said):
        names = _NAME.findall(head["ordered"] or head["first"] or head["stated"])
        numbers = known.numbers(names)
        grants = words.grants(head.group())
        says = Says.NEITHER if grants is None else Says.GRANTS if grants else Says.DENIES
        if numbers is None or _ASKED.match(said, head.end()):
            says = Says.UNCLEAR  # beside another decision it is told of an unknown code
        known_ones = numbers or [None] * len(names)
        yield Clause(
            head.start(), head.end(), tuple(names), tuple(known_ones), says,
            alone=numbers is not None,
        )  # fmt: skip
    for given in words.GIVEN.finditer(said):
        names = _NAME.findall(given["names"])
        numbers = known.numbers(names)
        if _ASKED.match(said, given.end()):
            continue
        if numbers is not None and (given["verb"] or known.waiting.issuperset(numbers)):
            ids = tuple(numbers)
            yield Clause(
                given.start(), given.end(), tuple(names), ids, Says.GRANTS, alone=True,
                to=f"{given['until']},",
            )  # fmt: skip
    for told in words.YES_OR_NO.finditer(said):
        names = _NAME.findall(told["names"])
        numbers = [int(one) for one in names if one.isdecimal()]
        if len(numbers) == len(names) and known.waiting.issuperset(numbers):
            says = Says.DENIES if told["says"].lower() == "no" else Says.GRANTS
            yield Clause(told.start(), told.end(), tuple(names), tuple(numbers), says, alone=True)


def clause_at(said: str, match: re.Match[str], known: Known) -> Clause | None:
    """Return what a clause says of the requests with which it begins; None for no such clause."""
    names = _NAME.findall(match["names"])
    numbers = known.numbers(names)
    if numbers is None:
        return None
    waiting = all(one is None or one in known.waiting for one in numbers)
    of_requests = waiting or all(one in known.waiting | known.decided for one in numbers)
    by_number = waiting and match["article"] is not None and all(one.isdecimal() for one in names)
    says, end = _said_of_them(said, match.end())
    if says in (Says.WAITS, Says.UNCLEAR) and not waiting:
        return None
    if says is Says.UNCLEAR and match["article"] is None:
        return None
    by_verb = of_requests and words.DECIDES.match(said, match.end()) is not None
    by_verb = by_verb or (waiting and words.YES_UNTIL.match(said, match.end()) is not None)
    by_day = known.spoken_of.issuperset(numbers) and words.UNTIL.match(said, match.end())
    alone = (
        bool(by_verb or by_number or by_day) and says is not Says.UNCLEAR and not _asks(said, end)
    )
    to = match["to"] or ""
    return Clause(match.start(), end, tuple(names), tuple(numbers), says, alone, waiting, to)


def _said_of_them(said: str, start: int) -> tuple[Says, int]:
    """Return what is said of the requests whose names end at `start`, and where that ends."""
    for pattern, says in _SAYINGS:
        if (told := pattern.match(said, start)) is None:
            continue
        if says is not None:
            return says, told.end()
        grants = words.grants(told.group())
        if grants is not None:
            return (Says.GRANTS if grants else Says.DENIES), told.end()
    return Says.UNCLEAR, start


def _asks(said: str, start: int) -> bool:
    """Tell whether the sentence that goes on at `start` is a question."""
    return re.match(r"[^?.;\n]{0,300}\?", said[start:]) is not None
