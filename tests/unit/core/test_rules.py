"""When a milestone is met, which figure holds, and the traffic lights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from core.rules import (
    Light,
    Report,
    State,
    Thresholds,
    activity_done,
    current,
    disagreements,
    light_by_percent,
    meeting,
    milestone_met,
    milestone_threshold,
    parts,
    state_of,
)
from core.words import Duty, Status


@pytest.mark.parametrize(
    ("ordinal", "of", "threshold"),
    [
        (1, 1, 100),
        (1, 2, 50),
        (1, 3, 33),  # 33.33, rounded down
        (2, 3, 66),  # 66.67, rounded down
        (3, 3, 100),
        (1, 4, 25),
        (5, 6, 83),  # 83.33
        (1, 12, 8),  # 8.33
        (11, 12, 91),  # 91.67
    ],
)
def test_the_kth_of_n_milestones_asks_for_its_share_rounded_down(
    ordinal: int, of: int, threshold: int
) -> None:
    assert milestone_threshold(ordinal, of) == threshold
    assert milestone_met(ordinal, of, percent=threshold)
    assert not milestone_met(ordinal, of, percent=Decimal(threshold) - Decimal("0.01"))


@pytest.mark.parametrize(("ordinal", "of"), [(0, 3), (4, 3), (1, 0)])
def test_a_milestone_outside_its_number_is_refused(ordinal: int, of: int) -> None:
    with pytest.raises(ValueError, match="there is no milestone"):
        milestone_threshold(ordinal, of)


def test_a_milestone_without_any_figure_is_not_met() -> None:
    assert not milestone_met(1, 3, percent=None)


def test_what_does_not_apply_or_is_at_100_is_done_and_meets_all_its_milestones() -> None:
    assert activity_done(None, Status.NOT_APPLICABLE)
    assert activity_done(100, Status.DONE)
    assert milestone_met(3, 3, percent=None, status=Status.NOT_APPLICABLE)
    assert milestone_met(3, 3, percent=100)


def test_less_than_100_is_not_done() -> None:
    assert not activity_done(Decimal("99.99"), Status.IN_PROGRESS)
    assert not activity_done(None, Status.NOT_STARTED)
    assert not activity_done(None)


@pytest.mark.parametrize(
    ("percent", "light"),
    [
        (Decimal(0), Light.RED),
        (Decimal("59.99"), Light.RED),
        (Decimal(60), Light.AMBER),
        (Decimal("79.99"), Light.AMBER),
        (Decimal(80), Light.GREEN),
        (Decimal(100), Light.GREEN),
    ],
)
def test_the_light_by_percentage_has_the_usual_bands(percent: Decimal, light: Light) -> None:
    assert light_by_percent(percent, Thresholds()) is light


def test_the_bands_are_settings() -> None:
    assert light_by_percent(70, Thresholds(amber=40, green=70)) is Light.GREEN
    assert light_by_percent(70, Thresholds(amber=71, green=90)) is Light.RED


DUE = date(2026, 6, 30)


def a_report(
    id_: int,
    percent: int | None,
    *,
    as_of: date = DUE,
    minute: int = 0,
    status: Status = Status.IN_PROGRESS,
    undone: bool = False,
    returned: bool = False,
) -> Report:
    figure = None if percent is None else Decimal(percent)
    recorded_at = datetime(2026, 7, 1, 13, minute, tzinfo=UTC)
    return Report(id_, as_of, recorded_at, figure, status, undone, returned=returned)


def test_the_newest_report_of_a_day_holds_whatever_the_order_they_come_in() -> None:
    found = current([a_report(2, 60, minute=5), a_report(1, 40, minute=1)])
    assert found is not None
    assert (found.report.id, found.percent) == (2, Decimal(60))


def test_a_later_report_about_an_earlier_day_does_not_push_aside_what_was_said_since() -> None:
    in_july = a_report(1, 70, as_of=date(2026, 7, 8), minute=1)
    about_june = a_report(2, 50, as_of=DUE, minute=9)
    found = current([in_july, about_june])
    assert found is not None
    assert found.percent == 70


@pytest.mark.parametrize("words_behind", [False, True])
def test_what_is_returned_meets_no_date_nor_does_an_earlier_report_of_as_much(
    words_behind: bool,
) -> None:
    half, done = a_report(1, 50, minute=1), a_report(2, 100, minute=2)
    again = a_report(3, 100, minute=3, returned=True)
    words = [a_report(4, None, minute=4)] if words_behind else []
    found = meeting([half, done, again, *words])
    assert found is not None
    assert found.percent == 50


def test_a_returned_part_of_a_supporting_office_leaves_the_whole_as_it_is() -> None:
    part = replace(a_report(2, 100, minute=2, returned=True), part=True)
    found = meeting([a_report(1, 100, minute=1), part])
    assert found is not None
    assert found.percent == 100


def test_what_is_reported_anew_meets_dates_whatever_was_returned_before() -> None:
    found = meeting([a_report(1, 100, minute=1, returned=True), a_report(2, 100, minute=2)])
    assert found is not None
    assert found.percent == 100


def test_a_returned_no_applies_takes_the_same_before_it_along() -> None:
    none = Status.NOT_APPLICABLE
    before = [a_report(1, 30, minute=1), a_report(2, None, minute=2, status=none)]
    found = meeting([*before, a_report(3, None, minute=3, status=none, returned=True)])
    assert found is not None
    assert (found.report.id, found.percent) == (1, Decimal(30))


def test_an_undone_report_gives_way_to_the_one_before() -> None:
    found = current([a_report(1, 40, minute=1), a_report(2, 60, minute=2, undone=True)])
    assert found is not None
    assert found.percent == 40


def test_without_a_report_or_with_all_undone_there_is_no_figure() -> None:
    assert current([]) is None
    assert current([a_report(1, 40, undone=True)]) is None


def test_a_report_in_words_alone_keeps_the_last_figure() -> None:
    found = current([a_report(1, 40, minute=1), a_report(2, None, minute=2)])
    assert found is not None
    assert (found.report.id, found.percent) == (2, Decimal(40))


def test_what_does_not_apply_has_no_figure() -> None:
    not_applicable = a_report(2, None, minute=2, status=Status.NOT_APPLICABLE)
    found = current([a_report(1, 40, minute=1), not_applicable])
    assert found is not None
    assert found.percent is None


def test_a_past_day_is_asked_for_without_what_was_said_of_later_days() -> None:
    reports = [a_report(1, 40, as_of=date(2026, 4, 30)), a_report(2, 60, as_of=date(2026, 7, 8))]
    found = current(reports, on=DUE)
    assert found is not None
    assert found.percent == 40
    assert current(reports, on=date(2026, 4, 30)) == found
    assert current(reports, on=date(2026, 4, 29)) is None


def by_office(
    number: int, percent: int | None, duty: Duty, *, day: int = 1, office: int = 1, **facts: Any
) -> Report:
    """Return what an office reported on a day of May."""
    return Report(
        id=number,
        as_of=date(2026, 5, day),
        recorded_at=datetime(2026, 5, day, 13, number, tzinfo=UTC),
        percent=None if percent is None else Decimal(percent),
        status=Status.IN_PROGRESS,
        duty=duty,
        office_id=office,
        **facts,
    )


def by_support(number: int, percent: int | None, **facts: Any) -> Report:
    """Return what the second office, which supports, said of its part."""
    return by_office(number, percent, Duty.SUPPORT, **({"office": 2, "part": True} | facts))


@pytest.mark.parametrize(
    ("lead", "support", "disagree"),
    [
        (40, 60, False),  # 20 points are no disagreement
        (40, 61, True),
        (40, 19, True),
        (40, 100, False),  # its part is done: whether the activity is, the lead is asked
        (None, 99, False),  # the leading office told no figure
    ],
)
def test_what_a_supporting_office_says_of_its_part_is_never_the_figure(
    lead: int | None, support: int, disagree: bool
) -> None:
    said = [by_office(1, lead, Duty.LEAD), by_support(2, support, day=4)]

    found = current(said)

    assert found is not None
    assert (found.report.id, found.percent) == (1, lead)
    assert [(one.lead.id, one.other.id) for one in disagreements(said)] == [(1, 2)] * disagree


def test_alone_it_makes_no_figure_at_all() -> None:
    assert current([by_support(1, 100)]) is None


def test_each_supporting_office_has_a_part_of_its_own() -> None:
    said = [
        by_office(1, 40, Duty.LEAD),
        by_support(2, 50),
        by_support(3, 100, day=2),
        by_support(4, None, day=3, office=3),
        by_support(5, 10, day=4, office=4, undone=True),
    ]

    found = parts(said)

    assert {office: (one.report.id, one.percent) for office, one in found.items()} == {
        2: (3, Decimal(100)),
        3: (4, None),
    }


@pytest.mark.parametrize("duty", [Duty.LEAD, None])
def test_a_part_stays_one_when_its_office_leads_later_or_has_left(duty: Duty | None) -> None:
    said = [by_office(1, 40, Duty.LEAD), replace(by_support(2, 90, day=2), duty=duty)]

    found = current(said)

    assert found is not None
    assert found.percent == 40
    assert (parts(said), disagreements(said)) == ({}, ())


def test_a_disagreement_ends_when_either_office_comes_near_or_takes_it_back() -> None:
    first, second = by_office(1, 40, Duty.LEAD), by_support(2, 90, day=2)
    near = by_office(3, 85, Duty.LEAD, day=3)
    back = by_support(3, 50, day=3)

    assert disagreements([first, second]) != ()
    assert disagreements([first, second, near]) == disagreements([first, second, back]) == ()
    assert disagreements([first, replace(second, undone=True)]) == ()
    assert disagreements([first, second], on=date(2026, 5, 1)) == ()


def test_a_figure_of_a_file_is_nobodys_to_disagree_with() -> None:
    file = replace(by_office(1, 10, Duty.LEAD), duty=None, office_id=None)
    said = [file, by_support(2, 90, day=2)]

    assert disagreements(said) == ()
    found = current(said)
    assert found is not None
    assert found.percent == 10


def test_of_a_report_and_those_that_continue_it_the_last_counts_alone() -> None:
    before, done = by_office(1, 30, Duty.LEAD), by_office(2, 100, Duty.LEAD, day=2)
    words = by_office(3, 100, Duty.LEAD, day=2, continues=2)
    nothing = by_office(4, None, Duty.LEAD, day=2, continues=2)

    def percent(*said: Report) -> Decimal | None:
        found = current(said)
        assert found is not None
        return found.percent

    assert percent(before, done, words) == 100
    assert percent(before, done, words, nothing) == 30
    assert percent(before, done, words, replace(nothing, undone=True)) == 100
    assert percent(done, nothing) is None


@pytest.mark.parametrize(
    ("percent", "status", "state"),
    [
        (0, Status.IN_PROGRESS, State.NOT_STARTED),
        (1, Status.NOT_STARTED, State.IN_PROGRESS),
        (None, Status.NOT_STARTED, State.NOT_STARTED),
        (None, Status.IN_PROGRESS, State.IN_PROGRESS),
        (None, Status.DONE, State.IN_PROGRESS),
        (100, Status.IN_PROGRESS, State.DONE),
        (100, Status.NOT_APPLICABLE, State.NOT_APPLICABLE),
        (None, None, State.WITHOUT_REPORT),
    ],
)
def test_an_activity_stands_by_its_figure_and_only_without_one_by_what_was_said(
    percent: int | None, status: Status | None, state: State
) -> None:
    assert state_of(percent, status) is state
