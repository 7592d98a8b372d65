"""What was decided of requests, dates and offices, as who asks for it in own words is shown it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.speaking.paging import turns
from bot.conversation.turn import Turn
from bot.understanding.span import days_before
from core.overviews import Overview, OverviewRow
from core.spanish import fold, short_date
from core.words import RequestKind
from models.answers import requests
from reports.plan.standing import Span
from reports.values import Decided
from reports.week import decided

MOST_ROWS = 200
_INSTANT = timedelta(microseconds=1)
_DENIED = re.compile(r"\b(?:neg|nieg|rechaz)")
_GRANTED = re.compile(
    r"\b(?:conced|aprob|autoriz|otorg|di(?:o|eron)\b|dado|ampli|movi|corri|cambi(?:o|aron|ado)\b)"
)
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
    """Which decisions are asked for: of a kind, granted or denied (None: all), of which days."""

    kind: RequestKind | None
    granted: bool | None
    first: date
    last: date

    @classmethod
    def of(cls, words: str, today: date) -> Wanted:
        """Return what the words of a question ask for."""
        said = fold(words)
        kind = next((one for one, names in _KINDS.items() if names.search(said)), None)
        denied, granted = _DENIED.search(said), _GRANTED.search(said)
        both = bool(denied) is bool(granted)
        return cls(kind, None if both else denied is None, *days_before(said, today))

    @property
    def name(self) -> str:
        """What they are called: "prórrogas negadas", "decisiones"."""
        if self.granted is None:
            return "decisiones" if self.kind is None else f"{_NAMES[self.kind]} decididas"
        name = "solicitudes" if self.kind is None else _NAMES[self.kind]
        return f"{name} {'concedidas' if self.granted else 'negadas'}"

    def fits(self, one: Decided) -> bool:
        """Tell whether a decision is asked for; a date that was corrected was not asked by any."""
        of_kind = self.kind is None or one.kind is self.kind
        asked = one.kind is not None and not one.corrected
        return of_kind and (self.granted is None or (asked and one.granted is self.granted))


def show(turn: Turn, words: str, own: Collection[str] | None = None) -> Overview:
    """Return the decisions for which words ask, the newest first; only of `own` activities."""
    today = turn.today
    wanted = Wanted.of(words, today)
    span = Span(wanted.last, wanted.first, turn.now, turn.context.zone)
    end = span.first_of(wanted.last + timedelta(days=1)) - _INSTANT
    span = Span(wanted.last, wanted.first, min(turn.now, end), turn.context.zone)
    found = [
        _row(one)
        for one in decided.every_one(turn.session, turn.context.entity_id, span)
        if wanted.fits(one) and (own is None or one.handle in own)
    ]
    return Overview(
        name="decided",
        span=_span(wanted, today),
        wanted=wanted.name,
        rows=tuple(found[:MOST_ROWS]),
        total=len(found),
        buttons=turns(turn.context.refs, len(found[:MOST_ROWS]), 0, turn.inbound.id),
    )


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
