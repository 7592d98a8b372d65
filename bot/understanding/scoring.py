"""How right an answer is: exact, a wrong write, a needless question, a fact lost. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.spanish import fold

Line = dict[str, Any]


def score(
    expect: Line, answer: Line, ask_ok: Sequence[str | None] = (), keywords: Sequence[str] = ()
) -> frozenset[str]:
    """Return which of exact, wrong, needless and lost hold for an answer of the contract.

    `expect` is what it should be, `ask_ok` are other questions that may be asked, `keywords` what
    the descriptions have to keep.
    """
    ask = answer["ask"]
    allowed = (expect.get("ask"), *ask_ok)
    wanted, got = expect.get("updates") or [], answer["updates"]
    asked = expect.get("ask") is not None
    may_ask = not asked and ask is not None and ask in allowed
    text = fold(" ".join(update["description"] for update in got))
    lost = any(fold(word) not in text for word in keywords)
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
    wrong = _is_wrong(expect, answer, allowed)
    told = {"exact": right, "wrong": wrong, "needless": needless, "lost": lost}
    return frozenset(name for name, holds in told.items() if holds)


def _is_wrong(expect: Line, answer: Line, allowed: Sequence[str | None]) -> bool:
    """Whether something is written that is not so, or where nothing may be written yet."""
    asked = expect.get("ask") is not None
    written = [u for u in answer["updates"] if _writes(u)] if answer["ask"] is None else []
    if not written or answer["intent"] not in ("report", "extension"):
        return False
    wanted = expect.get("updates") or []
    known = all(
        any(_same(w | {"status": u["status"]}, u, asked=asked, may_ask=False) for w in wanted)
        for u in written
    )
    reports = expect["intent"] in ("report", "extension")
    return not known or not reports or None not in allowed


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
        near(one["percent"], got["percent"]) and one["status"] == got["status"]
    )


def near(one: float | None, other: float | None) -> bool:
    """Tell whether two percentages are the same but for how a half was rounded."""
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) <= 1 + 1e-9
