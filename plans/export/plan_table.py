"""A plan as culmina holds it now: its table, with what people have reported since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import rules
from core.clock import local_day, zone
from core.errors import InputError
from core.grouping import grouped
from core.last_words import OVERRULING, deciders, is_by_hand, is_day_of_loading
from core.spanish import show_number
from core.words import Duty, SourceKind, Status
from models.answers import reviews
from models.answers.requests import asks_not_to_count
from models.answers.reviews import Review, ReviewRow
from models.organisation import Entity, Office, OfficeAlias, office_named
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import SPOKE_AS, ProgressReport, as_rule
from models.standing import stands
from plans.activities.document import PlanActivity, PlanDocument, PlanReport
from plans.activities.in_period import NO_REPORT, NOT_APPLICABLE, InPeriod, Told, Until, in_period
from plans.faults import Fault, Rank
from plans.readers.grid import Place
from plans.storing.past import days_known, first_days_known, offices_known, was_there
from plans.storing.stored_rows import groups_of, printed_days
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from plans.values.cutoffs import hint_of
from plans.values.dates import read_dates, read_deadline
from plans.values.percents import CENT, HUNDRED, read_percent, share
from plans.values.plan_offices import PlanOffice

PARTS = "Lo que dicen las de apoyo"  # of whose part in it an office has spoken
FIRST_DATE = "Fecha inicial"  # a column of those whose date was moved: no heading of dates
VERIFIED, REVIEWED = "Verificado por control", "Concepto de control"  # beside what offices said
REQUEST = "Solicitud"  # of what an office has asked and nobody has decided

_TEXTS = ("component", "subcomponent", "product", "goal", "indicator", "unit")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is stored of the activities of one plan, by activity, and its file's cut-off."""

    cutoff: date | None
    days: dict[int, list[date]]
    first_days: dict[int, list[date]]
    offices: dict[int, list[tuple[str, bool]]]
    said: dict[int, list[Told]]
    faults: dict[int | None, list[Fault]]
    asking: set[int]
    reviewed: dict[int, list[tuple[date, ReviewRow]]]


def stored_plan(
    session: Session,
    entity_id: int,
    plan_id: int,
    *,
    today: date,
    on: date | None = None,
    decided_by: Sequence[str] = ("planning",),
) -> PlanDocument:
    """Return a plan as it stands on the day `on`, in the columns of its own table.

    Its cut-off is `on`; without it the plan's, or `today` where something newer was said. With
    `on`, dates, offices and activities are those that stood at its end, under the names that they
    have now. `decided_by` are the roles that decide on requests. Raises InputError when the entity
    has no such plan.
    """
    plan = find_plan(session, entity_id, plan_id)
    activities = session.scalars(
        select(Activity).where(Activity.plan_id == plan.id).order_by(Activity.position)
    ).all()
    kept = _kept(session, plan, deciders(decided_by))
    if on is None:
        activities = [one for one in activities if one.withdrawn_at is None]
    else:
        activities = [one for one in activities if was_there(session, plan, one, on)]
        days = days_known(session, plan, kept.days, on)
        offices = offices_known(session, plan, kept.offices, on)
        first_days = first_days_known(session, plan, kept.first_days, on)
        kept = replace(kept, days=days, first_days=first_days, offices=offices)
    day = on or _day(plan, kept, today)
    entity = session.get_one(Entity, entity_id)
    cutoffs = [*_cutoffs_before(plan, kept, day, zone(entity.timezone)), Until(day)]
    return PlanDocument(
        source=plan.source_name,
        entity=entity.name,
        title=plan.title if plan.title != plan.source_name else None,
        year=plan.year,
        cutoff=day,
        published=plan.published,
        activities=tuple(_activity(one, kept, cutoffs) for one in activities),
        offices=_named(session, plan),
        faults=tuple(kept.faults.get(None, ())),
        columns=tuple(Column.from_json(one) for one in plan.columns),
    )


