"""Which requests a text grants or denies, by number or code: "conceder 1; la 4.3 no"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.understanding.asks.requests.asked_in_a_list import without_thanks
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.reading import LONGEST, read
from bot.understanding.rulings import attempts, by_whom, called_requests, of_kinds, places, words
from bot.understanding.rulings.beside import (
    EDGES,
    JOINING,
    PLEASE,
    TOO_LONG,
    TURNED_ROUND,
    as_written,
    is_doubtful,
    lines,
    without_announced,
    without_leave,
    without_rather,
)
from bot.understanding.rulings.clauses import (
    Clause,
    Says,
    clause_at,
    clauses_of,
    set_apart,
)
from bot.understanding.rulings.granted import given_instead
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_all import bare, said_of_all
from bot.understanding.wordlists import CODE
from bot.understanding.yes_no import says_yes
from core.words import RequestKind

_GOES_ON = re.compile(
    r"\s*+(?:hasta|pero|porque|ya que|s[oó]lo|para|a|al|con|de todos modos|\d{1,2} de)\b",
    re.IGNORECASE,
)
# "…, y la 2.1 ya va en 70": a report of another activity, and no reason of what is denied
_REPORTED = re.compile(
    r"(?:\s?[.,;]\s(?:(?:y|e|pero|ah)\s){0,2}|\s[ye]\s)"
    r"(?:(?:les?\s)?(?:reporto|cuento|informo|aviso|comento|confirmo)\s(?:que\s)?)?(?=(?:(?:lo|en)\s(?:de\s)?)?(?:la\s|el\s)?"
    rf"(?P<code>{CODE})\s(?:(?:ya|s[ií]|la|nos|le)\s){{0,2}}"
    r"(?:vamos|van?|llev\w{1,5}|est[aá]|qued\w{1,5}|lleg\w{1,4}|sub\w{1,5}|pas\w{1,3})\s"
    r"(?:(?:ya|en|al?|por|el|un|con|como)\s){0,3}\d)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s?(?:tambi[eé]n|igual(?:mente)?)(?=\s?(?:[.,;:\n]|$))", re.IGNORECASE)
_BARE_NO = re.compile(rf"(?:a\s|en\s)?la\s{CODE}\s?,?\sno[\s.!]{{0,3}}", re.IGNORECASE)
_APART = re.compile(r"(?<=[^\W\d_])\s(?=\d)")  # "la at 4.4"
_TO_WHOM = re.compile(r"(?:al?|para)\s[^.,;\n]{3,60}$", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_AND_SO = re.compile(r"\A\W{0,3}(?:(?:s[ií]|ok|listo)\s?,?\s)?(?:y\s)?(?:a\s)?", re.IGNORECASE)
_AND = frozenset({"", "y", "e", ","})


@dataclass(frozen=True, slots=True)
class ReadRuling:
    """What is decided of one request, and the words beside it: a date, an office, a reason.

    `grants` is None where it is left for later: "la 5 la pienso"; `instead`: a no with another day
    behind it grants until that day.
    """

    number: int
    grants: bool | None
    beside: str
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions of a text in their order, the requests that it names and of which nobody can
    tell what it decides, or whose reason is against it, and the lines that are no decision and no
    courtesy."""

    each: tuple[ReadRuling, ...]
    unread: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


_NOTHING_KNOWN = Known()


def find(text: str, known: Known = _NOTHING_KNOWN, written: str = "") -> Rulings:
    """Return what a text decides, in the words in which it was `written` if these are others;
    nothing where it only says other things."""
    found, said = _found(text, known)
    whole = written or text
    each = [
        one
        if _hands_it_on(one, known)
        else replace(one, beside=as_written(one.beside, said, whole))
        for one in found.each
    ]
    unread = [as_written(one, said, whole) for one in found.unread]
    return Rulings(tuple(each), tuple(unread), found.unclear)


def _hands_it_on(one: ReadRuling, known: Known) -> bool:
    """Tell whether the words beside a grant are the office that gets it, as they were read."""
    hands = known.kinds.get(one.number) is RequestKind.REASSIGN and one.grants
    return bool(hands) and _TO_WHOM.match(one.beside) is not None


def _found(text: str, known: Known) -> tuple[Rulings, str]:
    """Return what a text decides, and the words in which it was read."""
    said = _in_one_line(text)
    said = of_kinds.in_numbers(known.in_print(said), known.kinds, known.codes)
    said = called_requests.in_numbers(said, known.called)
    said, doubtful = set_apart(said)
    clauses = clauses_of(said, known)
    decides = any(one.alone for one in clauses) or _is_a_list(said, clauses)
    return _ruled(said, clauses, known, doubtful) if decides else Rulings(()), said


