"""What was decided of requests, dates and offices, or judged of reports, as who asks for it in own
words is shown it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries
from bot.conversation.speaking.paging import turns
from bot.conversation.turn import Turn
from bot.understanding.meaning import Context
from bot.understanding.reading import read
from bot.understanding.span import days_before
from core.overviews import Overview, OverviewRow
from core.spanish import fold, short_date
from core.words import RequestKind
from models.answers import requests, reviews
from models.answers.reviews import Review
from models.staff import offices
from reports.plan.queries import open_ids
from reports.plan.standing import Span
from reports.values import Decided
from reports.week import decided

MOST_ROWS = 200
_DENIED = re.compile(r"\b(?:neg|nieg|rechaz)")
_GRANTED = re.compile(
    r"\b(?:conced|aprob|autoriz|otorg|di(?:o|eron)\b|dado|ampli|movi|corri|cambi(?:o|aron|ado)\b)"
)
# "qué devolvió control este mes", "qué no aceptamos": what control judged of reports
_JUDGED = re.compile(r"\b(?:devol|devuel|acept|verific)")
_RETURNED = re.compile(r"\b(?:devol|devuel|no (?:se |me |nos |l[ae]s? )?(?:ha |han )?acept)")
_ACCEPTED = re.compile(r"(?<!no )(?<!no se )(?<!no me )(?<!no nos )\bacept")
# "qué me devolvieron": of hers, whatever else she sees
_HERS = re.compile(r"\b(?:me|nos) (?:ha |han |fue |fueron )?(?:devol|devuel|acept|verific)")
_KINDS = {
    RequestKind.EXTENSION: re.compile(r"\b(?:prorrog|plazo|aplaz|mas tiempo|fechas?)"),
    RequestKind.NOT_APPLICABLE: re.compile(r"\bno aplica"),
    RequestKind.REASSIGN: re.compile(r"\bcambios? de (?:oficina|dependencia|responsable)"),
}
_NAMES = {
    RequestKind.EXTENSION: "prórrogas",
    RequestKind.NOT_APPLICABLE: "solicitudes de «no aplica»",
    RequestKind.REASSIGN: "solicitudes de cambio de oficina",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are asked for: of a kind, granted or denied (None: all), of which days; or
    what was `judged` of reports (of `hers`), then accepted or returned."""

    kind: RequestKind | None
    granted: bool | None
    first: date
    last: date
    judged: bool = False
    hers: bool = False

    @classmethod
    def of(cls, words: str, today: date) -> Wanted:
        """Return what the words of a question ask for."""
        said = fold(words)
        kind = next((one for one, names in _KINDS.items() if names.search(said)), None)
        judged = _JUDGED.search(said) is not None
        no, yes = (_RETURNED, _ACCEPTED) if judged else (_DENIED, _GRANTED)
        denied, granted = no.search(said), yes.search(said)
        both = bool(denied) is bool(granted)
        return cls(kind, None if both else denied is None, *days_before(said, today), judged)

    @property
    def name(self) -> str:
        """What they are called: "prórrogas negadas", "decisiones"."""
        if self.judged:
            said = {None: "verificadas", True: "aceptadas", False: "devueltas"}[self.granted]
            return f"actividades {'suyas ' if self.hers else ''}{said} por control"
        if self.granted is None:
            return "decisiones" if self.kind is None else f"{_NAMES[self.kind]} decididas"
        name = "solicitudes" if self.kind is None else _NAMES[self.kind]
        return f"{name} {'concedidas' if self.granted else 'negadas'}"

    def fits(self, one: Decided) -> bool:
        """Tell whether a decision is asked for; a date that was corrected was not asked by any."""
        of_kind = self.kind is None or one.kind is self.kind
        asked = one.kind is not None and not one.corrected
        return of_kind and (self.granted is None or (asked and one.granted is self.granted))


def show(
    turn: Turn, words: str, own: Collection[str] | None = None, *, named: str = ""
) -> Overview:
    """Return the decisions for which words ask, the newest first; only of `own` activities, and of
    the one that is `named`, where that is no office."""
    today = turn.today
    wanted = Wanted.of(words, today)
    span = Span.of_days(wanted.first, wanted.last, turn.now, turn.context.zone)
    if wanted.judged:
        every = _judged(turn, wanted, span)
        if own is None and _HERS.search(fold(words)):
            own = turn.desk.handles(turn.desk.activities) or None
        wanted = replace(wanted, hers=own is not None)
    else:
        all_told = decided.every_one(turn.session, turn.context.entity_id, span)
        every = [_row(one) for one in all_told if wanted.fits(one)]
    found = [one for one in every if own is None or one.name in own]
    about = _activity_called(turn, named)
    found = [one for one in found if about in ("", one.name)]
    return Overview(
        name="decided",
        span=_span(wanted, today),
        wanted=f"{wanted.name} de la {about}" if about else wanted.name,
        rows=tuple(found[:MOST_ROWS]),
        total=len(found),
        buttons=turns(turn.context.refs, len(found[:MOST_ROWS]), 0, turn.inbound.id),
    )


def _activity_called(turn: Turn, named: str) -> str:
    """Return the one activity that words name: "la rampa"; "" where they name an office or none."""
    if not named or offices.offices_like(
        turn.session, entity_id=turn.context.entity_id, typed=named
    ):
        return ""
    said = f"la {named}"
    pending = tuple(mine.as_pending() for mine in turn.desk.activities.values())
    known = Context(pending, None, elsewhere.others(turn, said))
    codes = {one for one in inquiries.mentioned(turn, read(said), known) if one}
    return codes.pop() if len(codes) == 1 else ""


def _judged(turn: Turn, wanted: Wanted, span: Span) -> list[OverviewRow]:
    """Return what was judged of reports in some days, the newest first, each with its reason."""
    entity_id = turn.context.entity_id
    of_open = Review.activity_id.in_(open_ids(entity_id, turn.now))
    every = reviews.of_entity(turn.session, entity_id, of_open)
    newest = {one.report_id: one.id for one in every}
    return [
        OverviewRow(
            name=one.handle,
            title=one.title,
            since=turn.context.today(one.at),
            people=(one.by,) if one.by else (),
            deed="accepted" if one.accepted else "returned",
            reported=one.reported,
            percent=one.percent,
            own_office=one.own_office,
            words=one.remark,
            replaced=one.id != newest[one.report_id],
        )
        for one in reversed(every)
        if span.untold < one.at <= span.now and wanted.granted in (None, one.accepted)
    ]


def own(turn: Turn, handles: Collection[str]) -> set[str]:
    """Return the activities of whose decisions she is told: hers, and what she asked about."""
    asked = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    return {*handles, *(one.handle for one in asked)}


def _span(wanted: Wanted, today: date) -> str:
    first, last = (short_date(one, today) for one in (wanted.first, wanted.last))
    return f"el {first}" if first == last else f"del {first} al {last}"


def _row(one: Decided) -> OverviewRow:
    deed = "corrected" if one.corrected else "granted" if one.granted else "denied"
    return OverviewRow(
        name=one.handle,
        title=one.title,
        since=one.on,
        people=(one.by,) if one.by else (),
        deed=deed,
        asks="" if one.kind is None else one.kind.value,
        before=one.before,
        dates=one.dates,
        office=one.from_office,
        named=one.to_office,
        words=one.reason,
        hour=one.hour,
        replaced=one.replaced,
    )
