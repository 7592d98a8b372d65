"""Evidence travels with a mail as attachments, as many as fit into one."""

from __future__ import annotations

import pytest

from bot.email.render import MOST_BYTES, carried
from core.overviews import Overview, OverviewRow

ROWS = tuple(OverviewRow(name=f"{n}.pdf", file=str(n)) for n in range(3))


@pytest.mark.parametrize(
    ("size", "names"),
    [(10, ["0.pdf", "1.pdf", "2.pdf"]), (MOST_BYTES // 2, ["0.pdf", "1.pdf"])],
)
def test_files_travel_as_long_as_they_fit(size: int, names: list[str]) -> None:
    files = carried(Overview(name="evidence", rows=ROWS), lambda _: bytes(size))
    assert [(one.name, one.content_type) for one in files] == [
        (name, "application/pdf") for name in names
    ]


def test_rows_without_a_file_carry_none() -> None:
    rows = (OverviewRow(name="https://x.example"),)
    assert carried(Overview(name="evidence", rows=rows), lambda _: b"x") == ()
