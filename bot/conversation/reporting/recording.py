"""What a conversation writes of progress: reports and their undoing, each with its audit row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import FIRST, Chain
from bot.conversation.reporting.named_periods import months_done, months_open
from bot.conversation.reporting.period import Later, denies_done, keeps_a_date
from bot.conversation.reporting.wording import is_of_one, stands_still
from bot.conversation.state import Draft
from bot.conversation.steps import AddWords, Correct, Undo
from bot.conversation.thread import UNDO_FOR
from bot.conversation.turn import Turn
from core.reported import Reported
from core.rules import WHOLE
from models import audit, audit_actions, progress
from models.progress import ProgressReport, Retraction, Said
from plans.reviews import judging


def record(turn: Turn, draft: Draft, kept: Mapping[int, Later]) -> int:
    """Write one report that owes nothing any more; return the report's id. `kept` is what stays
    open of activities whose period alone is done."""
    if draft.activity_id is None:
        raise ValueError("a report without an activity cannot be written")
    about = turn.desk.activities[draft.activity_id]
    said = Said(
        activity_id=draft.activity_id,
        person_id=turn.person.id,
        office_id=about.office_id,
        channel=turn.source,
        reported=draft.reported,
        inbound_id=draft.inbound_id,
        ordinal=draft.ordinal,
        as_of=turn.context.today(turn.desk.at),
        part=about.part,
        confirms=draft.confirms,
        meets_none=_meets_none(turn, draft, about.percent),
        meets_until=_meets_until(turn, draft, kept.get(draft.activity_id)),
    )
    report_id = progress.record(turn.session, turn.context.entity_id, said, turn.now)
    turn.change_in(draft.activity_id).audit(
        audit_actions.PROGRESS_REPORTED,
        "activity",
        draft.activity_id,
        before={"percent": audit.figure(about.percent)},
        after={"percent": audit.figure(draft.percent), "report": report_id}
        | ({} if draft.confirms is None else {"confirms": draft.confirms}),
    )
    return report_id


def _meets_none(turn: Turn, draft: Draft, before: Decimal | None) -> bool:
    """Tell whether a draft meets no date, whatever its figure: nothing has moved, its figure is of
    one of several parts, or its words say that a date is still open. The figure that control sent
    back, said again, is the new report that was asked for."""
    if before == draft.percent and stands_still(draft.words, draft.description, draft.text):
        return not judging.sent_back(turn.session, turn.context.entity_id, draft.activity_id)
    if draft.percent is None or draft.percent == WHOLE:
        return False
    keeps = keeps_a_date(draft.description) and not months_done(draft.description, turn.today)
    return keeps or is_of_one(draft.text, draft.percent)


def _meets_until(turn: Turn, draft: Draft, kept: Later | None) -> date | None:
    """Return the day after which a draft meets no date, None where its figure is the share of the
    dates that are done: then that is all it meets."""
    is_share = kept is not None and kept.percent == draft.percent
    if draft.activity_id is None or is_share or months_done(draft.text, turn.today):
        return None
    if draft.percent in {None, WHOLE} or turn.desk.part_of(draft.activity_id) is not None:
        return None
    chain = chains.recent(turn, draft.activity_id) if denies_done(draft.text) else None
    if chain is not None:
        shut = progress.dates_met_by(turn.session, chain.activity_id, chain.first.id)
        if shut:
            return shut[0].due - timedelta(days=1)
    again = None if kept else _met_today(turn, draft.activity_id, draft.percent)
    until = again or progress.come_until(
        turn.session, draft.activity_id, turn.context.today(turn.desk.at)
    )
    return min((until, *_before_what_is_open(turn, draft, draft.activity_id)))


def _before_what_is_open(turn: Turn, draft: Draft, activity_id: int) -> Iterator[date]:
    """Yield the days after which a draft meets no date: before the months that it says are not
    done, and before all that is open where a person told a higher figure last."""
    left = months_open(draft.description, turn.today)
    if left:
        yield date(turn.today.year, min(left), 1) - timedelta(days=1)
    last = progress.said_last(turn.session, activity_id, part_of=None)
    before = None if last is None else turn.session.get_one(ProgressReport, last)
    if before is None or before.inbound_id is None or before.percent is None:
        return
    if draft.percent is not None and draft.percent < before.percent:
        open_ = progress.open_dates(turn.session, activity_id)
        yield from (one.due - timedelta(days=1) for one in open_[:1])


def _met_today(turn: Turn, activity_id: int, percent: Decimal | None) -> date | None:
    """Return the day after which the report of today that tells this figure already meets no date:
    said once more, it meets no later one. None where no such report holds."""
    if turn.desk.activities[activity_id].percent != percent:
        return None
    last = progress.said_last(turn.session, activity_id, part_of=None)
    if last is None:
        return None
    report = turn.session.get_one(ProgressReport, last)
    told = report.percent == percent and report.as_of == turn.context.today(turn.desk.at)
    return report.meets_until if told else None


class ReportMoved(Exception):
    """What held when a message was heard does not hold any more: it is to be heard again."""


def add_words(turn: Turn, wanted: AddWords) -> Chain | None:
    """Write a report again with more words; return it with all its rows, None if it says them.

    Raises ReportMoved when a colleague has reported in the same instant.
    """
    chain = chains.of_hers(turn, wanted.activity_id)
    if chain is None:
        raise ReportMoved(f"the words are for a report on {wanted.activity_id} that holds no more")
    if chain.says(wanted.words):
        return None
    message = chains.message_of(turn.session, wanted.inbound_id)
    whole = wanted.whole
    now = continued(
        turn,
        chain,
        replace(
            chain.last.reported,
            description=chain.described(message, wanted.words) if whole is None else whole,
            words=wanted.words,
        ),
        (wanted.inbound_id, wanted.ordinal),
        added=wanted.words if whole is None else None,
        meets_none=chain.last.meets_none,
    )
    carry_on(turn, now, audit_actions.WORDS_ADDED)
    return chains.starting_with(turn.session, chain.first.id)


def correct(turn: Turn, wanted: Correct) -> Chain | None:
    """Write a report again as its edited message says it; words that are gone erase none.

    Raises ReportMoved when it was taken back, or somebody has reported, in the same instant.
    """
    draft, told = wanted.draft, wanted.draft.reported
    chain = chains.starting_with(turn.session, wanted.report)
    part_of = None if chain is None else chain.part_of
    if chain is None or chain.last.id != progress.said_last(
        turn.session, chain.activity_id, part_of=part_of
    ):
        raise ReportMoved(f"the report {wanted.report} is to be corrected and holds no more")
    message = chains.message_of(turn.session, draft.inbound_id)
    now = continued(
        turn,
        chain,
        replace(told, description=chain.described(message, told.description)),
        (draft.inbound_id, draft.ordinal),
        added=told.description or chain.own(message),
    )
    carry_on(turn, now, audit_actions.PROGRESS_CORRECTED)
    return chains.starting_with(turn.session, wanted.report)


def continued(
    turn: Turn,
    chain: Chain,
    reported: Reported,
    source: tuple[int, int],
    *,
    added: str | None,
    meets_none: bool = False,
) -> Said:
    """Return the row that continues a report with what is said now; `source` is the message and the
    place of the words in it."""
    inbound_id, ordinal = source
    until = chain.last.meets_until
    if reported.percent not in {chain.last.percent, None, WHOLE} and chain.part_of is None:
        until = progress.come_until(
            turn.session, chain.activity_id, chain.last.as_of, without=chain.first.id
        )
    return Said(
        activity_id=chain.activity_id,
        person_id=turn.person.id,
        office_id=chain.part_of or turn.desk.office_of(chain.activity_id),
        channel=turn.source,
        reported=reported,
        inbound_id=inbound_id,
        ordinal=ordinal,
        as_of=chain.last.as_of,
        continues=chain.first.id,
        added=added,
        part=chain.part_of is not None,
        meets_none=meets_none,
        meets_until=until,
    )


def carry_on(turn: Turn, said: Said, action: str) -> None:
    """Write a row that continues a report; `action` is what the audit calls it."""
    before = turn.desk.activities[said.activity_id].percent
    report_id = progress.record(turn.session, turn.context.entity_id, said, turn.now)
    turn.change_in(said.activity_id).audit(
        action,
        "activity",
        said.activity_id,
        before={"percent": audit.figure(before), "report": said.continues},
        after={"percent": audit.figure(said.reported.percent), "report": report_id},
    )


def undo(turn: Turn, wanted: Undo) -> list[int] | None:
    """Take back what `wanted` names of the speaker's own reports.

    Returns the activities concerned: an empty list when there is nothing, None when it is too late.
    A report that is already taken back stays so: a button pressed again says the same again.
    """
    found = _wanted(turn, wanted)
    newest = {report.activity_id: report.recorded_at for report, _ in reversed(found)}
    if any(turn.desk.at - at > UNDO_FOR for at in newest.values()):
        return None
    for report, retraction_id in found:
        if retraction_id is None:
            take_back(turn, report, role=turn.desk.role_in(report.activity_id))
    return list(newest)


def concerned(turn: Turn, wanted: Undo) -> set[int]:
    """Return the activities of which a person would take something back."""
    return {report.activity_id for report, _ in _wanted(turn, wanted)}


def _wanted(turn: Turn, wanted: Undo) -> Sequence[tuple[ProgressReport, int | None]]:
    """Return the reports that `wanted` names and all that continues them, each with its
    retraction; the newest first."""
    mine = (
        select(ProgressReport, Retraction.id)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(ProgressReport.person_id == turn.person.id, ProgressReport.inbound_id.is_not(None))
        .order_by(ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
    )
    first = mine.where(ProgressReport.continues.is_(None))
    standing = first.where(Retraction.id.is_(None))
    if wanted.receipt is not None:
        inbound_id, report_id = wanted.receipt
        of_message = first.where(ProgressReport.inbound_id == inbound_id)
        found = _of_one_receipt(_pairs(turn.session, of_message), report_id)
    elif wanted.reports:
        found = _pairs(turn.session, first.where(ProgressReport.id.in_(wanted.reports)))
    elif wanted.activities:
        last = [
            _pairs(turn.session, standing.where(ProgressReport.activity_id == activity_id).limit(1))
            for activity_id in wanted.activities
        ]
        found = [pair for pairs in last for pair in pairs]
    else:
        found = []
        for newest, _ in _pairs(turn.session, standing.limit(1)):
            of_message = standing.where(ProgressReport.inbound_id == newest.inbound_id)
            found = _of_one_receipt(_pairs(turn.session, of_message), newest.id)
    return _pairs(turn.session, mine.where(FIRST.in_([report.id for report, _ in found])))


def _pairs(
    session: Session, query: Select[ProgressReport, int]
) -> list[tuple[ProgressReport, int | None]]:
    return [(row[0], row[1]) for row in session.execute(query)]


def _of_one_receipt(
    pairs: list[tuple[ProgressReport, int | None]], report_id: int
) -> list[tuple[ProgressReport, int | None]]:
    """Return those of a message's reports that one receipt told: they were recorded together."""
    at = next((report.recorded_at for report, _ in pairs if report.id == report_id), None)
    return [pair for pair in pairs if pair[0].recorded_at == at]


def take_back(turn: Turn, report: ProgressReport, *, role: str) -> None:
    """Take one report back, as a person says in the message `inbound_id`, and write down who."""
    progress.retract(
        turn.session,
        turn.context.entity_id,
        report.id,
        person_id=turn.person.id,
        inbound_id=turn.inbound.id,
        now=turn.now,
    )
    turn.change(role).audit(
        audit_actions.PROGRESS_TAKEN_BACK,
        "activity",
        report.activity_id,
        before={"percent": audit.figure(report.percent), "report": report.id},
    )
