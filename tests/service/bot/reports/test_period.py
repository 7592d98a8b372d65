"""100 % of the period or of the year, on both databases: what closes, what stays open, undoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.later_dates import LaterDates
from core.messages import Note, Question, Receipt
from core.words import Status
from models.audit import Audit
from models.outbox import OutboxItem
from models.plan import Milestone
from reports import figures
from tests.service.bot.chat import Chat, Town, notes

JUNE, SEPTEMBER, DECEMBER = date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 15)


def met(town: Town, activity: int) -> list[bool]:
    """Return which of an activity's dates are met."""
    rows = town.rows(select(Milestone).where(Milestone.activity_id == activity))
    return [row.met for row in sorted(rows, key=lambda row: row.ordinal)]


def the_receipt(marta: Chat) -> Receipt:
    """Let all be delivered; return the one receipt that was said."""
    marta.town.deliver()
    (receipt,) = [one for one in marta.heard() if isinstance(one, Receipt)]
    return receipt


def test_a_hundred_is_recorded_as_said_and_the_receipt_says_what_it_closes(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", due=[date(2026, 5, 29), SEPTEMBER, DECEMBER])

    marta.says("la 1.2 quedó al 100 %")

    assert (town.figure(activity)[0], met(town, activity)) == (100, [True] * 3)
    receipt = the_receipt(marta)
    assert receipt.records[0].later == LaterDates(dates=(SEPTEMBER, DECEMBER), met=1, total=3)
    assert [button.label for button in receipt.buttons] == ["Solo este periodo"]


@pytest.mark.parametrize("how", ["button", "words"])
def test_only_this_period_leaves_the_later_dates_open_and_the_activity_unfinished(
    town: Town, marta: Chat, how: str
) -> None:
    activity = town.add("1.2", due=[date(2026, 5, 29), SEPTEMBER, DECEMBER])
    marta.says("la 1.2 quedó al 100 %, se publicó el informe")
    the_receipt(marta)

    said = marta.touches("Solo este periodo") if how == "button" else None
    said = said or marta.says("era solo lo de este cuatrimestre")

    assert said == "recorded"
    assert town.figure(activity) == (33, "se publicó el informe")
    assert met(town, activity) == [True, False, False]
    receipt = the_receipt(marta)
    later = receipt.records[0].later
    assert later is not None
    assert (later.kept_open, later.dates) == (True, (SEPTEMBER, DECEMBER))
    row = town.reports()[-1]
    assert (row.continues, row.status) == (town.reports()[0].id, Status.IN_PROGRESS)
    assert row.words == (
        "Solo este periodo" if how == "button" else "era solo lo de este cuatrimestre"
    )
    with town.database.reading() as session:
        seen = figures.collect(session, town.context, town.now)
    assert (seen.headline.done, seen.headline.in_progress) == (0, 1)
    assert seen.rows[0].due == SEPTEMBER
    assert "later dates kept open" in town.rows(select(Audit.action).order_by(Audit.id))


@pytest.mark.parametrize("before", [40, None])
def test_of_one_far_date_the_figure_is_the_one_before_and_never_one_that_nobody_said(
    town: Town, marta: Chat, before: int | None
) -> None:
    activity = town.add("1.2", before, due=DECEMBER, terms=["Trimestral"])
    marta.says("la 1.2 ya quedó")
    the_receipt(marta)

    marta.touches("Solo este periodo")

    assert town.figure(activity)[0] == before
    assert met(town, activity) == [False]
    assert town.reports()[-1].percent is None
    (record,) = the_receipt(marta).records
    assert (record.percent, record.line.percent) == (None, before)
    marta.says("¿qué tengo pendiente?")
    assert notes(marta.heard()) == ["listing"]


def test_an_activity_that_comes_again_without_dates_stays_open_too(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", due=None, terms=["I trimestre", "II trimestre"])
    marta.says("la 1.2 ya quedó")
    receipt = the_receipt(marta)
    assert receipt.records[0].later == LaterDates(rhythm="I trimestre, II trimestre")
    assert receipt.still_open == 0

    marta.touches("Solo este periodo")

    assert town.figure(activity)[0] is None
    assert the_receipt(marta).still_open == 1


def test_undoing_takes_back_the_hundred_with_its_period(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 20, due=[date(2026, 5, 29), SEPTEMBER])
    marta.says("la 1.2 quedó al 100 %")
    marta.touches("Solo este periodo")
    assert town.figure(activity)[0] == 50

    assert marta.touches("Deshacer") == "undone"

    assert town.figure(activity)[0] == 20
    assert met(town, activity) == [False, False]


def test_nothing_later_nothing_to_ask(town: Town, marta: Chat) -> None:
    town.add("1.2", due=JUNE)
    town.add("1.3", due=[date(2026, 3, 31), date(2026, 4, 30)])
    town.add("1.4", 100, due=[JUNE, DECEMBER])

    for text in ("1.2 al 100 %, 1.3 al 100 %", "1.4 al 100 %"):
        marta.says(text)
        receipt = the_receipt(marta)
        assert {one.later for one in receipt.records} == {None}
        assert receipt.buttons == ()


def test_of_several_reports_each_has_its_button(town: Town, marta: Chat) -> None:
    first = town.add("1.2", due=[JUNE, DECEMBER])
    second = town.add("1.3", due=[JUNE, SEPTEMBER, DECEMBER])
    marta.says("1.2 al 100 %, 1.3 al 100 %")
    assert [button.label for button in the_receipt(marta).buttons] == [
        "1.2: solo este periodo",
        "1.3: solo este periodo",
    ]

    marta.touches("1.3: solo")

    assert (town.figure(first)[0], town.figure(second)[0]) == (100, 33)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.2 al 100 %, solo este periodo", ""),
        ("1.2 al 100 %, se publicó el informe, solo lo de este cuatrimestre",
         "se publicó el informe"),
    ],
)  # fmt: skip
def test_which_period_it_is_of_is_read_and_stands_not_among_the_words_of_the_work(
    town: Town, marta: Chat, text: str, words: str
) -> None:
    activity = town.add("1.2", due=[date(2026, 5, 29), SEPTEMBER, DECEMBER])

    marta.says(text)

    assert town.figure(activity) == (33, words)
    assert met(town, activity) == [True, False, False]
    assert the_receipt(marta).records[0].description == words


