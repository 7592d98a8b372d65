"""A figure behind the word of a question is no report: "cuáles dicen 100"."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from tests.unit.bot.understanding.plan import TODAY, read_context


@pytest.mark.parametrize(
    "said", ["cuales dicen 100 y yo no las he mirado", "oiga y quienes van en 100 ya"]
)
def test_a_question_without_a_sign_records_no_figure(said: str) -> None:
    told = understand_checked(said, read_context("plan 1.2:40"), TODAY).updates
    assert all(one.percent is None for one in told)


@pytest.mark.parametrize("said", ["la 1.2 ya va en 80, la cual falta firmar", "1.2 en 80"])
def test_a_report_keeps_its_figure(said: str) -> None:
    (told,) = understand_checked(said, read_context("plan 1.2:40"), TODAY).updates
    assert told.percent == 80