def _in_one_line(text: str) -> str:
    """Return a text as it is read here: without leave-taking, a yes in the place of "no hay
    problema"."""
    return words.with_yes(without_leave(_BLANKS.sub(" ", text[:LONGEST]).strip()))


def of_the_shown(text: str, known: Known, number: int) -> Rulings:
    """Return what a text that names no request decides of the one that was shown: "no procede: ya
    tuvo plazo", "hasta el 13 no más"."""
    said = _in_one_line(text)
    clauses = clauses_of(said, known, shown=number)
    return _ruled(said, clauses, known) if any(one.alone for one in clauses) else Rulings(())


def _ruled(
    said: str,
    clauses: Sequence[Clause],
    known: Known,
    doubtful: Collection[str] = (),
) -> Rulings:
    """Return what the clauses of a text decide, with the words beside each; `doubtful`: the names
    of which nobody can tell whether something else is said of them."""
    ends = [*(one.start for one in clauses[1:]), len(said)]
    unread, unclear = lines(said[: clauses[0].start]), list[str]()
    first = {*clauses[0].numbers} - {None}  # "la prórroga de salud, la 2.4, concedida"
    unread = [one for one in unread if not TOO_LONG.fullmatch(one)]
    unread = [one for one in unread if called_requests.calls(one, known.called) not in first]
    each: list[ReadRuling] = []
    before = ""
    for place, (clause, end) in enumerate(zip(clauses, ends, strict=True), 1):
        if clause.says is Says.NEITHER:
            unread.append(said[clause.start : end].strip(EDGES))
            continue
        grants, beside, others = _decided(clause, said[clause.end : end], known)
        unread += others
        beside = _without_its_name(beside, clause, known)
        beside = without_announced(beside) if grants is False else beside
        beside = before = beside or (before if clause.as_before and grants else "")
        if clause.says in (Says.GRANTS, Says.DENIES):
            named = known.named_in(beside, reason=clause.says is Says.DENIES)
            unclear += [one for one in named if one not in clause.names]
        doubts = grants is not None and is_doubtful(
            beside, grants=grants, several=len(clause.names) > 1
        )
        follows = clauses[place] if place < len(clauses) else None
        joined = _is_dated_with_the_next(clause, follows, said, end)
        for name, number in zip(clause.names, clause.numbers, strict=True):
            perhaps = bool(grants) and not beside and (name in doubtful or joined)
            if number is None or clause.says is Says.UNCLEAR or doubts or perhaps:
                unclear.append(name)
            else:
                instead = bool(grants) and clause.says is Says.DENIES
                each.append(ReadRuling(number, grants, "" if grants is None else beside, instead))
    if TURNED_ROUND.search(said):
        unclear = [name for clause in clauses for name in clause.names]
    unclear = list(dict.fromkeys(unclear))
    open_ = {number for one in unclear for number in known.numbers([one]) or ()}
    each = [one for one in each if one.number not in open_]
    return Rulings(_narrowed(each), tuple(unread), tuple(unclear))


def _without_its_name(beside: str, clause: Clause, known: Known) -> str:
    """Return the words beside a decision without another name of the same request, with which they
    begin: "la 4.1, la de Marta, ya hablé con ella"."""
    name, _, rest = beside.partition(",")
    named = called_requests.calls(name.strip(), known.called)
    return rest.strip() if named is not None and named in clause.numbers else beside


def _is_dated_with_the_next(clause: Clause, follows: Clause | None, said: str, end: int) -> bool:
    """Tell whether the day of the clause that follows may be that of this one too: "la 2 sí y la 3
    hasta el 8"."""
    dated = follows is not None and follows.says is Says.UNCLEAR and "hasta" in said[end:].lower()
    return dated and said[clause.end : end].strip() in _AND


