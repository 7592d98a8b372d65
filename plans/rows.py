"""Rows of the table into activities; what is odd becomes a fault, never an end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.spanish import parse_decimal
from plans import faults
from plans.boundaries import Group, GroupRow
from plans.cells import RowReading
from plans.clean import clean
from plans.dates import in_year, is_far
from plans.document import PlanActivity
from plans.faults import Fault
from plans.groups import assign
from plans.headers import Field
from plans.neighbours import settle
from plans.offices import Directory, PlanOffice, is_collective, key, unite


def activities(
    readings: Sequence[RowReading], year: int | None
) -> tuple[tuple[PlanActivity, ...], tuple[PlanOffice, ...]]:
    """Return the activities of the rows and the offices they name, each under its one name."""
    directory = unite(
        name for reading in readings for name in (*reading.offices, *reading.co_offices)
    )
    groups = assign([_group_row(reading) for reading in readings])
    built = [
        _activity(reading, group, directory, year)
        for reading, group in zip(readings, groups, strict=True)
    ]
    return tuple(settle(built, readings)), directory.offices


def _group_row(reading: RowReading) -> GroupRow:
    return GroupRow(
        page=reading.line.page,
        component=reading.text(Field.COMPONENT),
        subcomponent="" if reading.activity_as_group else reading.text(Field.SUBCOMPONENT),
        title=reading.text(Field.TITLE),
        product=reading.text(Field.PRODUCT),
        description=reading.text(Field.DESCRIPTION),
        offices=tuple(key(name) for name in reading.offices),
        shifted=reading.line.cells.shifted,
    )


def _activity(
    reading: RowReading, group: Group, directory: Directory, year: int | None
) -> PlanActivity:
    dates = reading.dates
    figure = reading.printed(Field.PERCENT)
    words = reading.text(Field.DESCRIPTION)
    return PlanActivity(
        place=reading.place(),
        title=reading.text(Field.TITLE),
        code=reading.text(Field.CODE).rstrip(".") or None,
        component=group.component,
        subcomponent=group.subcomponent,
        product=reading.text(Field.PRODUCT) or None,
        goal=reading.text(Field.GOAL) or None,
        indicator=reading.text(Field.INDICATOR) or None,
        unit=reading.text(Field.UNIT) or None,
        planned=_number(reading.text(Field.PLANNED)),
        executed=_number(reading.text(Field.EXECUTED)),
        terms=(dates.rhythm,) if dates.rhythm else (),
        due=tuple(dict.fromkeys(dates.days)),
        due_text=reading.printed(Field.DUE),
        offices=_names(reading.offices, directory),
        co_offices=_names(reading.co_offices, directory),
        percent=reading.percent.value,
        percent_text=figure,
        percent_place=reading.place(Field.PERCENT) if figure else None,
        description=words or None,
        description_place=reading.place(Field.DESCRIPTION) if words else None,
        extra=reading.extra,
        faults=(
            *_row_faults(reading, group),
            *_date_faults(reading, year),
            *_percent_faults(reading),
            *_office_faults(reading),
        ),
    )


def _names(spellings: Sequence[str], directory: Directory) -> tuple[str, ...]:
    return tuple(dict.fromkeys(directory.name_of(spelling) for spelling in spellings))


def _number(text: str) -> Decimal | None:
    return parse_decimal(text)


def _row_faults(reading: RowReading, group: Group) -> list[Fault]:
    found: list[Fault] = []
    place = reading.place()
    if reading.line.cells.shifted:
        found.append(faults.shifted_row(reading.text(Field.TITLE), place))
    if reading.activity_as_group:
        text = reading.text(Field.SUBCOMPONENT)
        found.append(faults.activity_as_group(text, reading.place(Field.SUBCOMPONENT)))
    if group.inferred:
        field = "subcomponent" if group.subcomponent else "component"
        name = group.subcomponent or group.component or ""
        found.append(faults.inferred_group(field, name, place))
    return found


def _date_faults(reading: RowReading, year: int | None) -> list[Fault]:
    place = reading.place(Field.DUE)
    dates = reading.dates
    found = [faults.impossible_date(one.text, one.last, place) for one in dates.impossible]
    if year is not None:
        found += [
            faults.far_year(text, day, year, in_year(day, year), place)
            for day, text in zip(dates.days, dates.printed, strict=True)
            if is_far(day, year)
        ]
    if dates.rest:
        found.append(faults.unread_date(dates.rest, place))
    if dates.rhythm and not dates.days:
        found.append(faults.no_single_date(dates.rhythm, place))
    return found


def _percent_faults(reading: RowReading) -> list[Fault]:
    percent = reading.percent
    if percent.understood:
        return []
    text, place = clean(reading.printed(Field.PERCENT)), reading.place(Field.PERCENT)
    if percent.out_of_range is not None:
        return [faults.percent_out_of_range(text, percent.out_of_range, place)]
    return [faults.unread_percent(text, place)]


def _office_faults(reading: RowReading) -> list[Fault]:
    if reading.offices and all(is_collective(name) for name in reading.offices):
        text = clean(reading.printed(Field.OFFICES))
        return [faults.only_collectives(text, reading.place(Field.OFFICES))]
    return []
