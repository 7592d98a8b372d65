"""Which steps go out on a day, and which are closed and why: each rule with its counterpart."""

from __future__ import annotations

from datetime import date

import pytest

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.words import Duty
from scheduler.due import Candidate, CloseReason, Owed, WhyToday, due
from tests.unit.scheduler.builders import DUE, LONG_AGO, a_candidate

POLICY = Policy()
COLOMBIA = Calendar()
UP_TO_7 = frozenset({"before-30", "before-15", "before-7"})
UP_TO_DUE = UP_TO_7 | {"before-3", "before-1", "before-0"}


def on(day: date, *candidates: Candidate, policy: Policy = POLICY) -> Owed:
    return due(candidates, policy, COLOMBIA, day)


def sent(owed: Owed) -> list[str]:
    return [line.step.key for line in owed.steps]


def closed(owed: Owed) -> dict[str, CloseReason]:
    return {one.step.key: one.reason for one in owed.closed}


@pytest.mark.parametrize(
    ("today", "already", "key", "why"),
    [
        (date(2026, 6, 12), {"before-30"}, "before-15", WhyToday.MOVED_FROM_DAY_OFF),
        (date(2026, 6, 23), {"before-15"}, "before-7", WhyToday.ON_ITS_DAY),
        (DUE, {"before-1"}, "before-0", WhyToday.ON_ITS_DAY),
        (date(2026, 7, 7), {"before-0"}, "overdue-1", WhyToday.ON_ITS_DAY),
        (date(2026, 7, 28), {"overdue-3"}, "overdue-4", WhyToday.ON_ITS_DAY),
    ],
)
def test_a_step_goes_out_on_its_day(
    today: date, already: set[str], key: str, why: WhyToday
) -> None:
    owed = on(today, a_candidate(already=frozenset(already)))
    assert [(line.step.key, line.why, line.day) for line in owed.steps] == [(key, why, today)]
    assert owed.closed == []


@pytest.mark.parametrize("today", [date(2026, 6, 11), date(2026, 6, 24), date(2026, 7, 6)])
def test_between_two_steps_nothing_is_owed(today: date) -> None:
    already = UP_TO_DUE if today > DUE else UP_TO_7
    if today < date(2026, 6, 12):
        already = frozenset({"before-30"})
    assert on(today, a_candidate(already=already)) == Owed([], [])


def test_a_recorded_step_is_not_owed_again_whatever_became_of_it() -> None:
    assert on(DUE, a_candidate(already=frozenset({"before-0"}))) == Owed([], [])


@pytest.mark.parametrize("day_off", [date(2026, 6, 27), date(2026, 6, 28), date(2026, 6, 29)])
def test_nothing_is_owed_on_a_day_off(day_off: date) -> None:
    assert on(day_off, a_candidate()) == Owed([], [])
    assert on(DUE, a_candidate()).steps != []


def test_steps_that_meet_on_one_day_are_one_the_newest() -> None:
    owed = on(date(2026, 6, 26), a_candidate(already=UP_TO_7))
    assert sent(owed) == ["before-1"]
    assert closed(owed) == {"before-3": CloseReason.SAME_DAY}
    assert owed.closed[0].reason_text == "otro más cercano cae el mismo día"


def test_after_an_outage_only_the_newest_missed_step_goes_out() -> None:
    owed = on(date(2026, 6, 24), a_candidate(already=frozenset({"before-30"})))
    assert [(line.step.key, line.why) for line in owed.steps] == [("before-7", WhyToday.MISSED)]
    assert closed(owed) == {"before-15": CloseReason.NEWER}


def test_a_step_older_than_a_recorded_one_is_never_caught_up() -> None:
    # the setting got a step of 10 days after the one of 7 days had gone out
    policy = Policy(steps_before=(30, 15, 10, 7, 3, 1, 0))
    assert on(date(2026, 6, 24), a_candidate(already=UP_TO_7), policy=policy) == Owed([], [])


