"""Somebody is away: who confirms absences is told, and of an office for which nobody stands in.

An absence that control confirmed before its first day begins on that day. What was to be told to
somebody who is away goes at once to whoever is written to in her place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.errors import InputError
from core.notice_names import AWAY, BROADCAST
from core.words import Because, Role
from models import audit
from models.owed import OPEN_SQL, NewNotice, Notice, OwedState, notice_key, owe
from models.staff import absences, leaving
from models.staff.offices import office_name
from models.staff.people import add_membership
from scheduler import directory
from scheduler.this_pass import Pass
from scheduler.told import absences_ahead, covered, emptied

_MOST_WORDS = 300  # characters


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody is away, on which days as far as they are told, and in which words: `own`
    ones, her mailbox's or somebody else's."""

    person_id: int
    name: str
    first: date | None
    until: date | None
    words: str
    own: bool = False

    @property
    def days(self) -> dict[str, str | int | None]:
        """The days as texts show them."""
        return {"first": _iso(self.first), "until": _iso(self.until)}


@dataclass(frozen=True, slots=True)
class Known:
    """An absence of somebody that is told or has begun, and is not over, with the words that told
    it; `first` is None where it has begun."""

    first: date | None
    until: date
    words: str = field(default="", compare=False)

    @property
    def days(self) -> dict[str, str | int | None]:
        """The days as texts show them."""
        return {"first": _iso(self.first), "until": _iso(self.until)}


def notice_of(
    session: Session, context: EntityContext, told: Told, now: datetime
) -> tuple[str, dict[str, Any]]:
    """Return the key and the details of the notice of an absence: one for the same days, without a
    day one for the same week. Her offices are left alone, or not, by who is there on its first day.
    """
    today = context.today(now)
    year, week, _ = today.isocalendar()
    until = told.until or f"{year}-{week}"
    cover = covered.cover(session, context, told.person_id, max(told.first or today, today), now)
    key = notice_key(AWAY, told.person_id, f"{told.first}/{until}" if told.first else until)
    return key, {
        "person": told.name,
        "away": told.person_id,
        **told.days,
        "words": with_words("", told.words),
        "own": int(told.own),
        "alone": ", ".join(cover.alone),
        "officeless": int(not cover.offices),
    }


def tell(
    session: Session,
    context: EntityContext,
    told: Told,
    readers: Iterable[int],
    now: datetime,
    instead: Known | None = None,
) -> None:
    """Owe readers that somebody is away: one notice of an absence. Where its days have changed, one
    that still waits says the new ones; was it told already, another says what has changed. It may
    be told `instead` of another, on whose days it need not be."""
    key, details = notice_of(session, context, told, now)
    rows = []
    old = told if instead is None else replace(told, first=instead.first, until=instead.until)
    for reader in readers:
        before = of_reader(session, context, old, reader, now)
        if before is None:
            rows.append(NewNotice(reader, key, AWAY, details))
        elif changes(before, told, context.today(now)):
            if before.state is OwedState.OPEN and before.details.get("planned") is None:
                before.details = before.details | details
                continue
            was = {f"was_{one}": before.details.get(one) for one in ("first", "until")}
            more = details | was | {"instead_of": before.id}
            rows.append(NewNotice(reader, notice_key(key, before.id), AWAY, more))
    owe(session, context.entity_id, rows, now, once=True)


def of_reader(
    session: Session, context: EntityContext, told: Told, reader: int, now: datetime
) -> Notice | None:
    """Return the newest notice to a reader about the same absence: on some of the same days, or
    without a day in the same week."""
    today = context.today(now)
    first = told.first or today
    last = told.until or first
    for notice in reversed(absences_ahead.told_of(session, context, now)):
        if notice.person_id != reader or notice.reason == Because.BACK:
            continue
        if int(notice.details["away"]) != told.person_id:
            continue
        on = context.today(notice.recorded_at)
        until = _day(notice.details["until"])
        if until is None and on.isocalendar()[:2] == today.isocalendar()[:2]:
            return notice
        if (
            until is not None
            and (_day(notice.details.get("first")) or on) <= last
            and (first <= until)
        ):
            return notice
    return None


