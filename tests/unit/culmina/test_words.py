"""What the tables keep has a Spanish word wherever the command line shows it."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from core import notice_names
from core.inbound import Outcome
from core.notice_names import IN_WORDS
from culmina.cli.words import OUTCOMES, STATES
from models.inbox import InboundState
from models.outbox import ItemState
from models.owed import OwedState

ROOT = Path(__file__).parents[3]


def test_whatever_came_of_a_message_has_its_word() -> None:
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize("kind", [InboundState, ItemState, OwedState])
def test_every_state_has_its_word(kind: type[StrEnum]) -> None:
    assert set(kind) <= set(STATES)


# Where a reason that is kept stands in the code: `reason=…` beside a closed state.
_KEPT = re.compile(r"(?<![=!])=\s*OwedState\.CLOSED,\s+(?:reason=)?([^,)\s]+)")


def test_what_is_closed_is_closed_for_a_reason_that_is_known() -> None:
    closing = {
        f"{path.relative_to(ROOT)}: {found[1]}"
        for part in ("bot", "scheduler", "plans", "models", "culmina")
        for path in (ROOT / part).rglob("*.py")
        for found in _KEPT.finditer(path.read_text("utf-8"))
    }
    assert closing
    # `reason` is a parameter or a value of that type.
    assert [one for one in closing if not re.search(r": (?:Because\.\w+|reason)$", one)] == []


def test_every_notice_has_its_words() -> None:
    names = {
        value
        for name, value in vars(notice_names).items()
        if isinstance(value, str) and name.isupper()
    }
    assert set(IN_WORDS) == names
