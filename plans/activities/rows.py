"""Rows of the table into activities; what is odd becomes a fault, never an end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from core.spanish import parse_decimal
from plans import faults
from plans.activities.boundaries import Group, GroupRow
from plans.activities.cells import RowReading
from plans.activities.document import PlanActivity, PlanReport
from plans.activities.follow_ups import FollowUpReading
from plans.activities.groups import assign
from plans.activities.moved_days import former, is_earlier
from plans.activities.neighbours import settle
from plans.faults import Fault
from plans.readers.named_levels import named_level
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field
from plans.tables.headings.levels import label_of, levels_in
from plans.tables.headings.meaning import normal
from plans.values.clean import clean
from plans.values.dates import mistyped, month_first, read_dates
from plans.values.offices import is_collective, key
from plans.values.percents import HUNDRED, is_not_due, share
from plans.values.periods import read_periods
from plans.values.plan_offices import OfficeSpellings, PlanOffice, unite
from plans.values.state_words import State, state_of
from plans.values.terms import is_open, proposed
from plans.values.weeks import Week, read_week


def activities(
    readings: Sequence[RowReading], year: int | None
) -> tuple[tuple[PlanActivity, ...], tuple[PlanOffice, ...]]:
    """Return the activities of the rows and the offices they name, each under its one name."""
    directory = unite(
        name for reading in readings for name in (*reading.offices, *reading.co_offices)
    )
    sheets = groupby(readings, key=lambda one: one.place().sheet)
    groups = [one for _, some in sheets for one in assign([_group_row(row) for row in some])]
    built = [
        _activity(reading, group, directory, year)
        for reading, group in zip(readings, groups, strict=True)
    ]
    return tuple(settle(built, readings)), directory.offices


def _group_row(reading: RowReading) -> GroupRow:
    return GroupRow(
        own_levels=_has_own_levels(reading),
        page=reading.line.page,
        component=reading.component,
        subcomponent="" if reading.activity_as_group else reading.subcomponent,
        title=reading.title,
        product=reading.text(Field.PRODUCT),
        description=reading.text(Field.DESCRIPTION),
        offices=tuple(key(name) for name in reading.offices),
        shifted=reading.line.cells.led,
        code=reading.code,
        # A name on a line of its own is over the rows below it, and over no other.
        exact=reading.line.exact or not any(map(reading.line.header.has, GROUPS)),
    )


def _has_own_levels(reading: RowReading) -> bool:
    """Tell whether the first level's heading is no component's: "DIMENSIÓN", "EJE"."""
    header = reading.line.header
    column = header.column_of(Field.COMPONENT)
    heading = "" if column is None else normal(header.names.get(column, ""))
    return bool(heading) and "componente" not in heading


def _activity(
    reading: RowReading, group: Group, directory: OfficeSpellings, year: int | None
) -> PlanActivity:
    planned, executed = (
        parse_decimal(reading.text(field)) for field in (Field.PLANNED, Field.EXECUTED)
    )
    # Counts stand for a figure only where the table has none of its own.
    figures = reading.line.header.has_figures or reading.percent.value is not None
    counted = None if figures else share(planned, executed)
    percent = reading.percent.value if counted is None else counted
    figure_field = Field.PERCENT if counted is None else Field.EXECUTED
    figure = reading.printed(figure_field)
    words = reading.text(Field.DESCRIPTION)
    return PlanActivity(
        place=reading.place(),
        title=reading.title,
        code=reading.code or None,
        component=group.component,
        subcomponent=group.subcomponent,
        groups=_levels(reading, group),
        product=reading.text(Field.PRODUCT) or None,
        goal=reading.text(Field.GOAL) or None,
        indicator=reading.text(Field.INDICATOR) or None,
        unit=reading.text(Field.UNIT) or None,
        planned=planned,
        executed=executed,
        terms=reading.terms,
        due=tuple(dict.fromkeys(reading.dates.days)),
        due_text=reading.printed(Field.DUE),
        due_place=reading.place(Field.DUE),
        offices=_names(reading.offices, directory),
        co_offices=_names(reading.co_offices, directory),
        percent=percent,
        percent_text=figure,
        percent_place=reading.place(figure_field) if figure else None,
        description=words or None,
        description_place=reading.place(Field.DESCRIPTION) if words else None,
        cutoff=reading.newest.cutoff,
        reports=tuple(_report(one) for one in reading.earlier),
        texts=_texts(reading),
        extra=reading.extra,
        faults=(
            *_row_faults(reading, group),
            *_date_faults(reading, year),
            *_percent_faults(reading),
            *_count_faults(reading, planned, executed),
            *_state_faults(reading, percent),
            *_office_faults(reading),
        ),
    )


def _levels(reading: RowReading, group: Group) -> dict[str, str]:
    """Return the levels above an activity, the outermost first, by what the plan prints over them:
    lines above the table, a kind that the name itself begins with ("EJE 2: Archivo"), a column."""
    header = reading.line.header
    found = list(reading.levels)
    names = {Field.COMPONENT: group.component, Field.SUBCOMPONENT: group.subcomponent}
    for field, name in names.items():
        column = header.column_of(field)
        heading = named_level(name or "") if column is None else clean(header.names.get(column, ""))
        if name and heading:
            found.append((0 if column is None else 1 + column, heading, name))
    found.sort(key=lambda level: level[0])
    named = [levels_in(heading, name) or [(heading, name)] for _, heading, name in found]
    return {heading: label_of(heading, name) for some in named for heading, name in some}


def _names(spellings: Sequence[str], directory: OfficeSpellings) -> tuple[str, ...]:
    return tuple(dict.fromkeys(directory.name_of(spelling) for spelling in spellings))


def _report(one: FollowUpReading) -> PlanReport:
    cell = one.figure or one.words
    assert cell is not None  # noqa: S101 - a follow-up of a row has one of its cells
    return PlanReport(
        cutoff=one.cutoff,
        percent=one.percent.value,
        percent_text=one.figure.text.strip() if one.figure else "",
        description=(clean(one.words.text) or None) if one.words else None,
        place=cell.place,
    )


def _texts(reading: RowReading) -> dict[str, str]:
    """Return what is printed of names and texts where it differs from what is shown."""
    fields = (Field.COMPONENT, Field.SUBCOMPONENT, Field.TITLE, Field.PRODUCT, Field.GOAL,
              Field.INDICATOR, Field.DESCRIPTION)  # fmt: skip
    cells = ((field, cell) for field in fields if (cell := reading.cell(field)))
    return {
        str(field): printed
        for field, cell in cells
        if (printed := cell.text.strip()) and printed != reading.text(field)
    }


def _row_faults(reading: RowReading, group: Group) -> list[Fault]:
    found: list[Fault] = []
    place = reading.place()
    if reading.line.cells.shifted:
        found.append(faults.of_row("shifted", reading.title, place))
    if reading.activity_as_group:
        text = reading.text(Field.SUBCOMPONENT)
        found.append(faults.of_row("activity_as_group", text, reading.place(Field.SUBCOMPONENT)))
    if group.inferred:
        field = "subcomponent" if group.subcomponent else "component"
        name = group.subcomponent or group.component or ""
        found.append(
            faults.of_row(faults.INFERRED_GROUP, "", place, field=field, name=faults.quote(name))
        )
    return found


def _date_faults(reading: RowReading, year: int | None) -> list[Fault]:
    place = reading.place(Field.DUE)
    dates = reading.dates
    if reading.asked_days is not None:
        asked = reading.asked_days
        return [faults.in_doubt(asked.kind, reading.text(Field.DUE), asked.days, place)]
    found = [faults.impossible_date(one.text, one.last, place) for one in dates.impossible]
    found += [
        faults.wrong_weekday(text, weekday, day, place) for text, weekday, day in dates.contradicted
    ]
    if year is not None:
        found += [
            faults.other_year(text, day, year, mistyped(day, year), place)
            for day, text in zip(dates.days, dates.printed, strict=True)
            if day.year != year
        ]
    return [*found, *_term_faults(reading, year), *_moved_faults(reading)]


def _moved_faults(reading: RowReading) -> list[Fault]:
    """Return what is said of a deadline that was moved: the one before it stays visible."""
    before, moved = former(reading.line), reading.moved
    if moved is None or before is None:
        return []
    text, days = clean(before.text), read_dates(clean(before.text)).days
    if not text or days == reading.dates.days:
        return []
    doubtful = len(days) > 1 or is_earlier(moved, before)
    place = reading.place(Field.DUE)
    return [
        faults.moved_date(text, clean(moved.text), reading.dates.days, place, sure=not doubtful)
    ]


def _term_faults(reading: RowReading, year: int | None) -> list[Fault]:
    """Return the faults of a deadline without a single day, with what it proposes."""
    place = reading.place(Field.DUE)
    dates, planned = reading.dates, reading.planned
    text = dates.rhythm or dates.rest
    named = text if dates.days else reading.text(Field.DUE)
    days = proposed(named, year, reading.start) if text and year is not None else ()
    ends_of_marks = () if is_open(text) else _ends_of(planned, year)
    marked = ends_of_marks[-1:] if reading.in_phases else ends_of_marks
    if dates.rhythm and not dates.days:
        ends = [end for one in dates.periods if (end := one.last_day(year))] if not year else []
        return [faults.no_single_date(text, place, days or ends or marked)]
    if dates.rest and days:
        return [faults.no_year(text, days, place)]
    if dates.rest:
        return [faults.unread_date(text, place, month_first(text))]
    if planned and not reading.printed(Field.DUE):
        return [faults.only_marked(", ".join(planned), place, marked)]
    return []


def _ends_of(planned: Sequence[str], year: int | None) -> tuple[date, ...]:
    """Return the end of the last of some periods that follow one another: what is planned in all of
    them is due then. Where each stands apart, something is due in each of them."""
    weeks = [one for text in planned if (one := read_week(text, year))]
    if len(weeks) == len(planned):
        return _ends_of_weeks(weeks)
    periods = [one for text in planned for one in read_periods(text)]
    ends = sorted({end for one in periods if (end := one.last_day(year))})
    following = any(after.follows(before) for before, after in pairwise(periods))
    of_a_kind = len({one.months for one in periods}) == 1
    apart = of_a_kind and not following and len(ends) == len(planned)
    return tuple(ends if apart else ends[-1:])


def _ends_of_weeks(weeks: Sequence[Week]) -> tuple[date, ...]:
    ends = [one.last for one in weeks]
    following = any(after.follows(before) for before, after in pairwise(weeks))
    return tuple(ends[-1:] if following else ends)


def _percent_faults(reading: RowReading) -> list[Fault]:
    percent = reading.percent
    if _lost_percent(reading):
        return [faults.of_row("lost_percent", "", reading.place(Field.PERCENT))]
    if percent.understood and not percent.shifted:
        return []
    text, place = clean(reading.printed(Field.PERCENT)), reading.place(Field.PERCENT)
    if percent.shifted and percent.value is not None:
        return [faults.shifted_percent(text, percent.value, place)]
    if percent.out_of_range is not None:
        return [faults.percent_out_of_range(text, percent.out_of_range, place)]
    if percent.share is not None:
        return [faults.percent_or_share(text, percent.share, place)]
    if (state := state_of(text)) is not None:
        done = state is State.DONE
        return [faults.state_or_percent(text, None, place, done=True)] if done else []
    return [faults.of_row("unread_percent", text, place)]


def _lost_percent(reading: RowReading) -> bool:
    """Tell whether a row was one cell too long, so that its last percentage fell off."""
    row, newest = reading.line.cells.row, reading.newest
    follow_ups = reading.line.header.follow_ups
    full = bool(row.texts[-1]) and len(row.cells) <= reading.line.header.width
    wanted = bool(follow_ups) and follow_ups[-1].percent is not None
    return bool(wanted and full and newest.words and not newest.figure) and (
        reading.line.cells.shifted
    )


def _count_faults(
    reading: RowReading, planned: Decimal | None, executed: Decimal | None
) -> list[Fault]:
    """Return the faults of counted units: unread figures, and more done than planned."""
    found: list[Fault] = []
    for field, value in ((Field.PLANNED, planned), (Field.EXECUTED, executed)):
        text = reading.text(field)
        if text and value is None and not is_not_due(text):
            found.append(faults.of_row("unread_count", text, reading.place(field), field=field))
    if planned is not None and executed is not None and executed > planned > 0:
        text = f"{reading.text(Field.EXECUTED)} / {reading.text(Field.PLANNED)}"
        found.append(faults.of_row("more_than_planned", text, reading.place(Field.EXECUTED)))
    return found


def _state_faults(reading: RowReading, percent: Decimal | None) -> list[Fault]:
    """Return the fault of a word that contradicts the percentage beside it: "Cumplida", 50 %."""
    cell = reading.state
    state = state_of(cell.text) if cell else None
    if cell is None or state is None or not reading.percent.understood:
        return []
    done = state is State.DONE
    if (percent == HUNDRED) == done or (percent is None and not done):
        return []
    return [faults.state_or_percent(clean(cell.text), percent, cell.place, done=done)]


def _office_faults(reading: RowReading) -> list[Fault]:
    if reading.offices and all(is_collective(name) for name in reading.offices):
        text = clean(reading.printed(Field.OFFICES))
        return [faults.of_row(faults.ONLY_COLLECTIVES, text, reading.place(Field.OFFICES))]
    return []