def find_plan(session: Session, entity_id: int, plan_id: int) -> Plan:
    """Return a plan of the entity; raises InputError when it has none of this number."""
    plan = session.scalar(select(Plan).where(Plan.id == plan_id, Plan.entity_id == entity_id))
    if plan is None:
        raise InputError("ese plan no existe.", where=str(plan_id), todo="Vea: culmina plan list")
    return plan


def _day(plan: Plan, kept: _Kept, today: date) -> date:
    newest = max((one.report.as_of for some in kept.said.values() for one in some), default=None)
    return plan.cutoff if plan.cutoff and (newest is None or newest <= plan.cutoff) else today


def _cutoffs_before(plan: Plan, kept: _Kept, day: date, tz: ZoneInfo) -> list[Until]:
    """Return the cut-offs before a day: of a file's figures, and of the table's headings."""
    year = plan.year or day.year
    hints = [
        hint_of(one["name"] or "")
        for one in plan.columns
        if one["field"] in {Field.PERCENT, Field.DESCRIPTION, Field.FOLLOW_UP}
    ]
    named = {found for hint in hints if hint and (found := hint.on(year))} | {plan.cutoff}
    loaded: dict[date, datetime] = {}
    for report in (one.report for some in kept.said.values() for one in some if one.from_file):
        if report.as_of in named or not is_day_of_loading(report.as_of, report.recorded_at, tz):
            named.add(report.as_of)
        else:
            first = loaded.get(report.as_of, report.recorded_at)
            loaded[report.as_of] = min(first, report.recorded_at)
    days = {one for one in {*named, *loaded} if one and one < day}
    return [Until(one, None if one in named else loaded[one]) for one in sorted(days)]


def _kept(session: Session, plan: Plan, decided_by: str) -> _Kept:
    of_plan = select(Activity.id).where(Activity.plan_id == plan.id)
    dates = session.scalars(
        select(Milestone)
        .where(Milestone.activity_id.in_(of_plan))
        .order_by(Milestone.due, Milestone.ordinal)
    ).all()
    offices = session.execute(
        select(
            Responsibility.activity_id,
            Office.name,
            Responsibility.co_office & (Responsibility.duty != Duty.LEAD),
        )
        .join(Office, Office.id == Responsibility.office_id)
        .where(Responsibility.activity_id.in_(of_plan))
        .order_by(Responsibility.duty != Duty.LEAD, Responsibility.position)
    )
    reports = session.execute(
        select(ProgressReport, SPOKE_AS, Office.name)
        .outerjoin(Office, Office.id == office_named(ProgressReport.office_id))
        .where(ProgressReport.activity_id.in_(of_plan), stands())
    )
    faults = session.scalars(
        select(PlanFault)
        .where(PlanFault.plan_id == plan.id, PlanFault.settled_at.is_(None))
        .order_by(PlanFault.id)
    )
    return _Kept(
        cutoff=plan.cutoff,
        days=grouped((one.activity_id, one.due) for one in dates),
        first_days=grouped((one.activity_id, day) for one in dates if (day := one.original_due)),
        offices=grouped((of, (name, bool(supports))) for of, name, supports in offices),
        said=grouped(
            (row.activity_id, _said(row, duty, name, decided_by)) for row, duty, name in reports
        ),
        faults=grouped((row.activity_id, _fault(row)) for row in faults),
        asking=set(session.scalars(of_plan.where(asks_not_to_count()))),
        reviewed=_reviewed(session, plan),
    )


def _said(row: ProgressReport, duty: Duty | None, office: str | None, decided_by: str) -> Told:
    # What overrules a person is of its own day, and of no follow-up of the file.
    from_file = row.source is SourceKind.FILE and row.file_cell != OVERRULING
    decided_by, by_hand = decided_by if row.request_id else "", is_by_hand(row.file_cell)
    report = as_rule(row, duty=duty)
    return Told(report, row.description, office or "", from_file, decided_by, by_hand)


