"""No expression is slow at any text: the cost of each grows as the text does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from time import thread_time
from typing import Any

import pytest

from tests.support.patterns import PACKAGES, Found, hostile_texts, product_patterns

_FEW, _SHORT, _TIMES = 24, 1200, 4
_MOST_TRIED = 4
_TRIES = 12  # a slow one is slow at each of them
_AT_ONCE = 0.0003  # seconds: what takes less is not looked at again
_MOST_AT_FEW = 0.02
_MOST_GROWTH = 8  # linear: 4, quadratic: 16
_PARTS = tuple(one for one in PACKAGES if one != "bot") + tuple(
    f"bot.{one}" for one in ("conversation", "email", "evidence", "telegram", "understanding")
)


def cost(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """Return the processor time that one search takes, in seconds."""
    given: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    begun = thread_time()
    if method in ("sub", "subn"):
        getattr(pattern, method)(given[:0], given)
    elif method == "finditer":
        for _ in pattern.finditer(given):
            pass
    else:
        getattr(pattern, method)(given)
    return thread_time() - begun


def slow_at(found: Found) -> str | None:
    """Return the beginning of a text at which an expression is slow, None where there is none."""
    for method in found.methods:
        for text in texts(found, _FEW):
            if all(cost(found.pattern, method, text) > _MOST_AT_FEW for _ in range(_TRIES)):
                return f"{found.where} {method} {text!r}"
        costs = [cost(found.pattern, method, text) for text in texts(found, _SHORT)]
        worst = sorted(range(len(costs)), key=costs.__getitem__)[-_MOST_TRIED:]
        worst = [number for number in worst if costs[number] > _AT_ONCE]
        if not worst:
            continue
        short, long = (dict(enumerate(texts(found, n))) for n in (_SHORT, _SHORT * _TIMES))
        for number in worst:
            if grows(found.pattern, method, short[number], long[number]):
                return f"{found.where} {method} {short[number][:_FEW]!r}"
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
@pytest.mark.parametrize("package", _PARTS)
def test_no_expression_of_the_product_is_slow(package: str) -> None:
    assert [slow for one in product_patterns([package]) if (slow := slow_at(one))] == []


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


def test_what_stands_in_modules_tables_and_functions_is_collected() -> None:
    found = {one.where: one.methods for one in product_patterns(["bot.email", "plans"])}
    assert found["bot.email.reading.parts.headers._PIECE"] == {"findall"}
    assert "bot.email.reading.machines.auto_replies._VALUES" in found
    assert "plans.tables.heading_rows()" in found
    assert len(found) > 150