def test_nothing_is_owed_for_days_up_to_the_welcome() -> None:
    long_overdue = a_candidate(due=date(2026, 3, 31), started_on=date(2026, 6, 23))
    assert on(date(2026, 6, 23), long_overdue) == Owed([], [])
    assert on(date(2026, 6, 24), long_overdue) == Owed([], [])
    # 31 March + 13 weeks is 30 June
    assert sent(on(date(2026, 6, 30), long_overdue)) == ["overdue-13"]


def test_nothing_is_owed_before_the_welcome_was_delivered() -> None:
    assert on(DUE, a_candidate(started_on=None)) == Owed([], [])


def test_the_step_of_the_day_of_the_welcome_is_not_owed_but_the_next_is() -> None:
    assert sent(on(DUE, a_candidate(started_on=DUE))) == []
    assert sent(on(DUE, a_candidate(started_on=date(2026, 6, 26)))) == ["before-0"]


# before-7 falls on Tuesday 23 June; Monday 15 June is a holiday.
@pytest.mark.parametrize(
    ("answered_on", "silent"),
    [
        (date(2026, 6, 23), True),  # the same day
        (date(2026, 6, 22), True),
        (date(2026, 6, 16), True),  # Wed 17, Thu 18, Fri 19, Mon 22, Tue 23: the fifth
        (date(2026, 6, 12), False),  # Tue 16 … Mon 22: the fifth was yesterday
        (None, False),
    ],
)
def test_an_answer_silences_for_five_working_days(answered_on: date | None, silent: bool) -> None:
    candidate = a_candidate(
        already=frozenset({"before-15"}), last_answer_on=answered_on, last_told_on=None
    )
    owed = on(date(2026, 6, 23), candidate)
    assert sent(owed) == ([] if silent else ["before-7"])
    assert closed(owed) == ({"before-7": CloseReason.ANSWERED} if silent else {})


def test_a_silenced_step_says_when_it_was_answered() -> None:
    owed = on(
        date(2026, 6, 23),
        a_candidate(already=frozenset({"before-15"}), last_answer_on=date(2026, 6, 19)),
    )
    assert [one.reason_text for one in owed.closed] == ["la oficina respondió el 2026-06-19"]


def test_the_due_day_is_never_silenced_and_knows_of_the_answer() -> None:
    owed = on(DUE, a_candidate(already=frozenset({"before-1"}), last_answer_on=date(2026, 6, 26)))
    assert sent(owed) == ["before-0"]
    assert owed.steps[0].candidate.last_answer_on == date(2026, 6, 26)


def test_a_due_day_on_a_day_off_is_not_silenced_on_the_working_day_before() -> None:
    sunday = date(2026, 6, 28)
    owed = on(date(2026, 6, 26), a_candidate(due=sunday, last_answer_on=date(2026, 6, 25)))
    assert sent(owed) == ["before-0"]
    assert owed.steps[0].why is WhyToday.MOVED_FROM_DAY_OFF


# before-30 fell on Friday 29 May; the clock stood still until Wednesday 10 June.
@pytest.mark.parametrize(
    ("answered_on", "goes_out"),
    [
        (date(2026, 5, 28), True),  # silent up to Thursday 4 June, and the step's day came since
        (date(2026, 5, 29), False),  # silent up to Friday 5 June, but the step was answered
        (date(2026, 6, 1), False),
    ],
)
def test_a_missed_step_goes_out_unless_it_was_answered_since_its_day(
    answered_on: date, goes_out: bool
) -> None:
    owed = on(date(2026, 6, 10), a_candidate(last_answer_on=answered_on))
    assert sent(owed) == (["before-30"] if goes_out else [])
    assert closed(owed) == ({} if goes_out else {"before-30": CloseReason.ANSWERED})


def test_the_days_of_silence_are_a_setting() -> None:
    policy = Policy(silence_after_answer_working_days=1)
    candidate = a_candidate(already=frozenset({"before-15"}), last_answer_on=date(2026, 6, 19))
    assert sent(on(date(2026, 6, 23), candidate, policy=policy)) == ["before-7"]


