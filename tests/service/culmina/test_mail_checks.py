"""How long a client secret holds is told in time, and what survives in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from core.errors import EnvironmentFault
from culmina.channels.mail_checks import secret_told, ways_told
from culmina.channels.way import Caution
from models.incoming.mail import Ways

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("ends", "warns"),
    [
        (None, False),
        (date(2026, 7, 16), False),
        (date(2026, 7, 15), True),
        (date(2026, 6, 15), True),
    ],
)
def test_thirty_days_before_a_secret_ends_it_warns(ends: date | None, warns: bool) -> None:
    told = secret_told(ends, TODAY)
    assert isinstance(told, Caution) is warns
    assert ends is None or str(ends) in told


def test_a_secret_that_has_ended_is_wrong() -> None:
    with pytest.raises(EnvironmentFault, match="ended on 2026-06-14"):
        secret_told(date(2026, 6, 14), TODAY)


def test_what_survives_is_told_in_one_sentence() -> None:
    assert ways_told(Ways(True, False, True)) == (
        "Message-ID survives, plus-addresses do not survive, return addresses survive"
    )
