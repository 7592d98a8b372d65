"""What was reported in some days, as who asks for it in own words is shown it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.conversation.speaking.paging import turns
from bot.conversation.turn import Turn
from bot.understanding.span import days_before, names_days_before
from core.overviews import Overview, OverviewRow
from core.spanish import short_date
from core.words import Status
from models.answers import requests
from reports.plan.standing import Span
from reports.week import reported
from reports.week.reported import ReportTold

MOST_ROWS = 200
_DEEDS = (
    r"(?:report|inform|avanz|mand|envi|entreg|cont|mov|respond|contest|registr)"
    r"(?:e|i|amos|imos|ado|ido)"
)
# "qué reporté hoy", "lo que hemos reportado": of hers, whatever else she sees
_HERS = re.compile(
    r"\b(?:que|cuales|cuantos|cuantas)(?: (?:cosas|actividades|yo|nosotros|ya|mas)){0,2}"
    rf" (?:(?:he|hemos) )?(?!(?:reporte|entrego|informe) (?:entro|llego|hay|hubo)){_DEEDS}\b"
    r"|\bmi[s]? (?:report|avance|oficina|dependencia)|\b(?:yo|nosotros)\b"
)
# "qué me llegó ayer": to who sees no more than her own these are messages, and no reports
_ARRIVES = re.compile(r"\b(?:me|nos) (?:ha |han )?(?:lleg|entr)")


def of_messages(words: str) -> bool:
    """Tell whether words ask what came to her, which are reports to who sees them all."""
    return _ARRIVES.search(words) is not None


def show(turn: Turn, words: str, *, own: bool = False) -> Overview:
    """Return the reports of the days that words name, of this week where they name none, the newest
    first; only of her `own` activities where she sees no others or asks for these. In a group
    offices are named, people are not."""
    today = turn.today
    first, last = days_before(words if names_days_before(words) else "esta semana", today)
    span = Span.of_days(first, last, turn.now, turn.context.zone)
    own = own or _HERS.search(words) is not None
    hers = turn.desk.handles(turn.desk.activities)
    found = [
        one
        for one in reported.of_days(turn.session, turn.context, span, turn.now)
        if not own or one.handle in hers
    ]
    rows = tuple(_row(turn, one, dated=first != last) for one in found[:MOST_ROWS])
    return Overview(
        name="reported",
        span=_named(first, last, today),
        own=own,
        rows=rows,
        total=len(found),
        rest="" if own or turn.in_group else _asked(turn, span),
        buttons=turns(turn.context.refs, len(rows), 0, turn.inbound.id),
    )


def _row(turn: Turn, one: ReportTold, *, dated: bool) -> OverviewRow:
    told = one.row.report
    return OverviewRow(
        name=one.handle,
        title=one.title,
        since=turn.context.today(one.at) if dated else None,
        percent=told.percent,
        stood=one.before,
        support=told.part,
        not_applicable=told.percent is None and told.status is Status.NOT_APPLICABLE,
        asker="" if turn.in_group else one.row.person,
        office=one.row.office,
        recorded_by="" if turn.in_group else one.row.recorded_by,
        words=one.row.words,
    )


def _asked(turn: Turn, span: Span) -> str:
    """Return what to write for the requests of a span that wait; "" for none."""
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    came = any(span.start <= one.asked_at <= span.now for one in waiting)
    return "solicitudes" if came else ""


def _named(first: date, last: date, today: date) -> str:
    """Return of which days these are: "de hoy", "de ayer", "del lun 2 mar al jue 5 mar"."""
    if first == last:
        near = {today: "de hoy", today - timedelta(days=1): "de ayer"}
        return near.get(first, f"del {short_date(first, today)}")
    return f"del {short_date(first, today)} al {short_date(last, today)}"
