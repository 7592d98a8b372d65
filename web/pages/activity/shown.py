"""Actividad: the plan's words, the figures over time, every report, request and reminder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from aiohttp import web

from core.entity.context import EntityContext
from core.entity.rights import Right
from core.in_words import PROOFS
from core.words import Duty
from models.answers import evidence, requests
from models.answers.evidence import EvidenceRow
from models.answers.requests import RequestRow
from models.plan import Activity, Plan, of_handle
from models.session import Session
from models.staff import offices, people
from plans.requests import deciding
from plans.reviews import judging
from reports import every_report
from reports.every_report import ReportTold
from scheduler import directory
from scheduler.directory import Directory
from scheduler.explained import coming, told, worded
from scheduler.explained.coming import Coming, Scope
from scheduler.message.lines import Facts, facts
from scheduler.told import planning
from web.pages.activity import picture
from web.pages.activity.files import SHOWN
from web.pages.activity.picture import Picture
from web.site import Ask

_PAGE = 100  # reports and messages that are shown at once, of each


@dataclass(frozen=True, slots=True)
class About:
    """All that the page shows of an activity. `sent` are sentences of what was owed and sent, the
    newest first; `judged_now` is the report that control would judge."""

    row: Activity
    plan: Plan
    facts: Facts
    addressees: dict[int, str]
    reports: list[ReportTold]
    picture: Picture | None
    files: list[EvidenceRow]
    requests: list[RequestRow]
    proposed: tuple[Any, ...]
    coming: tuple[Coming, ...]
    sent: list[tuple[Any, str]]
    more: bool
    judged_now: int | None
    offices: list[str]
    speakers: list[tuple[int, str]]

    @property
    def is_open(self) -> bool:
        """Tell whether something can still be done about it."""
        return self.row.withdrawn_at is None and self.plan.closed_at is None

    def files_of(self, report_id: int | None) -> list[EvidenceRow]:
        """Return the evidence that came with a report; with None what came with no report."""
        return [one for one in self.files if one.report_id == report_id]


def address(handle: str) -> str:
    """Return where the page of an activity is: a handle may hold any letter."""
    return f"/actividad/{quote(handle, safe='')}"


async def show(ask: Ask) -> web.StreamResponse:
    """Show an activity."""
    return await page(ask)


async def page(ask: Ask, wrong: str = "", at: str = "") -> web.Response:
    """Return the page of the activity that is named; with what was `wrong` in the form `at`, filled
    in as she sent it. Raises HTTPNotFound where the entity has none of that handle."""
    about = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "activity",
        status=400 if wrong else 200,
        about=about,
        address=address(about.row.handle),
        may={right.name.lower(): about.is_open and ask.may(right) for right in Right},
        fetch=ask.may(Right.FETCH),
        proofs=PROOFS,
        pictures=SHOWN,
        wrong=wrong,
        at=at,
        form=ask.form,
        local=ask.site.context.today,
        step=lambda one: one.told,
        box=(picture.WIDTH, picture.HEIGHT),
        lead=Duty.LEAD,
    )


def named(session: Session, ask: Ask) -> Activity:
    """Return the activity of the address; raises HTTPNotFound."""
    handle = ask.request.match_info["handle"]
    found = of_handle(session, ask.site.context.entity_id, handle)
    if found is None:
        raise web.HTTPNotFound
    return found


def _read(session: Session, ask: Ask) -> About:
    context, row = ask.site.context, named(session, ask)
    about = facts(session, [row.id])[row.id]
    known = directory.load(session, context, ask.now)
    reports = every_report.of_activity(session, context, row.id)
    sent, more = _sent(session, context, row.id, about, known)
    asked = requests.of_activity(session, context.entity_id, row.id)
    due = deciding.date_in_question(session, row.id)
    in_question = judging.in_question(session, row.id)
    addressees = {one: known.addressee(row.id, one) for one in about.offices}
    scope = Scope(activities=frozenset([row.id]))
    return About(
        row=row,
        plan=session.get_one(Plan, row.plan_id),
        facts=about,
        addressees={one: "" if who is None else who.name for one, who in addressees.items()},
        reports=reports[:_PAGE],
        picture=_picture(reports, about, ask),
        files=evidence.of_activity(session, row.id),
        requests=asked[::-1],
        proposed=deciding.proposed_days(due, ask.today, context.calendar),
        coming=coming.coming(
            session, context, ask.now, scope, known, planning.known(session, context, ask.now)
        ),
        sent=sent,
        more=more or len(reports) > _PAGE,
        judged_now=None if in_question is None else in_question.id,
        offices=_offices(session, context),
        speakers=_speakers(session, about),
    )


def _picture(reports: Sequence[ReportTold], about: Facts, ask: Ask) -> Picture | None:
    told_so_far = [
        (one.on, one.percent)
        for one in reversed(reports)
        if one.percent is not None and not one.part and one.undone_on is None
    ]
    return picture.draw(told_so_far, [one.due for one in about.dates], ask.today)


def _sent(
    session: Session, context: EntityContext, activity_id: int, about: Facts, known: Directory
) -> tuple[list[tuple[Any, str]], bool]:
    staff = frozenset(one for office in about.offices for one in known.staff(office))
    owed = told.of_activity(session, context.entity_id, activity_id, staff)[::-1]
    return [(one.at, worded.sentence(one)) for one in owed[:_PAGE]], len(owed) > _PAGE


def _offices(session: Session, context: EntityContext) -> list[str]:
    known = offices.offices_by_id(session, context.entity_id).values()
    return sorted(one.name for one in known if not one.collective)


def _speakers(session: Session, about: Facts) -> list[tuple[int, str]]:
    """Return the people of the offices that answer, of whom one may have said something."""
    members = people.people_of_offices(session, list(about.offices))
    found = {one.person_id: one.name for some in members.values() for one in some}
    return sorted(found.items(), key=lambda one: one[1])
