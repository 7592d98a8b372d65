"""What the tables keep has a Spanish word wherever the command line shows it."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from core import notice_names
from core.in_words import KINDS, WHYS, why
from core.inbound import Aside, Outcome
from core.messages import Content
from core.notice_names import IN_WORDS
from core.unreached import Unlinked
from core.words import Because, OutboxKind
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


@pytest.mark.parametrize("kind", [Because, Aside, Unlinked])
def test_every_reason_that_is_kept_is_told_in_spanish(kind: type[StrEnum]) -> None:
    assert set(kind) <= set(WHYS)
    assert [one for one in kind if why(one) == one] == []


def test_a_reason_that_begins_as_another_is_told_as_itself() -> None:
    assert why(Because.DECIDED_ANEW) == "se decidió de otra manera"
    assert why(Because.DECIDED) == "ya se decidió"
    assert why("550 no such user") == "550 no such user"


def test_every_kind_of_message_has_its_word() -> None:
    kinds = {get_args(one.model_fields["kind"].annotation)[0] for one in _contents()}
    assert kinds <= set(OutboxKind)
    assert set(KINDS) == set(OutboxKind)


def _contents() -> tuple[type[BaseModel], ...]:
    return Content.__origin__.__args__  # type: ignore[attr-defined,no-any-return]  # an Annotated union


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
