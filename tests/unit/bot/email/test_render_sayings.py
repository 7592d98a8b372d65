"""Mails name who said what holds, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.messages import (
    Card,
    Content,
    Listing,
    NoticeItem,
    Reminder,
)
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import (
    NOTICES,
    READ,
)
from tests.unit.bot.email.samples import (
    a_line,
    the_part,
)
from tests.unit.bot.email.test_render import flat, reminder, text_of


@pytest.mark.parametrize("kind", ["reminder", "listing", "card"])
def test_what_a_colleague_reported_is_told_with_her_name(kind: str) -> None:
    marta = last_said("va bien", date(2026, 6, 15), person="Marta Ruiz", recorded_by="Luz Cano")
    said = a_line(percent=Decimal(60), said=marta)
    contents: dict[str, Content] = {
        "reminder": Reminder(lines=(said,)),
        "listing": Listing(lines=(said,)),
        "card": Card(line=said, buttons=()),
    }

    told = "Marta Ruiz reportó 60\u00a0% ayer (lo registró Luz Cano): «va bien»"
    assert told in (the_part(contents[kind], READ).text)


@pytest.mark.parametrize(
    ("of_file", "told"),
    [(1, "50 % (archivo, corte 10 jun)"), (0, "50 % (miércoles 10 de junio)")],
)
def test_what_was_said_before_the_figure_that_holds_is_told_beside_it(
    of_file: int, told: str
) -> None:
    older = next(one for one in NOTICES if one.name == "recorded_for")
    more = {"holds": "50", "said_on": "2026-06-10", "of_file": of_file}
    text = flat(
        text_of(reminder(notices=(NoticeItem(name=older.name, values=older.values | more),)))
    )

    assert f"La cifra que vale no cambia: {told}." in text
    assert "(antes 40" not in text
    assert "(antes 40" in flat(text_of(reminder(notices=(older,))))