def _decided(clause: Clause, following: str, known: Known) -> tuple[bool | None, str, list[str]]:
    """Return what a clause and the words that follow it decide, with those that belong to it and
    the lines that do not. What waits for something is decided of nothing."""
    grants = {Says.GRANTS: True, Says.DENIES: False}.get(clause.says)
    following, *said = words.ANOTHER.split(following, maxsplit=1)
    if grants:
        following, *more = words.AND_ANOTHER.split(following, maxsplit=1)
        following, *other = words.SOMEBODY_ELSE.split(following, maxsplit=1)
        said = other + more + said
    if grants is False:
        following, *more = words.ANOTHER_DATED.split(following, maxsplit=1)
        said = more + said
    if grants is not None:
        own = {*clause.names, *(c for c, one in known.codes.items() if one in clause.numbers)}
        following, rest = words.until_another(following, own)
        said = [rest, *said] if rest else said
        following, rest = _until_a_report(following, own)
        said = [rest, *said] if rest else said
    if grants is not None:
        numbers = {one for one in clause.numbers if one is not None}
        following, rest = by_whom.until_anothers(following, numbers, known.called, grants=grants)
        said = [rest, *said] if rest else said
    another = [one.strip(EDGES) for one in said]
    explains = grants is False and following.lstrip().startswith(":")
    if words.holds(following) and not explains:
        grants = None
    following = words.SEALED.sub("", following)
    if grants is False:
        following = words.ADDRESSED.sub("", following, count=1)
        following = JOINING.sub(" ", following, count=1)
    beside, others = _beside(following, grants=grants is not False)
    if grants is False and (given := given_instead(beside)) and _of_more_time(clause, known):
        grants, beside = True, given
    return grants, f"{clause.to} {beside}".strip(" ,") if grants else beside, another + others


def _until_a_report(following: str, own: Collection[str]) -> tuple[str, str]:
    """Return the words that follow a decision up to where they report another activity than its
    `own`, and those from there on."""
    for found in _REPORTED.finditer(following):
        if found["code"] not in own:
            return following[: found.start()], following[found.end() :]
    return following, ""


def _of_more_time(clause: Clause, known: Known) -> bool:
    """Tell whether more time is asked for in all requests that a clause names."""
    kinds = {known.kinds.get(one) for one in clause.numbers if one is not None}
    return kinds == {RequestKind.EXTENSION}


def _narrowed(each: Sequence[ReadRuling]) -> tuple[ReadRuling, ...]:
    """Return the decisions without a mere yes that a later one narrows, "la 2 y la 3 sí, pero la 3
    solo hasta el 8", each once: "la de Marta, la 4.1"."""
    each = list(dict.fromkeys(each))
    return tuple(
        one
        for place, one in enumerate(each)
        if one.beside or not one.grants
        or not any(two.number == one.number and two.grants for two in each[place + 1 :])
    )  # fmt: skip


def said_of(text: str, number: int, code: str) -> bool | None:
    """Return whether a text would grant a decided request that it names by its number or its code;
    None where it says nothing of it: "la 2.4 no", "la 2.4 mejor hasta el 30"."""
    known = Known(decided=frozenset({number}), codes={code: number})
    said = _BLANKS.sub(" ", text[:LONGEST]).strip()
    for one in clauses_of(said, known):
        if number in one.numbers and one.says in (Says.GRANTS, Says.DENIES):
            return one.says is Says.GRANTS
    return None


def perhaps(text: str, known: Known, spoken_of: Collection[int] = ()) -> ReadRuling | None:
    """Return what a text would decide that says yes or no and why of one request that waits, and
    may be told of its work: "la de la licencia no, con 80 alcanzan"; of one that was `spoken_of`
    just before it need not say why: "la de los buzones sí"."""
    said = without_rather(_in_one_line(text))
    said = called_requests.in_numbers(known.in_print(said), known.called, fewest=1)
    one, *more = [*clauses_of(said, known), None]
    if one is None or more != [None] or len(one.names) > 1 or lines(said[: one.start]):
        return None
    grants, beside, others = _decided(one, said[one.end :], known)
    number = one.numbers[0] if one.waits and not others and "?" not in said else None
    doubts = one.says is Says.UNCLEAR or find_reassignment(read(beside)) is not None
    doubts = doubts or re.search(CODE, beside) is not None
    by_code = re.fullmatch(CODE, one.names[0]) and _BARE_NO.fullmatch(said, one.start) is not None
    says_enough = bool(beside) or number in spoken_of or bool(by_code)
    if number is None or grants is None or not says_enough or doubts:
        return None
    doubtful = is_doubtful(beside, grants=grants, several=False)
    return None if doubtful else ReadRuling(number, grants, as_written(beside, said, text))


def alike(text: str, known: Known) -> int | None:
    """Return the one request that waits of which a text says no more than that it is decided as
    what was before it: "y la 3 también, la de Marta, sí"."""
    said = _AND_SO.sub("", _in_one_line(text), count=1)
    first, *named = [one.strip(EDGES) for one in known.in_print(said).split(",")]
    first = called_requests.in_numbers(first, known.called, fewest=1)
    match = words.CLAUSE.match(first)
    also = None if match is None else words.ALSO.match(first, match.end())
    if match is None or also is None or also.end() != len(first) or match["article"] is None:
        return None
    number, *more = known.numbers(re.findall(words.NAME, match["names"])) or [None]
    if more or number not in known.waiting:
        return None
    others = (one for one in named if one and not says_yes(one))
    return number if all(_calls_only(one, known) == number for one in others) else None


