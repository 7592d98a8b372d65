"""The decisions of the week, as the digest tells them."""

from __future__ import annotations

import pytest

from reports.digest import texts, week_lines
from reports.values import Decided
from tests.unit.reports.happened import DECISIONS, SAID_OF_DECISIONS, a_decision
from tests.unit.reports.samples import CATALOGUE, an_ordinary_week, words_of


@pytest.mark.parametrize(("decided", "said"), list(zip(DECISIONS, SAID_OF_DECISIONS, strict=True)))
def test_each_decision_of_the_week_is_told_in_its_words(decided: Decided, said: str) -> None:
    shown = texts(an_ordinary_week(decided=(decided,)), CATALOGUE)

    who = f"{decided.by}, vie 8 may" if decided.by else "vie 8 may"
    for words in (shown.txt, words_of(shown.html)):
        assert f"Decidido (1): 1.4, {said}; {who}" in words


def test_all_decisions_stand_in_the_workbook_and_none_has_no_line() -> None:
    shown = texts(an_ordinary_week(decided=DECISIONS), CATALOGUE)
    lines = week_lines(an_ordinary_week(decided=DECISIONS), CATALOGUE)

    told = [what for about, _, _, what in lines if about == "Decidido"]
    assert len(told) == len(DECISIONS)
    for what, said in zip(told, SAID_OF_DECISIONS, strict=True):
        assert what.startswith(said)
    assert "Decidido (8): 1.4" in shown.txt
    assert "Decidido" not in texts(an_ordinary_week(), CATALOGUE).html


@pytest.mark.parametrize(("granted", "told"), [(False, True), (True, False)])
def test_why_a_request_was_denied_stands_beside_the_decision(granted: bool, told: bool) -> None:
    one = a_decision(granted=granted, reason="el comité ya cerró el cronograma")
    page = texts(an_ordinary_week(decided=(one,)), CATALOGUE)

    assert ("motivo: «el comité ya cerró el cronograma»" in page.txt) is told
    assert ("el comité ya cerró el cronograma" in page.html) is told