def changes(before: Notice, told: Told, today: date) -> bool:
    """Tell whether other days are told than those of a notice; without a first day somebody is away
    since that day or earlier."""
    first, until = _day(before.details.get("first")), _day(before.details["until"])
    if told.until is None:
        return False
    begins = told.first is not None and told.first != first and (first or today) != told.first
    return told.until != until or begins


def with_words(before: str, more: str) -> str:
    """Return the words of a notice with those that followed, as long as a notice shows."""
    return f"{before}. {more}"[:_MOST_WORDS] if before else more[:_MOST_WORDS]


def plan(notice: Notice, by: int | str) -> None:
    """Write down that the absence of a notice is confirmed, and begins on its first day: by a
    person, or in the role of who is none."""
    notice.details = notice.details | {"planned": by}


def begin_due(this: Pass) -> None:
    """Let the absences begin that were confirmed before, and whose first day has come."""
    told = absences_ahead.told_of(this.session, this.context, this.now)
    confirmed = {one.id: one for one in told if one.details.get("planned") is not None}
    this.keep("absence", confirmed)
    for notice in confirmed.values():
        with this.around("absence", notice.id, notice.person_id):
            _begin(this, notice)


def _begin(this: Pass, notice: Notice) -> None:
    told = notice.details
    if date.fromisoformat(told["first"]) > this.today:
        return
    notice.details = told | {"planned": None}
    if (last := date.fromisoformat(told["until"])) >= this.today:
        by = told["planned"]
        who = (by, "clock") if isinstance(by, str) else (Role.CONTROL.value, "clock", by)
        change = audit.Change(this.session, this.entity_id, audit.Actor(*who), this.now)
        mark(change, this.context, int(told["away"]), last)


def here_from(
    session: Session, context: EntityContext, person_id: int, day: date, now: datetime
) -> date:
    """Return the first working day from `day` on, on which a person is not away, by the absences
    that are known at `now`."""
    known = absences_ahead.planned(session, context, now)
    ends = [(first, until) for one, first, until in known if one == person_id]
    if (until := absences.away_until(session, person_id)) is not None:
        ends.append((date.min, until))
    for first, until in sorted(ends):
        if first <= day <= until:
            day = context.calendar.next_working_day(until)
    return day


def end(change: audit.Change, context: EntityContext, person_id: int) -> bool:
    """End the absence of somebody who is here: it was over yesterday. Tell whether one stood; what
    is to come still is."""
    today = context.today(change.now)
    for notice in absences_ahead.told_of(change.session, context, change.now):
        first = notice.details.get("first")
        if int(notice.details["away"]) == person_id and not (first and first > today.isoformat()):
            close(notice)
    return mark_over(change, context, person_id)


def close(notice: Notice) -> None:
    """Let the absence of a notice be none."""
    notice.details = notice.details | {"until": None, "planned": None}
    if notice.state is OwedState.OPEN:
        notice.state, notice.reason = OwedState.CLOSED, Because.BACK


def mark_over(change: audit.Change, context: EntityContext, person_id: int) -> bool:
    """Let the absence that stands have been over yesterday; tell whether one did."""
    today = context.today(change.now)
    until = absences.away_until(change.session, person_id)
    if until is None or until < today:
        return False
    absences.mark(change, person_id=person_id, until=today - timedelta(days=1))
    return True


def known_of(
    session: Session, context: EntityContext, person_id: int, now: datetime
) -> tuple[Known, ...]:
    """Return the absences of somebody that are told or have begun, and are not over; not the other
    days on which one was shown, before a yes to these."""
    today, found = context.today(now), dict[Known, None]()
    every = absences_ahead.told_of(session, context, now)
    hers = [one for one in every if int(one.details["away"]) == person_id]
    told = [one for one in hers if not _is_only_shown(one)]
    replaced = {one.details.get("instead_of") for one in told if one.details["until"]}
    for notice in told:
        one = known_by(notice, today)
        if one is not None and notice.id not in replaced:
            found[one] = None
    stands = absences.away_until(session, person_id)
    if stands is not None and stands >= today and not any(one.first is None for one in found):
        found[Known(None, stands)] = None
    return tuple(found)


