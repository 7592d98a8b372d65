"""Recording what an office said elsewhere: a call, a memo, a message passed on to the bot.

People of planning and control may do it. The row says who spoke, who wrote it down and in which
message; the office hears of it in its hours, and can take it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.among import understood
from bot.conversation.desk import Desk
from bot.conversation.for_others import not_hers
from bot.conversation.for_others.closing import Dated, as_details, dated
from bot.conversation.state import Draft
from bot.conversation.viewing import view_of
from bot.understanding.meaning import Ask, Intent, Meaning, PendingActivity, Update
from core.entity.context import EntityContext
from core.errors import InputError
from core.last_words import is_by_hand, is_day_of_loading
from core.later_dates import LaterDates
from core.notice_names import RECORDED_FOR
from core.numerals import over_whole
from core.reported import Reported
from core.spanish import show_percent
from core.words import Role, SourceKind, Status
from models import audit, audit_actions, progress
from models.organisation import Person
from models.owed import NewNotice, notice_key, owe
from models.progress import ProgressReport, Said
from models.session import writes_alone
from models.staff import people
from models.staff.people import PersonRow
from scheduler.message.lines import Facts, facts

RECORDER = "recorder"
_WISHES = frozenset({Intent.EXTENSION, Intent.REASSIGN})
_TELLING = frozenset({Intent.REPORT, Intent.ELSEWHERE})


class NotWritten(InputError):
    """What of a text is not written: it owes a question, `ask`, or is no report at all.

    `handle` is the activity that it is about, "" where that is not known.
    """

    def __init__(self, ask: str, what: str, *, where: str, todo: str, handle: str = "") -> None:
        super().__init__(what, where=where, todo=todo)
        self.ask = ask
        self.handle = handle


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words came from: the stored message, its channel, and who wrote them down.

    `said_on` is the day on which they were said; `recorder` None: at the command line. `written_at`
    is where they are written down, where that is another channel.
    """

    inbound_id: int
    channel: str
    recorder: PersonRow | None
    said_on: date
    now: datetime
    written_at: str = ""

    def actor(self) -> audit.Actor:
        """Return who wrote them down, as the audit names her."""
        channel = self.written_at or self.channel
        if self.recorder is None:
            return audit.Actor(role="technician", channel=channel)
        return audit.Actor(RECORDER, channel, self.recorder.id)


@dataclass(frozen=True, slots=True)
class Holds:
    """The figure that holds instead of one that speaks of an earlier day; None: does not apply."""

    percent: Decimal | None
    on: date
    of_file: bool
    loaded: bool


@dataclass(frozen=True, slots=True)
class ReportFor:
    """One report that was written for an office; `holds` where another figure still does, `later`
    what it closes besides its period, or leaves open; `part_of` the office that supports, where it
    is only of its part, "" for the whole."""

    report_id: int
    handle: str
    before: Decimal | None
    reported: Reported
    holds: Holds | None = None
    later: LaterDates | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class UnderstoodFor:
    """What would be written of a text: of which activity, the figure before, and what is said."""

    handle: str
    before: Decimal | None
    reported: Reported


@dataclass(frozen=True, slots=True)
class RecordedFor:
    """What was written of a text, and what of it was not."""

    written: list[ReportFor]
    left: tuple[NotWritten, ...]


def record(
    session: Session,
    context: EntityContext,
    source: Source,
    speaker: PersonRow,
    hers: Desk,
    text: str,
    listed: tuple[int, ...] = (),
) -> RecordedFor:
    """Write down what `speaker` said of what is open on her desk, `listed` as it was to her last.

    What is clear is written; where nothing is, raises NotWritten with the question and how to
    say it.
    """
    about, updates, left = _understood(session, context, source.said_on, hers, text, listed)
    if not writes_alone(session):  # the figures that it is compared with are those that stand
        ids = {one.handle: one.activity_id for one in about.values()}
        progress.hold(session, {ids[update.code or ""] for update in updates})
        about, updates, left = _understood(session, context, source.said_on, hers, text, listed)
    found = dated(
        session, _as_they_stand(hers, about), updates, text, source.said_on, source.inbound_id
    )
    written = []
    for draft in found.drafts:
        facts_of = about[draft.activity_id or 0]
        office_id = hers.activities[facts_of.activity_id].office_id
        report_id = _write(session, context, source, speaker, facts_of, office_id, found, draft)
        holds = _holds(session, context, facts_of, office_id, report_id)
        later = found.later.get(facts_of.activity_id)
        told = ReportFor(
            report_id,
            facts_of.handle,
            facts_of.told_by(office_id),
            draft.reported,
            holds,
            later if holds is None or (later is not None and later.kept_open) else None,
            facts_of.offices[office_id] if facts_of.is_supported_by(office_id) else "",
        )
        _tell(session, context, source, speaker, facts_of.activity_id, office_id, told)
        written.append(told)
    return RecordedFor(written, left)


