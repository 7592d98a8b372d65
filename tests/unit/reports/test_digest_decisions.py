"""The decisions of the week, as the digest tells them."""

from __future__ import annotations

import re

import pytest

from reports.digest import texts
from reports.values import Decided
from tests.unit.reports.samples import (
    CATALOGUE,
    DECISIONS,
    SAID_OF_DECISIONS,
    a_decision,
    an_ordinary_week,
    words_of,
)


@pytest.mark.parametrize(("decided", "said"), list(zip(DECISIONS, SAID_OF_DECISIONS, strict=True)))
def test_each_decision_of_the_week_is_told_in_its_words(decided: Decided, said: str) -> None:
    shown = texts(an_ordinary_week(decided=(decided,)), CATALOGUE)

    assert "DECIDIDO ESTA SEMANA (1)\n- 1.4 · Realizar la feria" in shown.txt
    who = f"{decided.by}, vie 8 may" if decided.by else "vie 8 may"
    for words in (shown.txt, words_of(shown.html)):
        told = next(line for line in re.split(r"\n| (?=1\.4)", words) if said in line)
        assert f"; {who}" in told
        assert "%" not in told.partition(f"; {who}")[0]


def test_all_decisions_are_told_however_many_and_none_has_no_heading() -> None:
    shown = texts(an_ordinary_week(decided=DECISIONS * 3), CATALOGUE)

    for words in (shown.txt, words_of(shown.html)):
        assert [words.count(said) for said in SAID_OF_DECISIONS] == [
            3 * sum(said in other for other in SAID_OF_DECISIONS) for said in SAID_OF_DECISIONS
        ]
    assert "DECIDIDO" not in texts(an_ordinary_week(), CATALOGUE).txt
    assert "Decidido" not in texts(an_ordinary_week(), CATALOGUE).html


@pytest.mark.parametrize(("granted", "told"), [(False, True), (True, False)])
def test_why_a_request_was_denied_stands_beside_the_decision(granted: bool, told: bool) -> None:
    one = a_decision(granted=granted, reason="el comité ya cerró el cronograma")
    page = texts(an_ordinary_week(decided=(one,)), CATALOGUE)

    assert ("motivo: «el comité ya cerró el cronograma»" in page.txt) is told
    assert ("el comité ya cerró el cronograma" in page.html) is told