def _is_only_shown(notice: Notice) -> bool:
    shown = notice.reason == Because.SHOWN_AT_ONCE and notice.details.get("instead_of")
    return bool(shown) and notice.details.get("planned") is None


def known_by(notice: Notice, today: date) -> Known | None:
    """Return the absence of a notice, None where it is over, or its last day is not told."""
    first, until = _day(notice.details.get("first")), _day(notice.details["until"])
    if until is None or until < today:
        return None
    began = first is None or first <= today
    return Known(None if began else first, until, str(notice.details.get("words") or ""))


@dataclass(frozen=True, slots=True)
class Marked:
    """What follows of an absence `until` a day: the offices for which nobody can be written to
    meanwhile, and from when on she will not be there at all, where that is by then. `first` is the
    day on which it begins, None where it has."""

    until: date
    alone: tuple[str, ...]
    goes: leaving.Leaver | None
    first: date | None = None

    def left_alone(self, office: str, said: Callable[[date], str]) -> str:
        """Return the sentence about an office of which nobody gets anything; `said` shows a day."""
        last = self.until if self.goes is None else self.goes.last_uncovered(self.until)
        when = "entonces" if last == self.until else f"el {said(last)}"
        since = "" if self.first is None else f"desde el {said(self.first)} "
        return (
            f"Nadie reemplaza: {since}hasta {when} nada de «{office}» se le puede enviar a nadie."
        )

    def then(self, said: Callable[[date], str]) -> list[str]:
        """Return the sentence about who follows, none where she comes back."""
        if self.goes is None:
            return []
        follows = f"{self.goes.by} recibe lo suyo" if self.goes.by else "ya no está en la entidad"
        return [f"Desde el {said(self.goes.on)} {follows}: así está anotado."]


def mark(change: audit.Change, context: EntityContext, person_id: int, until: date) -> Marked:
    """Write down the last day of an absence; return what follows.

    Control is told of each office for which nobody can be written to until then, or until somebody
    replaces her.
    """
    session, now = change.session, change.now
    absences.mark(change, person_id=person_id, until=until)
    goes = leaving.goes_by(session, context.entity_id, person_id, until)
    last = until if goes is None else goes.last_uncovered(until)
    people = directory.load(session, context, now)
    alone = [one for one in people.offices_of(person_id) if people.recipient(one) is None]
    for office_id in alone:
        emptied.tell_control(
            session, context, people, office_id, people.contacts[person_id], now,
            last, until=last.isoformat(),
        )  # fmt: skip
    return Marked(until, tuple(office_name(session, one) for one in alone), goes)


def stand_in(change: audit.Change, context: EntityContext, person_id: int, by_id: int) -> None:
    """Let another be a delegate of the offices of somebody who is away, where she is not one of
    their people yet. Raises InputError where she is not there, or the same person."""
    session = change.session
    people = directory.load(session, context, change.now)
    if by_id == person_id or by_id not in people.contacts:
        raise InputError("diga quién recibe lo suyo: otra persona.")
    for office_id in people.offices_of(person_id):
        if by_id not in people.staff(office_id):
            add_membership(
                change, person_id=by_id, role=Role.DELEGATE, office_id=office_id,
                today=context.today(change.now),
            )  # fmt: skip


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def owe_stand_ins(this: Pass) -> None:
    """Owe each broadcast that waits for a reader who is away, to the recipients of her offices.

    She gets it as well, when she is back.
    """
    mine = (Notice.entity_id == this.entity_id, Notice.kind == BROADCAST)
    waiting = select(Notice).where(*mine, text(f"notice.{OPEN_SQL}"))
    for notice in this.session.scalars(waiting.order_by(Notice.id)).all():
        reader = this.people.contacts.get(notice.person_id)
        if reader is None or not reader.away:
            continue
        for office_id in this.people.offices_of(reader.person_id):
            instead = this.people.recipient(office_id)
            if instead is not None and instead.reachable:
                this.tell(instead, BROADCAST, notice.key, notice.details)