def test_of_several_reports_only_the_one_that_is_of_its_period_leaves_dates_open(
    town: Town, marta: Chat
) -> None:
    first = town.add("1.2", due=[JUNE, DECEMBER])
    second = town.add("1.3", due=[JUNE, DECEMBER])

    marta.says("1.2 al 100 %, solo este periodo. 1.3 al 100 %, se entregó el mapa")

    assert town.figure(first) == (50, "")
    assert town.figure(second) == (100, "se entregó el mapa")
    assert (met(town, first), met(town, second)) == ([True, False], [True, True])


def test_words_about_the_work_that_name_its_period_stay(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", due=JUNE)

    marta.says("1.2 en 60 %, solo falta el informe de este periodo")

    assert town.figure(activity) == (60, "solo falta el informe de este periodo")


def test_an_edited_message_says_no_more_of_its_period(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", due=[date(2026, 5, 29), SEPTEMBER, DECEMBER])
    marta.says("1.2 al 100 %, se publicó el informe")

    marta.edits("1.2 al 100 %, se publicó el informe y el anexo, solo este periodo")

    assert town.figure(activity)[1] == "se publicó el informe y el anexo"


def test_a_button_after_a_newer_figure_or_after_a_day_changes_nothing(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", due=[JUNE, DECEMBER])
    marta.says("la 1.2 quedó al 100 %")
    town.wait(hours=25)
    marta.heard()
    marta.touches("Solo este periodo")
    (late,) = marta.heard()
    assert isinstance(late, Note)
    assert late.name == "undo_late"

    marta.says("corrija: 1.2 va en 60")
    marta.heard()
    marta.touches("Solo este periodo")
    assert notes(marta.heard()) == ["question_gone"]
    assert town.figure(activity)[0] == 60


def test_where_nothing_can_be_edited_there_is_another_receipt(town: Town, marta: Chat) -> None:
    town.context = replace(town.context, editable=frozenset())
    activity = town.add("1.2", due=[JUNE, DECEMBER])
    marta.says("la 1.2 quedó al 100 %")
    the_receipt(marta)

    marta.touches("Solo este periodo")

    another = the_receipt(marta)
    assert another.buttons == ()
    assert another.records[0].percent == Decimal(50)
    marta.touches("Deshacer")
    assert town.figure(activity)[0] is None


def test_where_it_is_read_the_receipt_itself_says_so(town: Town, marta: Chat) -> None:
    town.context = replace(town.context, editable=frozenset({"telegram"}))
    town.add("1.2", due=[JUNE, DECEMBER])
    marta.says("la 1.2 quedó al 100 %")
    the_receipt(marta)

    assert marta.touches("Solo este periodo") == "recorded"

    form = the_receipt(marta)
    assert form.buttons == ()
    assert form.records[0].percent == Decimal(50)
    newest = town.rows(select(OutboxItem).order_by(OutboxItem.id))[-1]
    assert newest.key.startswith("again:")


def test_a_figure_that_meets_dates_says_which_and_only_the_first_time(
    town: Town, marta: Chat
) -> None:
    march = date(2026, 3, 31)
    activity = town.add("1.2", 10, due=[march, JUNE, SEPTEMBER, DECEMBER])

    marta.says("la 1.2 va en 40, se recogieron los datos de enero")

    assert met(town, activity) == [True, False, False, False]
    assert the_receipt(marta).records[0].meets == (march,)
    marta.says("la 1.2 va en 45 %")
    assert the_receipt(marta).records[0].meets == ()
    town.wait(days=20)
    marta.says("la 1.2 va en 80 %")
    assert the_receipt(marta).records[0].meets == (JUNE,)

    assert marta.touches("Deshacer") == "undone"

    assert met(town, activity) == [True, False, False, False]


def test_a_corrected_figure_says_which_dates_it_meets_now(town: Town, marta: Chat) -> None:
    march = date(2026, 3, 31)
    activity = town.add("1.2", 10, due=[march, JUNE, SEPTEMBER, DECEMBER])
    marta.says("la 1.2 va en 20 %")
    assert the_receipt(marta).records[0].meets == ()

    marta.says("perdón, era 30 %")

    assert met(town, activity) == [True, False, False, False]
    assert the_receipt(marta).records[0].meets == (march,)


def test_a_figure_below_a_hundred_of_one_date_meets_none(town: Town, marta: Chat) -> None:
    town.add("1.2", 10, due=JUNE)

    marta.says("la 1.2 va en 90 %")

    assert the_receipt(marta).records[0].meets == ()


def test_a_period_that_was_kept_open_says_so_once(town: Town, marta: Chat) -> None:
    town.add("1.2", due=[date(2026, 5, 29), SEPTEMBER])
    marta.says("la 1.2 quedó al 100 %")
    the_receipt(marta)
    marta.touches("Solo este periodo")
    the_receipt(marta)

    marta.says("se publicó el informe en la página")

    record = the_receipt(marta).records[0]
    assert record.later is not None
    assert (record.later.kept_open, record.meets) == (True, ())


@pytest.mark.parametrize(
    ("due", "before", "closes"),
    [
        ([date(2026, 5, 30), date(2026, 11, 30)], 50, (date(2026, 11, 30),)),
        ([SEPTEMBER, DECEMBER], 20, (SEPTEMBER, DECEMBER)),
    ],
)
def test_a_next_date_that_is_far_away_is_named_and_may_stay_open(
    town: Town, marta: Chat, due: list[date], before: int, closes: tuple[date, ...]
) -> None:
    activity = town.add("3.2", due=due)
    marta.says(f"3.2 va en {before} %")
    the_receipt(marta)
    marta.says("la 3.2 ya se hizo el 100")

    assert the_receipt(marta).records[0].later == LaterDates(dates=closes)
    marta.touches("Solo este periodo")

    assert town.figure(activity)[0] == before
    assert met(town, activity)[-len(closes) :] == [False] * len(closes)


def records_a_hundred(marta: Chat, text: str) -> None:
    """Say it; where the readers differ or something lacks, agree to the 100."""
    if marta.says(text) == "asked":
        (question,) = marta.heard()
        assert isinstance(question, Question)
        said = marta.says("sí") if question.name == "confirm" else marta.says("100 %")
        assert said == "recorded"


MONTHS = [date(2026, month, 28) for month in range(3, 13)]


@pytest.mark.parametrize(
    ("text", "met_dates"),
    [
        ("la 1.2 cien pero solo lo de este mes", 3),
        ("cien pero solo lo de este mes", 3),
        ("1.2 al 100 %, solo lo de este mes", 3),
        ("100 pero solo la de abril", 2),
        ("va en 100, pero eso es nada más lo de mayo", 3),
        ("la 1.2 quedó al 100 %, solamente la del mes de abril, falta el resto", 2),
    ],
)
def test_words_that_limit_a_hundred_to_a_period_leave_the_rest_open(
    town: Town, marta: Chat, text: str, met_dates: int
) -> None:
    activity = town.add("1.2", 10, due=MONTHS, title="Publicar la carta de trato digno")
    records_a_hundred(marta, text)
    assert met(town, activity) == [True] * met_dates + [False] * (10 - met_dates)
    assert town.figure(activity)[0] == met_dates * 10
    receipt = the_receipt(marta)
    later = receipt.records[0].later
    assert later is not None
    assert (later.kept_open, len(later.dates), receipt.buttons) == (True, 10 - met_dates, ())
    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity)[0] == 10


@pytest.mark.parametrize("text", ["1.2 100 pero solo lo de este mes", "cien, solo la de marzo"])
def test_without_dates_of_the_periods_the_figure_of_before_stays(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("1.2", 10, due=DECEMBER, terms=["Mensual"])
    records_a_hundred(marta, text)
    assert (town.figure(activity)[0], met(town, activity)) == (10, [False])


@pytest.mark.parametrize(
    "text",
    [
        "1.2 al 100 %, no solo lo de este mes sino todo el año",
        "1.2 al 100 %, en marzo se publicó",
        "1.2 al 100 %, solo en marzo pudimos publicar y ya quedó todo",
    ],
)
def test_other_words_about_a_month_limit_nothing(town: Town, marta: Chat, text: str) -> None:
    activity = town.add("1.2", 10, due=MONTHS)
    records_a_hundred(marta, text)
    assert town.figure(activity)[0] == 100
    assert [button.label for button in the_receipt(marta).buttons] == ["Solo este periodo"]


def test_of_several_only_the_one_whose_words_limit_it_stays_open(town: Town, marta: Chat) -> None:
    first = town.add("1.2", due=MONTHS)
    second = town.add("1.3", due=MONTHS)
    marta.says("la 1.2 al 100 %, solo lo de abril. La 1.3 al 100 %, se publicó")
    assert (town.figure(first)[0], town.figure(second)[0]) == (20, 100)


def test_one_that_does_not_come_again_closes_whatever_is_said_of_the_month(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 10, due=JUNE)
    marta.says("1.2 al 100 %, solo lo de este mes")
    assert (town.figure(activity)[0], met(town, activity)) == (100, [True])