def _fault(row: PlanFault) -> Fault:
    return Fault(row.field, row.kind, Rank(row.rank), row.text, row.message, row.suggestion or None)


def _named(session: Session, plan: Plan) -> tuple[PlanOffice, ...]:
    """Return the offices that answer for activities of the plan, with their other spellings."""
    rows = session.scalars(
        select(Office)
        .where(
            Office.id.in_(
                select(Responsibility.office_id)
                .join(Activity, Activity.id == Responsibility.activity_id)
                .where(Activity.plan_id == plan.id, Activity.withdrawn_at.is_(None))
            )
        )
        .order_by(Office.id)
    ).all()
    spellings = session.scalars(
        select(OfficeAlias)
        .where(OfficeAlias.office_id.in_([row.id for row in rows]))
        .order_by(OfficeAlias.id)
    )
    aliases = grouped((one.office_id, one.name) for one in spellings)
    return tuple(
        PlanOffice(row.name, tuple(aliases.get(row.id, ())), row.collective) for row in rows
    )


def _activity(row: Activity, kept: _Kept, cutoffs: Sequence[Until]) -> PlanActivity:
    """Return an activity as it stands on the last of the cut-offs."""
    day = cutoffs[-1].day
    told = [one for one in kept.said.get(row.id, ()) if one.report.as_of <= day]
    said = [one for one in told if not one.report.part]
    current = rules.current(one.report for one in said)
    *earlier, (_, now) = _periods(said, cutoffs)
    offices = kept.offices.get(row.id, [])
    texts: dict[str, Any] = {name: getattr(row, name) or None for name in _TEXTS}
    activity = PlanActivity(
        place=Place(row.position, 1),
        title=row.title,
        code=row.code,
        groups=groups_of(row),
        **texts,
        planned=_decimal(row.planned),
        executed=_executed(row, said, current),
        terms=tuple(row.terms),
        offices=tuple(name for name, supports in offices if not supports),
        co_offices=tuple(name for name, supports in offices if supports),
        percent=now.figure,
        percent_text=_percent_text(row, now, of_day=kept.cutoff in {None, day}),
        description=now.words or now.mark or None,
        source=now.source,
        reports=tuple(_report(cutoff, one) for cutoff, one in earlier if _says(one)),
        extra=_extra(row, kept, told, day),
        faults=tuple(kept.faults.get(row.id, ())),
    )
    return with_dates(activity, row.due_text, kept.days.get(row.id, []))


def _extra(row: Activity, kept: _Kept, told: Sequence[Told], day: date) -> dict[str, str]:
    """Return the plan's other columns, with what nobody has decided yet and first dates beside."""
    own = {name: value for name, value in row.extra.items() if name != REQUEST}
    asked = {REQUEST: "pidió no aplica"} if row.id in kept.asking else {}
    shown = kept.days.get(row.id, ())
    moved = [day for day in kept.first_days.get(row.id, ()) if day not in shown]
    first_days = {FIRST_DATE: _written(moved)} if moved else {}
    return own | first_days | _parts(told) | _verified(kept.reviewed.get(row.id, ()), day) | asked


def _reviewed(session: Session, plan: Plan) -> dict[int, list[tuple[date, ReviewRow]]]:
    """Return what control judged of each activity of a plan, with its local day, oldest first."""
    tz = zone(session.get_one(Entity, plan.entity_id).timezone)
    of_plan = Review.activity_id.in_(select(Activity.id).where(Activity.plan_id == plan.id))
    rows = reviews.of_entity(session, plan.entity_id, of_plan)
    return grouped((one.activity_id, (local_day(one.at, tz), one)) for one in rows)


