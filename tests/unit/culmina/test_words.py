"""What the tables keep has a Spanish word wherever the command line shows it."""

from __future__ import annotations

from enum import StrEnum

import pytest

from core import notice_names
from core.inbound import Outcome
from core.notice_names import IN_WORDS
from culmina.cli.words import OUTCOMES, STATES
from models.inbox import InboundState
from models.outbox import ItemState
from models.owed import OwedState


def test_whatever_came_of_a_message_has_its_word() -> None:
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize("kind", [InboundState, ItemState, OwedState])
def test_every_state_has_its_word(kind: type[StrEnum]) -> None:
    assert set(kind) <= set(STATES)


def test_every_notice_has_its_words() -> None:
    names = {
        value
        for name, value in vars(notice_names).items()
        if isinstance(value, str) and name.isupper()
    }
    assert set(IN_WORDS) == names
