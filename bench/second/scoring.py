"""How right an answer is: exact, a wrong write, a needless question, a fact lost."""

from __future__ import annotations

from typing import Any

from bench.second.rows import Row
from bot.understanding.second.hypotheses import Hypothesis
from core.spanish import fold

Line = dict[str, Any]


def score(row: Row, answer: Line) -> frozenset[str]:
    """Return which of exact, wrong, needless and lost hold for an answer of the contract."""
    expect, ask = row.expect, answer["ask"]
    allowed = (expect.get("ask"), *row.ask_ok)
    wanted, got = expect.get("updates") or [], answer["updates"]
    asked = expect.get("ask") is not None
    may_ask = not asked and ask is not None and ask in allowed
    text = fold(" ".join(update["description"] for update in got))
    lost = any(fold(word) not in text for word in row.keywords)
    figures = got if expect["intent"] == "report" else [u for u in got if _writes(u)]
    right = (
        answer["intent"] == expect["intent"]
        and ask in allowed
        and answer["until"] == expect.get("until")
        and _same_office(expect.get("office"), answer["office"])
        and (expect.get("codes") is None or sorted(expect["codes"]) == sorted(answer["codes"]))
        and _same_updates(wanted, figures, asked=asked, may_ask=may_ask)
        and not lost
    )
    needless = None in allowed and ask not in allowed
    wrong = _is_wrong(row, answer, asked=asked)
    told = {"exact": right, "wrong": wrong, "needless": needless, "lost": lost}
    return frozenset(name for name, holds in told.items() if holds)


def is_told(row: Row, code: str | None, read: Hypothesis) -> bool:
    """Tell whether a reading of what is said of an activity is what the row expects."""
    percent = None if read.percent is None else float(read.percent)
    for update in row.expect.get("updates") or []:
        if update["code"] == code and _near(update["percent"], percent):
            states = {update["status"], read.status.value}
            return len(states) == 1 or states == {"in_progress", "not_started"}
    return False


def _is_wrong(row: Row, answer: Line, *, asked: bool) -> bool:
    """Whether something is written that is not so, or where nothing may be written yet."""
    expect = row.expect
    written = [u for u in answer["updates"] if _writes(u)] if answer["ask"] is None else []
    if not written or answer["intent"] not in ("report", "extension"):
        return False
    wanted = expect.get("updates") or []
    known = all(
        any(_same(w | {"status": u["status"]}, u, asked=asked, may_ask=False) for w in wanted)
        for u in written
    )
    reports = expect["intent"] in ("report", "extension")
    return not known or not reports or None not in (expect.get("ask"), *row.ask_ok)


def _writes(update: Line) -> bool:
    return update["code"] is not None and (
        update["percent"] is not None or update["status"] != "in_progress"
    )


def _same_office(wanted: str | None, got: str | None) -> bool:
    one, other = fold(wanted or ""), fold(got or "")
    return one == other or bool(one and other and (one in other or other in one))


def _same_updates(wanted: list[Line], got: list[Line], *, asked: bool, may_ask: bool) -> bool:
    rest = list(got)
    for one in sorted(wanted, key=lambda u: (u["code"] is None, u["percent"] is None)):
        hits = [u for u in rest if _same(one, u, asked=asked, may_ask=may_ask)]
        if not hits:
            return False
        rest.remove(min(hits, key=lambda u: u["code"] != one["code"]))
    return not rest


def _same(one: Line, got: Line, *, asked: bool, may_ask: bool) -> bool:
    """Whether two updates agree; what is asked for may be unknown in one of them."""

    def free(name: str) -> bool:
        return (asked and one[name] is None) or (may_ask and got[name] is None)

    if not (free("code") or one["code"] == got["code"]):
        return False
    return free("percent") or (
        _near(one["percent"], got["percent"]) and one["status"] == got["status"]
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) <= 1 + 1e-9