def _verified(judged: Sequence[tuple[date, ReviewRow]], day: date) -> dict[str, str]:
    """Return what control judged last by a day, in columns of its own: never a person's name."""
    on, last = next(((on, one) for on, one in reversed(judged) if on <= day), (day, None))
    if last is None:
        return {}
    reported = "" if last.reported is None else f" el {show_number(last.reported)}%"
    said = f"{'Aceptado' if last.accepted else 'Devuelto'}{reported} ({on:%d/%m/%Y})"
    figure = {VERIFIED: f"{show_number(last.figure)}%"} if last.figure is not None else {}
    own = " [de su propia oficina]" if last.own_office else ""
    return figure | {REVIEWED: f"{said}{own}{f': {last.remark}' if last.remark else ''}"}


def _written(days: Iterable[date]) -> str:
    return "; ".join(f"{day:%d/%m/%Y}" for day in days)


def _parts(told: Sequence[Told]) -> dict[str, str]:
    """Return what the offices that support say of their parts, in a column of their own.

    Offices and days, never a person: the table is published.
    """
    said = {one.report.id: one for one in told}
    shown = [
        f"{said[one.report.id].office}: {_shown(one.percent, one.report.status)}"
        f" ({one.report.as_of:%d/%m/%Y})"
        for one in rules.parts(one.report for one in told).values()
    ]
    return {PARTS: "; ".join(shown)} if shown else {}


def _decimal(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)


def with_dates(activity: PlanActivity, printed: str, days: Sequence[date]) -> PlanActivity:
    """Return the activity with its dates: as printed, as long as they are what that says."""
    for reading in (read_dates(printed), read_deadline(printed)):
        as_printed = replace(activity, due=tuple(dict.fromkeys(reading.days)), due_text=printed)
        if set(printed_days(as_printed)) == set(days):
            return as_printed
    return replace(activity, due=tuple(days), due_text=_written(days))


def _periods(said: Sequence[Told], cutoffs: Sequence[Until]) -> list[tuple[date, InPeriod]]:
    """Return what each follow-up says, so that what anybody said is in the one of its period."""
    befores = (None, *cutoffs)
    return [
        (cutoff.day, in_period([one for one in said if cutoff.holds(one)], before))
        for before, cutoff in zip(befores, cutoffs, strict=False)
    ]


def _says(follow_up: InPeriod) -> bool:
    """Tell whether somebody said something in the period: else an earlier one stays blank."""
    return not follow_up.mark.startswith(NO_REPORT)


def _report(cutoff: date, one: InPeriod) -> PlanReport:
    return PlanReport(
        cutoff=cutoff,
        percent=one.figure,
        percent_text=_shown(one.figure, None if one.applies else Status.NOT_APPLICABLE),
        description=one.words or one.mark or None,
        place=Place(0, 0),
    )


def _shown(percent: Decimal | None, status: Status | None) -> str:
    if status is Status.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return "" if percent is None else f"{show_number(percent)}%"


def _percent_text(row: Activity, now: InPeriod, *, of_day: bool) -> str:
    """Return the percentage as the file prints it, where that was said or the file is `of_day`."""
    own = _shown(now.figure, None if now.applies else Status.NOT_APPLICABLE)
    if not now.from_file and not (of_day and now.mark == NO_REPORT):
        return own
    printed = read_percent(row.percent_text)
    if now.figure is None:
        return row.percent_text if printed.value is None else own
    return row.percent_text if printed.value == now.figure else own


def _executed(row: Activity, said: Sequence[Told], current: rules.Current | None) -> Decimal | None:
    """Return how many units are done: as the file counts, or as many as make what people said."""
    if all(one.from_file for one in said):
        return _decimal(row.executed)
    return units_of(row.planned, None if current is None else current.percent)


def units_of(planned: int | None, percent: Decimal | None) -> Decimal | None:
    """Return how many of the planned units make a percentage; None where no whole number does."""
    if percent is None or not planned:
        return None
    whole = Decimal(planned)
    count = (whole * percent / HUNDRED).to_integral_value()
    made = share(whole, count)
    return count if made is not None and made.quantize(CENT, ROUND_DOWN) == percent else None
