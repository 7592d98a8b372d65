"""How right an answer is: exact, a wrong write, a needless question."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.scoring import score

SIXTY = {"code": "1.2", "percent": 60, "status": "in_progress"}


def an_answer(*updates: dict[str, Any], **other: Any) -> dict[str, Any]:
    said = [{"description": ""} | one for one in updates]
    return {
        "intent": "report", "updates": said, "codes": [], "until": None, "office": None,
        "reason": "", "ask": None,
    } | other  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (an_answer(SIXTY), {"exact"}),
        (an_answer(SIXTY | {"percent": 61}), {"exact"}),  # halves are rounded both ways
        (an_answer(SIXTY | {"percent": 70}), {"wrong"}),
        (an_answer(SIXTY | {"code": "1.3"}), {"wrong"}),
        (an_answer(SIXTY, ask="confirm"), {"needless"}),
        (an_answer(intent="unclear"), set()),
    ],
)
def test_an_answer_is_judged_by_what_is_expected(answer: dict[str, Any], told: set[str]) -> None:
    assert score({"intent": "report", "updates": [SIXTY]}, answer) == told


def test_a_question_that_may_be_asked_is_not_needless() -> None:
    expect = {"intent": "report", "updates": [SIXTY]}
    assert score(expect, an_answer(SIXTY, ask="confirm"), ask_ok=["confirm"]) == {"exact"}


def test_where_a_question_is_expected_what_it_is_about_may_be_unknown() -> None:
    expect = {"intent": "report", "updates": [SIXTY | {"code": None}], "ask": "activity"}
    assert score(expect, an_answer(SIXTY | {"code": None}, ask="activity")) == {"exact"}
    assert score(expect, an_answer(SIXTY)) == {"wrong"}