def look(
    session: Session, context: EntityContext, said_on: date, hers: Desk, text: str
) -> tuple[list[UnderstoodFor], tuple[NotWritten, ...]]:
    """Return what `record` would write of a text, and what it would leave; writes nothing. Raises
    NotWritten where nothing is clear."""
    about, updates, left = _understood(session, context, said_on, hers, text, ())
    drafts = dated(session, _as_they_stand(hers, about), updates, text, said_on, 0).drafts
    found = []
    for draft in drafts:
        facts_of = about[draft.activity_id or 0]
        before = facts_of.told_by(hers.activities[facts_of.activity_id].office_id)
        found.append(UnderstoodFor(facts_of.handle, before, draft.reported))
    return found, left


def _as_they_stand(hers: Desk, about: Mapping[int, Facts]) -> Desk:
    """Return a desk with the figures that stand now."""
    now = {
        one: replace(mine, percent=about[one].told_by(mine.office_id)) if one in about else mine
        for one, mine in hers.activities.items()
    }
    return replace(hers, activities=now)


def _understood(
    session: Session,
    context: EntityContext,
    said_on: date,
    hers: Desk,
    text: str,
    listed: tuple[int, ...],
) -> tuple[dict[int, Facts], Sequence[Update], tuple[NotWritten, ...]]:
    """Return how her open activities stand now, what a text says of them, read as her own message
    is, and what is left; raises NotWritten."""
    about = facts(session, hers.open_ids)
    view = replace(
        view_of(context, _as_they_stand(hers, about)),
        today=said_on,
        others=not_hers.others_than(session, context, hers.activities, text),
    )
    alone = next(iter(hers.open_ids)) if len(hers.open_ids) == 1 else None
    meaning = understood(text, view, alone, listed, everything=False)
    pending = [known for one, known in view.activities.items() if one in view.open_ids]
    return about, *_clear(meaning, pending, text)


def _clear(
    meaning: Meaning, pending: Sequence[PendingActivity], text: str
) -> tuple[Sequence[Update], tuple[NotWritten, ...]]:
    """Return what can be written as it stands, and what cannot; raises NotWritten where nothing
    can."""
    left = [_not_by_others(one, text) for one in (meaning, *meaning.also)]
    left.append(_of_another(meaning, text))
    owed = [(update, _owed(update, pending, text)) for update in meaning.updates]
    not_written = tuple(one for one in (*left, *(why for _, why in owed)) if one is not None)
    clear = [update for update, why in owed if why is None]
    if meaning.intent not in {*_TELLING, *_WISHES} or not (clear or not_written):
        raise NotWritten(
            "report", "no reporta ningún avance.", where=f"«{text}»",
            todo='Escríbalo como se dijo: "va en 60 %, falta la firma".',
        )  # fmt: skip
    if not clear:
        raise not_written[0]
    return clear, not_written


def _of_another(meaning: Meaning, text: str) -> NotWritten | None:
    """Return why what a text tells of another office's activity is not written: it is not the
    speaker's."""
    told = (one for one in (meaning, *meaning.also) if one.intent in _TELLING)
    named = next((one.codes for one in told if one.codes), ())
    if not named and meaning.intent is not Intent.ELSEWHERE:
        return None
    return NotWritten(
        "elsewhere", "habla de una actividad de otra oficina.", where=f"«{text}»",
        todo='Regístrelo en la suya: culmina report CÓDIGO "va en 60 %" --person QUIÉN',
        handle=named[0] if named else "",
    )  # fmt: skip


def _not_by_others(meaning: Meaning, text: str) -> NotWritten | None:
    """Return why what a text asks for is not passed on: that is for the office itself."""
    handle = next((code for code in meaning.codes if code), "")
    if meaning.intent in _WISHES:
        return NotWritten(
            "wish", "una solicitud la hace la oficina.", where=f"«{text}»", handle=handle,
            todo='Escriba solo lo que se reporta: "va en 60 %, falta la firma".',
        )  # fmt: skip
    if meaning.intent is Intent.SNOOZE:
        return NotWritten(
            "snooze", "un recordatorio más tarde lo pide la oficina.", where=f"«{text}»",
            todo='Escriba solo lo que se reporta: "va en 60 %, falta la firma".', handle=handle,
        )  # fmt: skip
    return None


def _owed(update: Update, pending: Sequence[PendingActivity], text: str) -> NotWritten | None:
    """Return what has to be asked before an update can be written, None where nothing has."""
    about = next((one for one in pending if one.code == update.code), None)
    figure_is_missing = update.percent is None and update.status is not Status.NOT_APPLICABLE
    ask = Ask.PERCENT if figure_is_missing else update.ask
    ask = Ask.ACTIVITY if about is None else ask
    of_all = about is None or not about.supports
    if update.status is Status.NOT_APPLICABLE and ask is None and of_all:
        return NotWritten(
            "request", "que no aplica lo pide la oficina.", where=f"«{text}»",
            todo="Que la oficina lo escriba, con el motivo; después: culmina request "
                "grant ID",
            handle=update.code or "",
        )  # fmt: skip
    if ask is None:
        return None
    return _owing(ask, update, None if about is None else about.percent, text)


