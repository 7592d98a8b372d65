"""What the model reads plainly holds where nobody reads otherwise; the rest waits for a yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.model.joining import joined
from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, read_context


def an_update(code: str | None, percent: int | None, ask: Ask | None = None) -> Update:
    """Return an update with this figure."""
    figure = None if percent is None else Decimal(percent)
    return Update(
        code=code,
        percent=figure,
        status=Status.IN_PROGRESS,
        description="falta la firma",
        span=None,
        words="",
        rule="x",
        ask=ask,
    )


def a_report(*updates: Update, ask: Ask | None = None) -> Meaning:
    """Return a report."""
    return Meaning(Intent.REPORT, updates, ask=ask)


ASKED = a_report(an_update("1.2", None, Ask.PERCENT), ask=Ask.PERCENT)


def test_nothing_changes_without_a_reading_of_the_model() -> None:
    assert joined(ASKED, None) is ASKED


@pytest.mark.parametrize(
    "read",
    [
        a_report(an_update("1.2", 80)),
        a_report(an_update("1.3", 60)),
        a_report(an_update("1.2", 60), an_update("1.3", 20)),
        Meaning(Intent.COURTESY),
        Meaning(Intent.EXTENSION, codes=("1.2",)),
    ],
)
def test_what_the_local_readers_would_record_is_written_as_the_model_reads_it_or_after_a_yes(
    read: Meaning,
) -> None:
    local = a_report(an_update("1.2", 60), an_update("1.1", 40))

    shown = joined(local, read)

    same = any(one.percent == Decimal(60) and one.code == "1.2" for one in read.updates)
    asks = {one.code: (one.percent, one.ask) for one in shown.updates}
    assert asks["1.2"] == (Decimal(60), None if same else Ask.CONFIRM)
    assert asks["1.1"] == (Decimal(40), Ask.CONFIRM)
    assert shown.ask is Ask.CONFIRM
    assert asks.get("1.3", (0, Ask.CONFIRM))[1] is Ask.CONFIRM


def test_what_the_model_reads_too_is_recorded_as_it_would_be_without_it() -> None:
    local = a_report(an_update("1.2", 60), an_update("1.1", None, Ask.PERCENT), ask=Ask.PERCENT)
    doubtful = replace(an_update("1.2", 60, Ask.CONFIRM), description="otra cosa")
    vague = an_update("1.1", None, Ask.PERCENT)

    assert joined(local, a_report(doubtful, vague, ask=Ask.PERCENT)) is local


@pytest.mark.parametrize("ask", [None, Ask.CONFIRM])
def test_a_figure_that_the_model_does_not_see_is_asked_for_with_its_words(ask: Ask | None) -> None:
    vague = replace(an_update("1.2", None, Ask.PERCENT), description="ya está lo de urgencias")
    local = a_report(an_update("1.2", 70, ask), an_update("1.1", 40), ask=ask)

    shown = joined(local, a_report(vague, an_update("1.1", 40), ask=Ask.PERCENT))

    assert shown.ask is Ask.PERCENT
    assert [(one.code, one.percent, one.ask, one.description) for one in shown.updates] == [
        ("1.2", None, Ask.PERCENT, "ya está lo de urgencias"),
        ("1.1", Decimal(40), None, "falta la firma"),
    ]


def test_words_that_name_nothing_go_with_the_one_activity_that_the_model_reads() -> None:
    loose = replace(an_update(None, None, Ask.ACTIVITY), description="pendiente el cruce")
    local = a_report(an_update("1.2", 70), loose, ask=Ask.ACTIVITY)

    shown = joined(local, a_report(an_update("1.2", 70)))

    assert shown.ask is None
    assert [(one.code, one.description) for one in shown.updates] == [
        ("1.2", "falta la firma. pendiente el cruce")
    ]


def test_words_that_name_nothing_are_asked_about_beside_several_activities() -> None:
    loose = replace(an_update(None, None, Ask.ACTIVITY), description="pendiente el cruce")
    local = a_report(an_update("1.1", 40), an_update("1.2", 70), loose, ask=Ask.ACTIVITY)

    assert joined(local, a_report(an_update("1.1", 40), an_update("1.2", 70))) is local


def test_what_is_reported_beside_a_request_is_read_by_the_model_too() -> None:
    updates = (an_update("1.1", None, Ask.PERCENT), an_update("1.2", 60))
    local = Meaning(Intent.EXTENSION, updates, ("1.3",), date(2026, 5, 6), ask=Ask.PERCENT)
    done = replace(an_update("1.1", 100), status=Status.DONE)

    shown = joined(local, replace(local, updates=(done, an_update("1.2", 60)), ask=None))

    assert (shown.intent, shown.codes, shown.until) == (local.intent, ("1.3",), local.until)
    assert [(one.percent, one.ask) for one in shown.updates] == [
        (Decimal(100), None),
        (Decimal(60), None),
    ]
    assert shown.ask is None
    other = joined(local, replace(local, updates=(done, an_update("1.2", 80)), ask=None))
    assert [(one.percent, one.ask) for one in other.updates] == [
        (Decimal(100), None),
        (Decimal(60), Ask.CONFIRM),
    ]


@pytest.mark.parametrize("text", ["gracias", "¿qué tengo pendiente?", "el lunes le cuento"])
def test_what_is_no_report_stays_what_it_is(text: str) -> None:
    local = understand_by_rules(text, read_context("plan 1.2"), TODAY)

    assert joined(local, a_report(an_update("1.2", 80))) is local


def test_a_question_for_the_figure_becomes_a_yes_or_no() -> None:
    read = an_update("1.2", 80, Ask.CONFIRM)
    shown = joined(ASKED, a_report(read, ask=Ask.CONFIRM))

    assert shown.ask is Ask.CONFIRM
    [update] = shown.updates
    assert (update.code, update.percent, update.ask) == ("1.2", Decimal(80), Ask.CONFIRM)


def test_a_question_for_the_activity_becomes_a_yes_or_no_with_the_local_description() -> None:
    local = a_report(an_update(None, 60, Ask.ACTIVITY), ask=Ask.ACTIVITY)
    read = replace(an_update("1.3", 60, Ask.CONFIRM), description="otra cosa")

    shown = joined(local, a_report(read))

    assert [(one.code, one.ask, one.description) for one in shown.updates] == [
        ("1.3", Ask.CONFIRM, "falta la firma")
    ]


def test_no_fact_of_the_local_readers_is_lost_where_one_activity_is_shown() -> None:
    other = replace(an_update(None, None, Ask.ACTIVITY), description="lo aprueban en mayo")
    local = a_report(*ASKED.updates, other, ask=Ask.ACTIVITY)

    [update] = joined(local, a_report(an_update("1.2", 80))).updates

    assert update.description == "falta la firma. lo aprueban en mayo"


def test_a_bare_figure_names_no_activity_and_the_choice_is_hers() -> None:
    local = understand_by_rules("va en 60", read_context("plan 1.2 1.3"), TODAY)

    assert joined(local, a_report(an_update("1.2", 60))) is local


def test_a_yes_or_no_about_a_figure_that_was_read_stays_what_it_is() -> None:
    local = a_report(an_update("1.2", 60, Ask.CONFIRM), ask=Ask.CONFIRM)

    assert joined(local, a_report(an_update("1.2", 80))) is local


def test_what_was_not_understood_is_shown_and_waits_for_a_yes() -> None:
    read = an_update("1.2", 80, Ask.CONFIRM)
    shown = joined(Meaning(Intent.UNCLEAR), a_report(read, ask=Ask.CONFIRM))

    assert (shown.intent, shown.ask) == (Intent.REPORT, Ask.CONFIRM)
    assert [one.ask for one in shown.updates] == [Ask.CONFIRM]


def test_what_is_recorded_beside_a_question_is_recorded_as_before() -> None:
    sure = an_update("1.1", 40)
    local = a_report(sure, an_update(None, 60, Ask.ACTIVITY), ask=Ask.ACTIVITY)

    read = an_update("1.2", 60, Ask.CONFIRM)
    shown = joined(local, a_report(an_update("1.1", 40), read, ask=Ask.CONFIRM))

    assert shown.updates[0] is sure
    assert [(one.code, one.percent, one.ask) for one in shown.updates[1:]] == [
        ("1.2", Decimal(60), Ask.CONFIRM)
    ]


@pytest.mark.parametrize(
    "read",
    [
        Meaning(Intent.COURTESY),
        Meaning(Intent.EXTENSION, codes=("1.2",)),
        a_report(an_update(None, 60, Ask.ACTIVITY), ask=Ask.ACTIVITY),
        a_report(an_update("1.2", None, Ask.PERCENT), ask=Ask.PERCENT),
        a_report(an_update("1.3", 60)),
    ],
)
def test_a_reading_that_leaves_the_question_open_changes_nothing(read: Meaning) -> None:
    assert joined(ASKED, read) is ASKED


def test_the_activity_of_a_request_is_shown_with_its_day() -> None:
    local = Meaning(Intent.EXTENSION, until=date(2026, 5, 6), ask=Ask.ACTIVITY)
    read = Meaning(Intent.EXTENSION, codes=("1.2",), until=date(2026, 7, 15))

    shown = joined(local, read)

    assert (shown.codes, shown.until, shown.ask) == (("1.2",), date(2026, 7, 15), Ask.CONFIRM)
    assert joined(local, Meaning(Intent.REASSIGN, codes=("1.2",))) is local


@pytest.mark.parametrize("local", [ASKED, Meaning(Intent.UNCLEAR)])
def test_what_the_model_does_not_read_plainly_waits_for_a_yes(local: Meaning) -> None:
    doubtful = an_update("1.3", 100, Ask.CONFIRM)
    shown = joined(local, a_report(an_update("1.2", 80), doubtful, ask=Ask.CONFIRM))

    assert [(one.code, one.ask) for one in shown.updates] == [("1.2", None), ("1.3", Ask.CONFIRM)]
    assert shown.ask is Ask.CONFIRM


def differing(*readings: Meaning) -> Meaning:
    """Return a doubtful report that the local readers read so."""
    return replace(ASKED, readings=readings)


def test_a_reading_that_one_of_the_local_readers_shares_holds() -> None:
    theirs = a_report(an_update("1.2", 80))

    assert joined(differing(a_report(an_update("1.2", 50)), theirs), theirs) == theirs


def test_the_fuller_words_hold_where_two_readers_agree() -> None:
    short = a_report(replace(an_update("1.2", 80), description="falta la firma"))
    full = a_report(replace(an_update("1.2", 80), description="falta la firma. Llega el lunes."))

    assert joined(differing(a_report(an_update("1.2", 50)), short), full) == full
    assert joined(differing(a_report(an_update("1.2", 50)), full), short) == full


def test_what_one_local_reader_doubts_and_no_other_reads_is_dropped_and_its_words_are_kept() -> (
    None
):
    invented = replace(an_update("1.3", 7, Ask.CONFIRM), description="7 sillas")
    first, second = a_report(an_update("1.2", 60), invented), a_report(an_update("1.2", 50))
    local = replace(first, ask=Ask.CONFIRM, readings=(first, second))

    shown = joined(local, a_report(an_update("1.2", 60)))

    assert [(one.code, one.percent) for one in shown.updates] == [("1.2", Decimal(60))]
    assert "7 sillas" in shown.updates[0].description


def test_a_reading_that_is_not_plain_holds_where_a_local_reader_shares_it() -> None:
    doubted = replace(a_report(an_update("1.2", 80, Ask.CONFIRM)), ask=Ask.CONFIRM)
    local = replace(doubted, readings=(a_report(an_update("1.2", 80)), ASKED))
    read = a_report(an_update("1.2", 80, Ask.CONFIRM), an_update("1.3", 20, Ask.CONFIRM))

    shown = joined(local, replace(read, ask=Ask.CONFIRM))

    assert [(one.code, one.ask) for one in shown.updates] == [("1.2", None), ("1.3", Ask.CONFIRM)]


def test_what_one_of_the_local_readers_reads_otherwise_waits_for_a_yes() -> None:
    local = differing(a_report(an_update("1.2", 50)), ASKED)

    [update] = joined(local, a_report(an_update("1.2", 80))).updates

    assert (update.percent, update.ask) == (Decimal(80), Ask.CONFIRM)


def test_what_only_one_of_them_would_record_is_asked_about_where_the_model_reads_otherwise() -> (
    None
):
    alone = a_report(an_update("1.2", 50))
    local = replace(alone, readings=(alone, ASKED))

    [update] = joined(local, a_report(an_update("1.2", 80))).updates

    assert (update.percent, update.ask) == (Decimal(80), Ask.CONFIRM)
    assert joined(local, None) is local