def test_an_office_that_answered_the_last_reminder_hears_of_what_is_overdue_fortnightly() -> None:
    policy = Policy(silence_after_answer_working_days=1)
    answers = a_candidate(
        already=UP_TO_DUE | {"overdue-1"},
        last_told_on=date(2026, 7, 7),
        last_answer_on=date(2026, 7, 8),
    )
    owed = on(date(2026, 7, 14), answers, policy=policy)
    assert (sent(owed), closed(owed)) == ([], {"overdue-2": CloseReason.KEEPS_ANSWERING})
    a_week_on = a_candidate(
        already=UP_TO_DUE | {"overdue-1", "overdue-2"},
        last_told_on=date(2026, 7, 7),
        last_answer_on=date(2026, 7, 8),
    )
    assert sent(on(date(2026, 7, 21), a_week_on, policy=policy)) == ["overdue-3"]


def test_an_office_that_left_the_last_reminder_unanswered_hears_weekly() -> None:
    policy = Policy(silence_after_answer_working_days=1)
    silent_since = a_candidate(
        already=UP_TO_DUE | {"overdue-1"},
        last_told_on=date(2026, 7, 7),
        last_answer_on=date(2026, 7, 6),
    )
    assert sent(on(date(2026, 7, 14), silent_since, policy=policy)) == ["overdue-2"]


def test_several_milestones_of_one_activity_give_one_line_that_names_the_others() -> None:
    first = a_candidate(
        milestone_id=1, due=date(2026, 6, 16), of=2, already=UP_TO_DUE | {"overdue-1"}
    )
    second = a_candidate(
        milestone_id=2,
        due=DUE,
        ordinal=2,
        of=2,
        previous_due=date(2026, 6, 16),
        previous_met=False,
        already=frozenset({"before-1"}),
    )
    owed = on(DUE, second, first)
    assert [(line.candidate.milestone_id, line.step.key) for line in owed.steps] == [
        (1, "overdue-2")
    ]
    assert owed.steps[0].also == (2,)
    assert closed(owed) == {"before-0": CloseReason.EARLIER_MILESTONE}


def test_a_later_milestone_announces_its_own_days_while_an_earlier_one_is_open() -> None:
    first = a_candidate(due=date(2026, 6, 12), of=2, already=UP_TO_DUE | {"overdue-1"})
    second = a_candidate(
        milestone_id=2,
        ordinal=2,
        of=2,
        previous_due=date(2026, 6, 12),
        previous_met=False,
        already=frozenset({"before-15"}),
    )
    owed = on(date(2026, 6, 23), first, second)
    assert [(line.candidate.milestone_id, line.step.key) for line in owed.steps] == [
        (2, "before-7")
    ]
    assert owed.steps[0].also == ()


@pytest.mark.parametrize(
    ("previous_met", "keys", "reasons"),
    [
        (False, [], {"overdue-1": CloseReason.EARLIER_MILESTONE}),
        (True, ["overdue-1"], {}),
    ],
)
def test_only_the_earliest_open_milestone_has_an_overdue_ladder(
    previous_met: bool, keys: list[str], reasons: dict[str, CloseReason]
) -> None:
    second = a_candidate(
        ordinal=2,
        of=2,
        previous_due=date(2026, 5, 29),
        previous_met=previous_met,
        already=UP_TO_DUE,
    )
    owed = on(date(2026, 7, 7), second)
    assert (sent(owed), closed(owed)) == (keys, reasons)


def test_two_activities_of_one_person_are_two_lines() -> None:
    owed = on(DUE, a_candidate(), a_candidate(milestone_id=2, activity_id=11))
    assert sent(owed) == ["before-0", "before-0"]


def test_a_person_of_the_leading_and_of_a_supporting_office_is_asked_once_as_lead() -> None:
    lead, support = a_candidate(), a_candidate(office_id=1001, duty=Duty.SUPPORT)
    for order in ((lead, support), (support, lead)):
        owed = on(DUE, *order)
        assert [line.candidate.duty for line in owed.steps] == [Duty.LEAD]
    assert [line.candidate.duty for line in on(DUE, support).steps] == [Duty.SUPPORT]


def test_a_line_says_which_reminder_of_how_many_it_is() -> None:
    owed = on(date(2026, 6, 23), a_candidate(already=frozenset({"before-15"})))
    assert (owed.steps[0].step.number, owed.steps[0].step.total) == (3, 5)


