"""The days to come played without sending: how many messages each office gets in each month."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.spanish import MONTHS, fold, long_date
from core.unreached import Unreached
from culmina.ahead import preview
from culmina.reached import nobody_of
from culmina.wiring import Installation
from models.outbox import OutboxItem
from models.owed import OwedStep
from models.staff import people
from models.staff.offices import list_offices
from plans.export import workbook
from reports.plan import queries
from scheduler import directory
from scheduler.directory import Directory
from scheduler.explained import reached
from scheduler.tick import TickResult

NO_OFFICE = "Sin oficina (planeación, control)"
_OFFICE_WIDE, _MONTH_WIDE = 44, 10

Month = tuple[int, int]


@dataclass
class Rehearsal:
    """What goes out from `since` to `until` if nobody answers: messages by day, and by office and
    month. One message that speaks of several offices counts once in each of them and once in the
    days. `nowhere` are the people without an address that works, and the offices that lead and have
    nobody, with the first working day of it, or whose people are all out of reach, with why."""

    since: date
    until: date
    days: Counter[date] = field(default_factory=Counter)
    offices: defaultdict[str, Counter[Month]] = field(default_factory=lambda: defaultdict(Counter))
    people: set[str] = field(default_factory=set)
    nowhere: list[str] = field(default_factory=list)

    @property
    def months(self) -> list[Month]:
        """The months of the time, each with its year, whether anything goes out or not."""
        first, last = (one.year * 12 + one.month - 1 for one in (self.since, self.until))
        return [(one // 12, one % 12 + 1) for one in range(first, last + 1)]

    @property
    def by_month(self) -> Counter[Month]:
        """How many messages go out in each month."""
        found: Counter[Month] = Counter()
        for day, count in self.days.items():
            found[day.year, day.month] += count
        return found

    @property
    def busiest(self) -> date | None:
        """The first of the days with most messages; None where nothing goes out."""
        return min(self.days, key=lambda day: (-self.days[day], day), default=None)


def _tell_nobody(_: date) -> None:
    pass


def rehearse(
    installation: Installation,
    since: date,
    until: date,
    told: Callable[[date], None] = _tell_nobody,
) -> Rehearsal:
    """Play every working day from now to `until` through the pass of the clock, count those from
    `since` on, and take everything back; `told` is told of each day that was played."""
    seen = Rehearsal(since, until)
    times = takewhile(
        lambda at: at.astimezone(installation.zone).date() <= until, preview.mornings(installation)
    )
    empty: dict[str, date] = {}
    with installation.database.transaction() as session:
        known = directory.load(session, installation.context(), installation.clock.now())
        lost = _lost(session, installation, known)
        cards = people.list_people(session, installation.entity_id)
        names = queries.offices(session, installation.entity_id)
        called = {one: row.name for one, row in names.items()}
        for result in preview.play(session, installation, times):
            if result.today >= since:
                _count(session, seen, result, known, called)
                for office in nobody_of(session, installation.entity_id, known):
                    empty.setdefault(office, result.today)
            told(result.today)
        session.rollback()
    seen.nowhere = [
        one.person.name for one in cards if all(each.dead_since for each in one.addresses)
    ] + [f"{office} (sin nadie desde el {long_date(day)})" for office, day in empty.items()]
    seen.nowhere += lost
    return seen


def _lost(session: Session, installation: Installation, known: Directory) -> list[str]:
    """Return the offices that lead activities and have people, none of whom is reached, with why:
    who is only away comes back."""
    channels = installation.context().channels
    passing = {Unreached.AWAY, Unreached.COLLECTIVE, Unreached.NOBODY_REGISTERED}
    return [
        f"{one.office.name} ({reached.why_not(known, one.office.id, channels)})"
        for one in list_offices(session, installation.entity_id)
        if one.leads and (known.unreached(one.office.id) or Unreached.AWAY) not in passing
    ]


def _count(
    session: Session,
    seen: Rehearsal,
    result: TickResult,
    known: Directory,
    called: dict[int, str],
) -> None:
    """Count the messages of a day, each for the offices of which it asks something; one that asks
    nothing, for those of who gets it."""
    if not result.messages:
        return
    ids = [one.outbox_id for one in result.messages]
    asked: defaultdict[int, set[str]] = defaultdict(set)
    for outbox_id, office_id in session.execute(
        select(OutboxItem.id, OwedStep.office_id)
        .join(OwedStep, OwedStep.outbox_id == OutboxItem.id)
        .where(OutboxItem.id.in_(ids))
    ):
        asked[outbox_id].add(called[office_id])
    addressed = select(OutboxItem.id, OutboxItem.person_id).where(OutboxItem.id.in_(ids))
    to = {one.id: one.person_id for one in session.execute(addressed)}
    month = (result.today.year, result.today.month)
    seen.days[result.today] += len(ids)
    seen.people.update(one.person for one in result.messages)
    for one in ids:
        hers = {called[office] for office in known.offices_of(to[one] or 0)}
        for office in asked.get(one) or hers or {NO_OFFICE}:
            seen.offices[office][month] += 1


def rows(seen: Rehearsal) -> Iterator[tuple[str, list[int]]]:
    """Yield each office with its messages in each month, by name; who has none last."""
    for office in sorted(seen.offices, key=lambda name: (name == NO_OFFICE, fold(name))):
        yield office, [seen.offices[office][month] for month in seen.months]


def month_names(seen: Rehearsal) -> list[str]:
    """Return what the months are called, with the year where there are several."""
    several = seen.since.year != seen.until.year
    return [
        f"{MONTHS[month - 1][:3]} {year}" if several else MONTHS[month - 1][:3]
        for year, month in seen.months
    ]


def as_workbook(seen: Rehearsal) -> bytes:
    """Return it as a workbook: offices by month, the days, and who has no address that works."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Por oficina"
    totals = [seen.by_month[month] for month in seen.months]
    lines: list[tuple[str | date | int, ...]] = [
        (office, *counts, sum(counts)) for office, counts in rows(seen)
    ]
    lines.append(("Mensajes que salen", *totals, sum(totals)))
    months = [(name, _MONTH_WIDE) for name in (*month_names(seen), "Total")]
    _fill(first, [("Oficina", _OFFICE_WIDE), *months], lines)
    _fill(
        book.create_sheet("Por día"),
        [("Día", 14), ("Mensajes", 12)],
        sorted(seen.days.items()),
    )
    _fill(
        book.create_sheet("Sin dirección"),
        [("Sin una dirección que funcione", _OFFICE_WIDE)],
        [(name,) for name in seen.nowhere],
    )
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(
    sheet: Worksheet,
    headings: Sequence[tuple[str, int]],
    lines: Sequence[tuple[str | date | int, ...]],
) -> None:
    workbook.write_headings(sheet, 1, headings)
    for number, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            cell = cast(Cell, sheet.cell(number, column))
            if isinstance(value, str):
                workbook.write_text(cell, value)
            else:
                cell.value = value
            if isinstance(value, date):
                cell.number_format = workbook.DATE_FORMAT
