"""No expression is slow at any text: the cost of each grows as the text does."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import thread_time
from typing import Any

import pytest

from tests.support.patterns import PACKAGES, Found, hostile_texts, product_patterns, reach

_FEW, _SOME, _SHORT, _TIMES = 24, 240, 1200, 4
_NEAR = 600  # half of the shorter text: what looks no further takes seven times as long at most
_MOST_TRIED = 4
_TRIES = 12  # a slow one is slow at each of them
_AT_ONCE = 0.0003  # seconds: what takes less is not looked at again
_MOST_AT_FEW = 0.02
_STOPPED_AFTER = 1.0  # seconds: what doubles with each character would never end
_MOST_GROWTH = 8  # linear: 4, quadratic: 16
_PARTS = tuple(one for one in PACKAGES if one != "bot") + tuple(
    f"bot.{one}" for one in ("conversation", "email", "evidence", "telegram", "understanding")
)

# What takes longest is shared among tests: each has its own time on a busy machine.
_SHARES = {"bot.understanding": 4}
_PIECES = [(one, at, _SHARES.get(one, 1)) for one in _PARTS for at in range(_SHARES.get(one, 1))]
_SCANS = frozenset(("findall", "finditer", "sub", "subn", "split"))  # to the end of a text


class _StoppedError(Exception):
    """A search took too long."""


@contextmanager
def stopped_in_time() -> Iterator[None]:
    """Stop a search that takes seconds of processor time."""

    def stop(*_: object) -> None:
        raise _StoppedError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _STOPPED_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cost(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """Return the processor time that one search takes, in seconds; endless where it was stopped."""
    given: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    begun = thread_time()
    try:
        with stopped_in_time():
            if method in ("sub", "subn"):
                getattr(pattern, method)(given[:0], given)
            elif method == "finditer":
                for _ in pattern.finditer(given):
                    pass
            else:
                getattr(pattern, method)(given)
    except _StoppedError:
        return inf
    return thread_time() - begun


def dearest(methods: frozenset[str]) -> list[str]:
    """Return the methods that none of the others outdoes: who scans a whole text searches in it,
    and who searches matches at its beginning."""
    scans = sorted(methods & _SCANS)[:1] or sorted(methods & {"search"}) or ["match"]
    return sorted(methods & {*scans, "fullmatch"})


def slow_at(found: Found) -> str | None:
    """Return the beginning of a text at which an expression is slow, None where there is none."""
    grows_never = reach(found.pattern) <= _NEAR
    for method in dearest(found.methods):
        at = long_at(found, method) or (None if grows_never else growing_at(found, method))
        if at is not None:
            return f"{found.where} {method} {at!r}"
    return None


def long_at(found: Found, method: str) -> str | None:
    """Return the beginning of a text of few characters at which an expression takes long."""
    for length in (_FEW, _SOME):
        for text in texts(found, length):
            if takes_long(found.pattern, method, text):
                return text[:_FEW]
    return None


def takes_long(pattern: re.Pattern[Any], method: str, text: str) -> bool:
    """Tell whether a search takes long each time, or is stopped twice: the processor time is of
    the whole process, and something else of it may have been at work once."""
    stopped = 0
    for _ in range(_TRIES):
        taken = cost(pattern, method, text)
        stopped += taken == inf
        if taken <= _MOST_AT_FEW:
            return False
        if stopped > 1:
            return True
    return True


def growing_at(found: Found, method: str) -> str | None:
    """Return the beginning of a text whose cost grows faster than its length."""
    costs = [cost(found.pattern, method, text) for text in texts(found, _SHORT)]
    worst = sorted(range(len(costs)), key=costs.__getitem__)[-_MOST_TRIED:]
    worst = [number for number in worst if costs[number] > _AT_ONCE]
    if not worst:
        return None
    short, long = (dict(enumerate(texts(found, n))) for n in (_SHORT, _SHORT * _TIMES))
    for number in worst:
        stopped = costs[number] == inf and cost(found.pattern, method, short[number]) == inf
        if stopped or grows(found.pattern, method, short[number], long[number]):
            return short[number][:_FEW]
    return None


def texts(found: Found, length: int) -> Iterator[str]:
    return hostile_texts(found.pattern, length)


def grows(pattern: re.Pattern[Any], method: str, short: str, long: str) -> bool:
    """Tell whether four times the text cost far more than four times as much, at their best.

    Both are measured in turns: a machine that is busy for a while slows the one as well as the
    other, and one quiet turn is enough for what is linear.
    """
    least_short, least_long = min(cost(pattern, method, short) for _ in range(5)), inf
    for _ in range(_TRIES):
        least_short = min(least_short, cost(pattern, method, short))
        least_long = min(least_long, cost(pattern, method, long))
        if least_short <= _AT_ONCE or least_long <= least_short * _MOST_GROWTH:
            return False
    return True


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("package", "first", "step"), _PIECES)
def test_no_expression_of_the_product_is_slow(package: str, first: int, step: int) -> None:
    patterns = product_patterns([package])[first::step]
    assert [slow for one in patterns if (slow := slow_at(one))] == []


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"\s+$", "search"),
        (r"a\s*,?\s*b", "match"),
        (r"(a+)+b", "match"),
        (r"\[[^]]*\]", "findall"),
        (r"(?:el |al )+\d", "search"),
        (r'"(?:[^"\\]|\\.)*"', "finditer"),
        (r"x(?:\d+ ?)*y", "fullmatch"),
        (r"[a-z]+@[a-z]+", "sub"),
        # Doubles with each two characters; bounded, and yet in very many ways; just too far.
        (r"(?:[,;:.]\s?|\s)+(?=[,;.]|$)", "sub"),
        (r"por (?:\w{1,20} ?){1,5}", "fullmatch"),
        (r"\s{1,5000}x", "search"),
    ],
)
def test_a_slow_expression_is_found(expression: str, method: str) -> None:
    assert slow_at(Found("here", re.compile(expression), frozenset({method}))) is not None


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"\s++(?=\S)", "match"),
        (r"\s+$", "fullmatch"),
        (r"\[[^][]*\]", "findall"),
        (r"(?:el |al ){1,3}\d", "search"),
        (r"(?<!\s)\s+$", "search"),
        (r"[a-z]{1,64}@[a-z]{1,64}", "sub"),
    ],
)
def test_one_that_is_linear_or_bounded_is_not(expression: str, method: str) -> None:
    assert slow_at(Found("here", re.compile(expression), frozenset({method}))) is None


@pytest.mark.parametrize(
    ("methods", "dear"),
    [
        ({"match", "search", "finditer", "sub"}, ["finditer"]),
        ({"match", "search", "fullmatch"}, ["fullmatch", "search"]),
        ({"match", "fullmatch"}, ["fullmatch", "match"]),
        ({"fullmatch"}, ["fullmatch"]),
    ],
)
def test_what_another_method_does_as_well_is_not_measured_again(
    methods: set[str], dear: list[str]
) -> None:
    assert dearest(frozenset(methods)) == dear


@pytest.mark.parametrize(
    ("expression", "furthest"),
    [
        (r"a(?:bc|d){2,3}", 7),
        (r"^a?(?=b{1,9})(?!c)\b", 11),
        (r"(?P<one>a)[bc]\s{0,4}?$", 6),
        (r"a{1,3}(?:b{1,20}){1,5}", 103),
        (r"(?<=ab)c(?>de)f++", inf),
        (r"a.*", inf),
        (r"(?:a{1,3})+", inf),
        (r"(?=a*)b", inf),
        (r"(a)\1", inf),
        (r"(?:^)*a", 1),
    ],
)
def test_how_far_an_expression_looks(expression: str, furthest: float) -> None:
    assert reach(re.compile(expression)) == furthest


def test_what_stands_in_modules_tables_and_functions_is_collected() -> None:
    found = {one.where: one.methods for one in product_patterns(["bot.email", "plans"])}
    assert found["bot.email.reading.parts.headers._PIECE"] == {"findall"}
    assert "bot.email.reading.machines.auto_replies._VALUES" in found
    assert "plans.tables.headings.heading_rows()" in found
    assert len(found) > 150