@pytest.mark.parametrize(
    ("today", "overrides", "next_on"),
    [
        (date(2026, 6, 23), {}, date(2026, 6, 26)),
        (DUE, {}, date(2026, 7, 7)),
        (date(2026, 7, 7), {}, date(2026, 7, 14)),
        # answered on the day before, a holiday: silent up to and with Monday 6 July
        (DUE, {"last_answer_on": date(2026, 6, 29)}, date(2026, 7, 7)),
    ],
)
def test_a_line_says_when_the_next_reminder_comes_if_nothing_is_answered(
    today: date, overrides: dict[str, date], next_on: date
) -> None:
    owed = on(today, a_candidate(**overrides))
    assert [line.next_on for line in owed.steps] == [next_on]


@pytest.mark.parametrize(
    ("silence", "overrides", "next_on"),
    [
        # told on Friday and answered, but today's reminder is not answered yet: weekly
        (
            1,
            {"last_told_on": date(2026, 6, 26), "last_answer_on": date(2026, 6, 26)},
            date(2026, 7, 7),
        ),
        # answered on Sunday: silent on Tue 30, Wed 1, Thu 2, Fri 3, Mon 6, Tue 7
        (6, {"last_answer_on": date(2026, 6, 28)}, date(2026, 7, 14)),
    ],
)
def test_the_next_reminder_heeds_the_answers_so_far(
    silence: int, overrides: dict[str, date], next_on: date
) -> None:
    policy = Policy(silence_after_answer_working_days=silence)
    owed = on(DUE, a_candidate(already=UP_TO_7, **overrides), policy=policy)
    assert [line.next_on for line in owed.steps] == [next_on]


def test_who_has_answered_today_is_not_asked_today() -> None:
    assert on(DUE, a_candidate(already=UP_TO_7, last_answer_on=DUE)).steps == []


def test_a_silenced_step_of_a_later_milestone_is_not_announced_as_the_next() -> None:
    answered = date(2026, 6, 26)  # silent up to and with Monday 6 July
    first = a_candidate(of=2, last_answer_on=answered)
    second = a_candidate(
        milestone_id=2,
        ordinal=2,
        of=2,
        due=date(2026, 7, 7),  # its steps of 3 and 1 days fall on 3 and 6 July
        previous_due=DUE,
        previous_met=False,
        last_answer_on=answered,
    )
    assert [line.next_on for line in on(DUE, first, second).steps] == [date(2026, 7, 7)]


def test_the_next_reminder_may_be_that_of_a_later_milestone() -> None:
    first = a_candidate(of=2, already=UP_TO_7)
    second = a_candidate(
        milestone_id=2, ordinal=2, of=2, due=date(2026, 7, 31), previous_due=DUE, previous_met=False
    )
    # the second milestone's step of 30 days falls on 1 July, before overdue-1 on the 7th
    owed = on(DUE, first, second)
    assert [line.next_on for line in owed.steps] == [date(2026, 7, 1)]
    covered = a_candidate(previous_due=LONG_AGO, previous_met=False, already=UP_TO_7)
    assert [line.next_on for line in on(DUE, covered).steps] == [None]


@pytest.mark.parametrize(
    ("today", "overrides", "escalates_on"),
    [
        # nothing delivered before: 30 June + 7 days are 7 July, 5 full working days end that day
        (DUE, {}, date(2026, 7, 8)),
        # from 7 July: Wed 8, Thu 9, Fri 10, Tue 14 (Monday is a holiday) and Wed 15 are full
        (date(2026, 7, 7), {}, date(2026, 7, 16)),
        (date(2026, 7, 7), {"unanswered_since": DUE}, date(2026, 7, 8)),
        (date(2026, 7, 14), {"unanswered_since": DUE}, None),  # told a week ago
        (DUE, {"duty": Duty.SUPPORT}, None),
    ],
)
def test_a_line_says_when_silence_would_be_escalated(
    today: date, overrides: dict[str, date], escalates_on: date | None
) -> None:
    owed = on(today, a_candidate(**overrides))
    assert [line.escalates_on for line in owed.steps] == [escalates_on]
