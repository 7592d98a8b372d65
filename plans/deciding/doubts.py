"""What a person should know before she sets fields of an activity by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import cut_at_word, fold, show_percent
from core.words import SourceKind
from models import progress
from models.organisation import Person
from models.plan import IN_FORCE, Activity, Plan, PlanFault
from models.progress import ProgressReport
from plans.deciding import decisions
from plans.deciding.by_hand import Added
from plans.faults import DIFFERS_FROM_REPORT
from plans.storing import moving
from plans.storing.handles import matches

_LONGEST_TITLE = 60
_LONGEST_WORDS = 120


def doubts(
    session: Session, activity: Activity, typed: str, values: Mapping[str, str]
) -> list[str]:
    """Return a sentence for each reason to ask again before `values` are set; `typed` is how the
    activity was called. Raises InputError for a value that its field cannot have."""
    found = [*_called_alike(session, activity, typed)]
    if "code" in values:
        found += of_another_code(session, activity, decisions.read_code(values["code"]))
    if "due" in values:
        stand = moving.days_of(session, activity)
        days = [one for one in decisions.read_days(values["due"]) if one.isoformat() not in stand]
        found += of_another_year(session.get_one(Plan, activity.plan_id), days)
    if _changes_figure(activity, values):
        found += [
            f"{held}: lo que se escriba queda en su lugar desde hoy"
            for held in _reported(session, activity, values.get("percent"))
        ]
    return found


def replaced(session: Session, decided: Iterable[tuple[PlanFault, str]]) -> list[str]:
    """Return a sentence for each person's report in whose place a decision puts what a file says:
    whose it is, of when, and its words. What cannot be decided replaces none."""
    found = []
    for fault, decision in decided:
        if fault.kind != DIFFERS_FROM_REPORT or fault.settled_at is not None:
            continue
        value = fault.suggestion if decisions.is_yes(decision) else decision
        try:
            figure = decisions.read_percentage(value).value
        except InputError:
            continue
        activity = session.get_one(Activity, fault.activity_id)
        now = "N/A" if figure is None else show_percent(figure)
        found += [
            f"{title_of(activity)}: {held}; quedaría en {now}"
            for held in _reported(session, activity, value)
        ]
    return found


def title_of(activity: Activity) -> str:
    """Return an activity as a line shows it: its handle and its title."""
    return f"{activity.handle} «{cut_at_word(activity.title, _LONGEST_TITLE)}»"


def in_force(session: Session, entity_id: int) -> list[Activity]:
    """Return the activities of open plans."""
    query = (
        select(Activity)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.entity_id == entity_id, IN_FORCE)
        .order_by(Activity.id)
    )
    return list(session.scalars(query))


def printed_as(session: Session, entity_id: int, typed: str) -> list[Activity]:
    """Return the activities of open plans whose printed code is what was typed."""
    known = in_force(session, entity_id)
    return [row for row in known if row.code and matches(typed, [row.code])]


def _called_alike(session: Session, activity: Activity, typed: str) -> Iterator[str]:
    others = [
        title_of(one)
        for one in printed_as(session, activity.entity_id, typed)
        if one.id != activity.id
    ]
    if others:
        yield (
            f"{typed} es el código de {title_of(activity)}, y el plan lo trae impreso en "
            f"{', '.join(others)}"
        )


def of_another_code(session: Session, activity: Activity, code: str) -> Iterator[str]:
    """Yield why a code is hardly an activity's: its plan prints it for others."""
    others = [
        title_of(one)
        for one in printed_as(session, activity.entity_id, code)
        if one.id != activity.id and one.plan_id == activity.plan_id
    ]
    if others and code != activity.code:
        yield f"{code} ya está impreso en {', '.join(others)}"


def refuse_code_of_another(session: Session, activity: Activity, code: str) -> None:
    """Raise InputError where a plan prints a code for another activity: who wants it nevertheless
    says so at the command that asks."""
    if why := list(of_another_code(session, activity, decisions.read_code(code))):
        raise InputError(
            f"{why[0]}.",
            where=activity.handle,
            todo="Diga otro código. Si de verdad es el de las dos: culmina plan set CÓDIGO "
            "código=VALOR --yes",
        )


def of_another_year(plan: Plan, days: Iterable[date]) -> Iterator[str]:
    """Yield why dates are hardly those of an activity: they are not of its plan's year."""
    for day in days:
        if plan.year is not None and day.year != plan.year:
            yield f"{day:%d/%m/%Y} no es del año del plan, {plan.year}"


def of_new(session: Session, plan: Plan, new: Added) -> list[str]:
    """Return a sentence for each reason to ask again before an activity is added to a plan: the
    plan has one of its title or its code, or its dates are of another year."""
    alike, printed = [], []
    for one in in_force(session, plan.entity_id):
        if one.plan_id == plan.id and fold(one.title) == fold(new.title):
            alike.append(title_of(one))
        elif one.plan_id == plan.id and new.code and one.code and matches(new.code, [one.code]):
            printed.append(title_of(one))
    found = [f"ya hay otra con ese título: {', '.join(alike)}"] if alike else []
    found += [f"{new.code} ya está impreso en {', '.join(printed)}"] if printed else []
    return [*found, *of_another_year(plan, new.due)]


def _changes_figure(activity: Activity, values: Mapping[str, str]) -> bool:
    if "percent" in values:
        return True
    if not values.keys() & set(decisions.COUNTS):
        return False
    return all(values.get(one, getattr(activity, one)) is not None for one in decisions.COUNTS)


def _reported(session: Session, activity: Activity, typed: str | None) -> Iterator[str]:
    """Yield whose figure holds, unless it is the typed one or a file's."""
    held = progress.holding(session, activity.id)
    report = None if held is None else session.get_one(ProgressReport, held)
    if report is None or report.source is SourceKind.FILE:
        return
    if typed is not None and decisions.read_percentage(typed).value == report.percent:
        return
    person = session.get(Person, report.person_id) if report.person_id else None
    said = "N/A" if report.percent is None else show_percent(report.percent)
    whose = person.name if person else "una decisión"
    words = f" («{cut_at_word(report.words, _LONGEST_WORDS)}»)" if report.words else ""
    yield f"cuenta {said} del {report.as_of:%d/%m/%Y}, de {whose}{words}"
