"""What a message asks for, and the example with which it shows how to answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.agenda import example, hers_first
from tests.unit.bot.telegram.contents import TODAY, a_line

OWN = a_line("5.2", due=date(2026, 5, 12))
HELPED = a_line("1.2", due=date(2026, 5, 12), support=True)


def test_what_another_office_leads_is_only_mentioned_beside_what_is_hers() -> None:
    days, helped = hers_first((OWN, HELPED), TODAY)
    assert [line.handle for day in days for line in day.lines] == ["5.2"]
    assert [line.handle for line in helped] == ["1.2"]


def test_what_another_office_leads_is_asked_for_where_nothing_is_hers() -> None:
    days, helped = hers_first((HELPED,), TODAY)
    assert [line.handle for day in days for line in day.lines] == ["1.2"]
    assert helped == ()


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (None, "va en 60\u00a0%"),
        (0, "va en 60\u00a0%"),
        (60, "va en 75\u00a0%"),
        (89, "va en 90\u00a0%"),
        (90, "ya está"),
        (100, "ya está"),
    ],
)
def test_an_example_never_contradicts_nor_repeats_the_figure_that_is_known(
    own: int | None, said: str
) -> None:
    assert example(None if own is None else Decimal(own)) == said
