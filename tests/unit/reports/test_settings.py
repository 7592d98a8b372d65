"""The settings of the digest: sensible defaults, and a clear no to what makes no sense."""

from __future__ import annotations

from datetime import UTC, time

import pytest
from pydantic import ValidationError

from core.rules import Measure, Thresholds
from reports.settings import DigestSettings


def test_the_digest_goes_out_at_eight_and_the_light_is_by_dates() -> None:
    settings = DigestSettings()

    assert settings.hour == time(8)
    assert settings.thresholds() == Thresholds(amber=60, green=80, by=Measure.DATES)


def test_an_entity_whose_norm_is_by_percentage_says_so_in_one_word() -> None:
    assert DigestSettings(light="percent").thresholds() == Thresholds(by=Measure.PERCENT)

    with pytest.raises(ValidationError, match="light"):
        DigestSettings(light="colours")


def test_other_thresholds_are_taken_over() -> None:
    assert DigestSettings(amber=50, green=90).thresholds() == Thresholds(amber=50, green=90)


@pytest.mark.parametrize(("amber", "green"), [(80, 60), (70, 70)])
def test_amber_that_is_not_below_green_is_refused(amber: int, green: int) -> None:
    with pytest.raises(ValidationError, match="must be less than green"):
        DigestSettings(amber=amber, green=green)


def test_an_hour_with_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="without a zone"):
        DigestSettings(hour=time(8, tzinfo=UTC))
