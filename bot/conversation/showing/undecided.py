"""What the digest says that waits for somebody: doubts about the plan, messages without a place,
what is at 100 % and not verified, each with what to write for it; what nobody has reported on or
answers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from shlex import join

from bot.conversation import commands
from bot.conversation.turn import Turn
from core.entity.rights import Right
from core.overviews import Overview, OverviewRow
from core.rules import activity_done
from models.incoming import tray
from models.staff import agreements
from plans.deciding.decisions import FIELD_NAMES, SETTABLE
from reports.lists import open_faults
from reports.lists.doubts import doubt
from reports.shown import WAITING_REASONS
from reports.values import Figures, Row
from reports.weekly import Doubt, Verified, Waiting, WaitingReason

_EXAMPLES = {"due": "DD/MM/AAAA", "percent": "60"}
# Of nobody, whoever it might be given to.
_OF_NOBODY = frozenset({WaitingReason.OF_A_MACHINE, WaitingReason.TOO_MANY})


def doubts(turn: Turn, most: int) -> Overview:
    """Return what the plans print and nobody is sure of, each with the order that settles it."""
    total, found = open_faults.open_faults(turn.session, turn.context.entity_id, turn.now, most)
    proposed = Counter(one.handle for one in found if one.suggestion)
    rows = tuple(
        OverviewRow(
            name=one.handle,
            title=doubt(one.model_copy(update={"handle": ""}), turn.today),
            words=_order(one, alone=proposed[one.handle] == 1),
        )
        for one in found
    )
    return Overview(name="doubts", rows=rows, total=total, decides=turn.may(Right.DECIDE))


def _order(one: Doubt, *, alone: bool) -> str:
    """Return the order that takes what is proposed, or that says what is right."""
    if not one.handle:
        return join(["culmina", "plan", "accept", "--seen", str(one.number)])
    field = FIELD_NAMES.get(one.field, "")
    if one.suggestion:
        named = [] if alone else ["--field", field]
        return join(["culmina", "plan", "accept", one.handle, *named])
    if one.field not in SETTABLE:
        return "culmina plan faults --xlsx dudas.xlsx"
    value = _EXAMPLES.get(one.field, "VALOR")
    return join(["culmina", "plan", "set", one.handle, f"{field}={value}"])


def messages(turn: Turn, found: Sequence[Waiting], most: int) -> Overview:
    """Return at most so many of the messages that no figure came from, and how many there are;
    those of the tray with the order that says whose they are."""
    in_tray = {one.id for one in tray.waiting(turn.session, turn.context.entity_id)}
    rows = tuple(
        OverviewRow(
            name=one.person,
            title=one.text,
            since=one.on,
            deed=WAITING_REASONS[one.reason],
            words=_placing(one) if one.number in in_tray else "",
        )
        for one in found[:most]
    )
    return Overview(name="messages", rows=rows, total=len(found))


def unverified(turn: Turn, rows: Sequence[Row], most: int) -> Overview:
    """Return at most so many of the activities at 100 % that control has not judged since they were
    reported, and how many there are; with each how much was sent for it."""
    found = [
        one
        for one in rows
        if activity_done(one.percent, one.status) and waits_for_control(one.verified)
    ]
    shown = tuple(
        OverviewRow(name=one.handle, title=one.title, office=one.office, count=one.evidence)
        for one in found[:most]
    )
    verifies = turn.may(Right.VERIFY)
    return Overview(name="unverified", rows=shown, total=len(found), decides=verifies)


def waits_for_control(last: Verified | None) -> bool:
    """Tell whether what was reported last is still to be judged."""
    return last is None or last.newer or last.answered_on is not None


def _placing(one: Waiting) -> str:
    number = str(one.number)
    if one.reason in _OF_NOBODY:
        return join(["culmina", "inbox", "discard", number])
    return join(["culmina", "inbox", "assign", number, "--person", one.person or "NOMBRE"])


def unagreed(turn: Turn, most: int) -> Overview:
    """Return the offices that have not agreed to all that they lead, with how much is left."""
    words = agreements.words_of_offices(turn.session, turn.context.entity_id)
    found = [
        OverviewRow(name=one.office, count=one.activities - one.agreed)
        for one in words
        if one.agreed < one.activities
    ]
    rows, wanted = tuple(found[:most]), "con actividades sin aceptar"
    return Overview(name="overdue_offices", wanted=wanted, rows=rows, total=len(found))


def without_a_report(rows: Sequence[Row]) -> list[Row]:
    """Return the activities that are not done and of which nobody has reported anything."""
    return [one for one in _open(rows) if one.said is None or one.said.by.file]


def _open(rows: Sequence[Row]) -> list[Row]:
    return [one for one in rows if not activity_done(one.percent, one.status)]


def listed(read: Figures, name: str, most: int) -> Overview:
    """Return the activities without a report, or those that nobody answers for: of no office, or of
    one that nothing reaches."""
    if name == commands.UNTOLD:
        wanted, found = "sin ningún reporte", without_a_report(read.rows)
    else:
        unreached = {"", *(one.name for one in read.unreachable_offices)}
        wanted = "sin oficina o sin nadie que reciba los mensajes"
        found = [one for one in _open(read.rows) if one.office in unreached]
    rows = [
        OverviewRow(
            name=one.handle,
            title=one.title,
            office=one.office,
            due=one.due,
            days_late=one.days_late,
            percent=one.percent,
        )
        for one in found[:most]
    ]
    return Overview(name="overdue", wanted=wanted, rows=tuple(rows), total=len(found))