def _owing(ask: Ask, update: Update, last: Decimal | None, text: str) -> NotWritten:
    where, handle = f"«{text}»", update.code or ""
    match ask:
        case Ask.ACTIVITY:
            return NotWritten(
                ask.value, "¿de cuál actividad?", where=where,
                todo='Dígala: "1.2 va en 60 %".', handle=handle,
            )  # fmt: skip
        case Ask.PERCENT:
            return NotWritten(
                ask.value, f"{over_whole(text)}¿en qué porcentaje va?", where=where,
                todo='Diga la cifra: "va en 60 %, falta la firma".', handle=handle,
            )  # fmt: skip
    said = "" if update.percent is None else f" {show_percent(update.percent)}"
    before = "" if last is None else f" Hoy va en {show_percent(last)}."
    return NotWritten(
        ask.value, f"¿es correcto{said}?{before}", where=where,
        todo=f'Si es así: "corrijo: va en {" ".join(said.split()) or "40 %"}".', handle=handle,
    )  # fmt: skip


def _write(
    session: Session,
    context: EntityContext,
    source: Source,
    speaker: PersonRow,
    about: Facts,
    office_id: int,
    found: Dated,
    draft: Draft,
) -> int:
    opens, share = found.opens.get(about.activity_id), found.shares.get(about.activity_id)
    part = about.is_supported_by(office_id)
    said = Said(
        activity_id=about.activity_id,
        person_id=speaker.id,
        office_id=office_id,
        channel=source.channel,
        reported=draft.reported
        if opens is None
        else replace(draft.reported, description=opens.last.description),
        inbound_id=source.inbound_id,
        ordinal=draft.ordinal,
        as_of=source.said_on if opens is None else opens.last.as_of,
        continues=None if opens is None else opens.first.id,
        added=None if opens is None else "",
        recorded_by_id=None if source.recorder is None else source.recorder.id,
        part=part,
        meets_until=None
        if part or opens or (share is not None and share == draft.percent)
        else progress.come_until(session, about.activity_id, source.said_on),
    )
    report_id = progress.record(session, context.entity_id, said, source.now)
    audit.Change(session, context.entity_id, source.actor(), source.now).audit(
        audit_actions.PROGRESS_RECORDED_FOR_AN_OFFICE,
        "activity",
        about.activity_id,
        before={"percent": audit.figure(about.told_by(office_id))},
        after={"percent": audit.figure(draft.percent), "report": report_id, "said by": speaker.id},
    )
    return report_id


def _holds(
    session: Session, context: EntityContext, about: Facts, office_id: int, report_id: int
) -> Holds | None:
    """Return the figure that holds, where it is not that of the report."""
    part_of = office_id if about.is_supported_by(office_id) else None
    found = progress.holding(session, about.activity_id, part_of=part_of)
    if found is None or found == report_id:
        return None
    row = session.get_one(ProgressReport, found)
    of_file = row.source is SourceKind.FILE and not is_by_hand(row.file_cell)
    loaded = of_file and is_day_of_loading(row.as_of, row.recorded_at, context.zone)
    return Holds(row.percent, row.as_of, of_file, loaded)


def _tell(
    session: Session,
    context: EntityContext,
    source: Source,
    speaker: PersonRow,
    activity_id: int,
    office_id: int,
    written: ReportFor,
) -> None:
    """Owe the receipt to who spoke and to her office's leads: in their hours, as all notices."""
    details: dict[str, Any] = {
        "activity_id": activity_id,
        "office_id": office_id,
        "person": speaker.name,
        "by": "" if source.recorder is None else source.recorder.name,
        "since": source.said_on.isoformat(),
        "percent": audit.figure(written.reported.percent),
        "before": audit.figure(written.before),
        "status": written.reported.status.value,
        "description": written.reported.description,
        "inbound": source.inbound_id,
        "report": written.report_id,
    }
    if (holds := written.holds) is not None:
        details |= {
            "holds": audit.figure(holds.percent) or "",
            "said_on": holds.on.isoformat(),
            "of_file": int(holds.of_file),
            "loaded": int(holds.loaded),
        }
    if written.later is not None:
        details |= as_details(written.later)
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    readers = {speaker.id, *(one.person_id for one in members if one.role is Role.LEAD)}
    active = session.scalars(select(Person.id).where(Person.id.in_(readers), Person.active))
    key, hers = notice_key(RECORDED_FOR, written.report_id), details | {"person": ""}
    rows = [
        NewNotice(one, key, RECORDED_FOR, hers if one == speaker.id else details)
        for one in sorted(active)
    ]
    owe(session, context.entity_id, rows, source.now, once=False)