def _calls_only(text: str, known: Known) -> int | None:
    """Return the request that a text names and says no more: "la 3", "la de Marta"; else None."""
    by_code = re.fullmatch(rf"(?:la\s)?({words.NAME})", text, re.IGNORECASE)
    numbers = None if by_code is None else known.numbers([by_code[1]])
    return numbers[0] if numbers else called_requests.calls(text, known.called)


def begins_with(text: str, known: Known) -> int | None:
    """Return the one request that waits with which a clause begins that decides it or leaves it:
    "la de Rosa no"; such a one decides beside another that does so outright."""
    said = called_requests.in_numbers(known.in_print(text.strip()), known.called, fewest=1)
    first = next(iter(clauses_of(said, known)), None)
    if first is None or first.start or first.says in (Says.UNCLEAR, Says.NEITHER):
        return None
    return first.numbers[0] if first.numbers[0] in known.waiting else None


def names_first(text: str, known: Known) -> str:
    """Return the request that waits with which a text begins, and of which it says a yes or no that
    may be about something else: "32 ok", "5.5: sí"; nothing for others, as "la 5.5 sí".

    After a number of its own no other may stand: "3 no, van 4" is a count.
    """
    said = _BLANKS.sub(" ", text[:LONGEST]).strip()
    match = words.CLAUSE.match(said)
    told = None if match is None else clause_at(said, match, known)
    if match is None or told is None or not told.waits or len(told.names) > 1:
        return ""
    (name,) = told.names
    rest = said[match.end() :]
    counts = name.isdecimal() and (match.start("names") != 0 or re.search(r"\d", rest) is not None)
    reports = words.A_REPORT.search(rest) is not None
    if match["article"] is not None or counts or reports:
        return ""
    return name if told.says in (Says.GRANTS, Says.DENIES, Says.AS_BEFORE) else ""


def only_says_until(text: str) -> bool:
    """Tell whether a text begins with a number and goes on with a day: "2 hasta el 13 de marzo",
    which decides right after that request was spoken of."""
    match = words.CLAUSE.match(text.strip())
    return match is not None and words.UNTIL.match(text.strip(), match.end()) is not None


def names_any(text: str) -> bool:
    """Tell whether a text may name a request: what it decides depends on those there are."""
    called = called_requests.may_call(text) or places.may_place(text) or bare(text) is not None
    called = called or words.names_none(text)
    return (
        called or said_of_all(text) is not None or any(map(_may_name, (text, _APART.sub("", text))))
    )


def _may_name(text: str) -> bool:
    said = (words.DECIDES, words.UNTIL, words.YES, words.NO, words.WAITS)
    orders = (words.HEAD, words.YES_OR_NO, words.GIVEN)
    return any(one.search(text) for one in orders) or any(
        one.match(text, clause.end()) or words.SEALED.search(text, clause.end())
        for clause in words.CLAUSE.finditer(text)
        for one in said
    )


def _is_a_list(said: str, clauses: Sequence[Clause]) -> bool:
    """Tell whether a text is nothing but several requests, each with a yes or no, or left for
    later: "2 sí, 3 no, 4 la pienso". Before them only another may be decided, by other words."""
    decided = [one for one in clauses if one.says in (Says.GRANTS, Says.DENIES)]
    if clauses and attempts.decides_by_name(said[: clauses[0].start]):
        return all(one.waits and (one in decided or one.says is Says.WAITS) for one in clauses)
    left = [one for one in clauses if one.says is Says.WAITS]
    if not decided or sum(len(one.names) for one in (*decided, *left)) < 2:
        return False
    before = said[: clauses[0].start].strip(EDGES)
    if before and words.DECIDING.search(before) is None:
        return False
    return all(one.waits and (one in decided or one.says is Says.WAITS) for one in clauses)


def _beside(text: str, *, grants: bool) -> tuple[str, list[str]]:
    """Return the words that belong to a decision, and the lines after it that do not."""
    first, *following = re.sub(r"\s[ye]\s$", "", text).split("\n")
    also = _ALSO.match(first)
    own: list[str] = [without_thanks(first if also is None else first[also.end() :])]
    others: list[str] = []
    for line in lines("\n".join(following)):
        goes_on = not words.A_REPORT.search(line) and (not grants or _GOES_ON.match(line))
        (own if goes_on and not others else others).append(without_thanks(line))
    return PLEASE.sub("", " ".join(own).strip(EDGES)), others
