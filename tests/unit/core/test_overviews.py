"""Pages name what they are of; what was stored before these fields were is read all the same."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from core.messages import load_content, store_content
from core.overviews import Overview

# As the outbox has them: every field stood in each row.
STORED: dict[str, Any] = {
    "kind": "overview", "office": "", "rows": [], "total": 0, "people": [], "figures": {},
    "start": 0, "decides": False, "manned": True, "unreached": 0, "since": None, "gone": None,
    "beside": "", "buttons": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "now"),
    [
        ({"name": "office", "office": "Hacienda"}, {"office": "Hacienda"}),
        ({"name": "overdue", "office": "el lun 11 may"}, {"span": "el lun 11 may"}),
        ({"name": "overdue", "beside": "1.2, 1.4"}, {"hers": "1.2, 1.4"}),
        (
            {"name": "decided", "office": "el lun 11 may", "beside": "prórrogas negadas"},
            {"span": "el lun 11 may", "wanted": "prórrogas negadas"},
        ),
        (
            {"name": "history", "office": "1.2 Rendir cuentas", "beside": "resumen"},
            {"handle": "1.2", "title": "Rendir cuentas", "rest": "resumen"},
        ),
        ({"name": "history", "office": "1.2 "}, {"handle": "1.2"}),
        (
            {"name": "evidence", "office": "A-07 Depurar la cartera"},
            {"handle": "A-07", "title": "Depurar la cartera"},
        ),
        ({"name": "away", "office": "ana"}, {"called": "ana"}),
        ({"name": "silence", "beside": "never"}, {"never": True}),
        ({"name": "silence"}, {}),
        ({"name": "requests", "beside": "denies"}, {"tried": "denies"}),
        ({"name": "summary"}, {}),
    ],
)
def test_a_page_that_was_stored_before_is_read_by_its_fields(
    stored: dict[str, Any], now: dict[str, Any]
) -> None:
    assert load_content(STORED | stored) == Overview(name=stored["name"], **now)


def test_a_page_is_stored_and_read_as_it_is() -> None:
    page = Overview(name="history", handle="1.2", title="Rendir cuentas", rest="resumen")

    assert load_content(store_content(page)) == page


def test_what_no_page_has_ever_had_is_refused() -> None:
    with pytest.raises(ValidationError, match="beside"):
        load_content(STORED | {"name": "office", "beside": "something"})
