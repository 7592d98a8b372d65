"""The dates that a report closes: later ones of a 100 %, kept open if she says so, and others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.desk import Desk
from bot.conversation.heard import DATE_STAYS_OPEN
from bot.conversation.reporting import chains, receipts, recording
from bot.conversation.reporting.chains import Chain
from bot.conversation.reporting.named_periods import (
    figures_of_months,
    months_open,
    share_of,
    share_of_months,
    tells_dates,
    tells_months,
)
from bot.conversation.reporting.period import (
    Later,
    Limit,
    all_open,
    are_too_soon,
    come,
    comes_again,
    denies_done,
    is_asked,
    keeps_a_date,
    later_than,
    limited_to,
    may_reopen,
    rhythm_of,
    says_all,
)
from bot.conversation.state import Draft
from bot.conversation.steps import KeepOpen
from bot.conversation.thread import UNDO_FOR, last_report
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.understanding.correcting.correction import tells_so_many
from bot.understanding.reading import read
from core.later_dates import LaterDates
from core.messages import Content, Note
from core.rules import WHOLE, OpenDate
from core.spanish import bare_words, show_percent
from core.words import Status
from models import audit_actions
from models.inbox import Inbound
from models.plan import Activity, Milestone
from models.progress import (
    ProgressReport,
    Said,
    come_until,
    dates_met_by,
    figure_without,
    open_dates,
    said_last,
)


def later(
    session: Session, ids: Iterable[int], today: date, without: Mapping[int, int] | None = None
) -> Mapping[int, Later]:
    """Return what 100 % of each activity closes besides this period, as things stand now; of some,
    by activity, as if a report were not there."""
    wanted, without = list(ids), without or {}
    if not wanted:
        return {}
    rows = session.execute(
        select(Activity.id, Activity.percent).where(Activity.id.in_(wanted))
    ).all()
    open_ids = {row.id for row in rows if row.percent != WHOLE or row.id in without}
    found = {
        one: _later(session, one, today, without=without.get(one))
        for one in wanted
        if one in open_ids
    }
    return {activity_id: what for activity_id, what in found.items() if what is not None}


def limited(
    session: Session, done: Mapping[int, Draft], closes: Mapping[int, Later], today: date
) -> Mapping[int, Later]:
    """Return what stays open of what drafts of 100 % close, by activity: where her words limit it
    to a period, "cien pero solo lo de este mes", and where they say that it is done without a
    figure, or a word of the whole: then only the dates that have come are meant. What is said again
    of a period that is met leaves all open that is."""
    found: dict[int, Later] = {}
    for about, draft in done.items():
        own = draft.description
        words = own if draft.links is not None else f"{draft.text}\n{own}"
        limit = limited_to(words, today)
        if (left := _met_before(session, about, draft, words, limit, today)) is not None:
            found[about] = left
        elif about not in closes:
            continue
        elif limit is not None:
            found[about] = _later(session, about, limit.until, without=None) or closes[about]
        elif (left := _to_come(session, about, today)) is not None and not says_all(
            draft.words, words, left.total or 0
        ):
            found[about] = left
    return found


def _met_before(
    session: Session, about: int, draft: Draft, words: str, limit: Limit | None, today: date
) -> Later | None:
    """Return what stays open where the period that words are of is met already: it is the one
    that they name, or they are those of the last report, a few days later. None where it is not."""
    dates = open_dates(session, about)
    left = all_open(dates, rhythm_of(*_printed(session, about)))
    if left is None or (limit is None and says_all(draft.words, words, dates[0].total)):
        return None
    rows = select(Milestone.due).where(Milestone.activity_id == about)
    due, unmet = list(session.scalars(rows.order_by(Milestone.ordinal))), dates[0].due
    if limit is not None and limit.is_met(due, unmet):
        return left
    said = _days_since(session, about, draft.text, today) if today < unmet else None
    again = said is not None and are_too_soon(said, due[dates[0].ordinal - 2], unmet)
    return left if again else None


def _days_since(session: Session, about: int, text: str, today: date) -> int | None:
    """Return how many days ago the last report of an activity was made in the same words, None
    where it was in others."""
    last = session.get(ProgressReport, said_last(session, about) or 0)
    came = None if last is None else session.get(Inbound, last.inbound_id or 0)
    if last is None or came is None or bare_words(came.said) != bare_words(text):
        return None
    return (today - last.as_of).days


def _printed(session: Session, about: int) -> tuple[Sequence[str], str]:
    """Return the terms and the date of an activity as the plan prints them."""
    activity = session.get_one(Activity, about)
    return activity.terms, activity.due_text


def _to_come(session: Session, activity_id: int, today: date) -> Later | None:
    """Return what stays open of an activity where only the dates that have come are done."""
    until = come_until(session, activity_id, today)
    return come(open_dates(session, activity_id), rhythm_of(*_printed(session, activity_id)), until)


def held(draft: Draft, kept: Mapping[int, Later], desk: Desk) -> Draft:
    """Return a draft as it is written: of 100 % whose later dates are `kept` open, the share of the
    dates; the figure of before where that is more, none where there is no share."""
    if draft.activity_id is None or draft.activity_id not in kept:
        return draft
    share, before = kept[draft.activity_id].percent, desk.activities[draft.activity_id].percent
    falls = share is not None and before is not None and share < before
    now = {"percent": before if falls else share, "status": Status.IN_PROGRESS}
    return draft.model_copy(update=now)


def keep_open(turn: Turn, wanted: KeepOpen) -> Content | None:
    """Write that a report is of its period only; return what is to be said of it.

    The receipt says so where it is read; on a channel that edits nothing there is another one.
    """
    chain = chains.of_hers(turn, wanted.activity_id)
    if chain is None or wanted.report not in {None, chain.first.id}:
        return Note(name="question_gone")
    if turn.desk.at - chain.last.recorded_at > UNDO_FOR:
        return Note(name="undo_late")
    told = _months_told(turn, wanted.words, chain)
    if chain.last.percent != WHOLE or told.tells:
        return _reopen(turn, wanted, chain, told)
    left = _left(turn.session, chain, wanted.words)
    if left is None:
        return Note(name="question_gone")
    now = replace(_going_on(turn, wanted, chain, left.percent), meets_until=None)
    recording.carry_on(turn, now, audit_actions.LATER_DATES_KEPT_OPEN)
    kept = chains.starting_with(turn.session, chain.first.id) or chain
    dates = left.shown(kept_open=True)
    return receipts.show_again(turn, kept, later=dates, aloud=True)


def _reopen(turn: Turn, wanted: KeepOpen, chain: Chain, told: _Months) -> Content | None:
    """Open the dates again that a figure has met, but for those that stay met; a figure below 100 %
    that she wrote stays, and the share of the dates that were done does not."""
    until = told.until
    dates = tuple(
        one.due
        for one in dates_met_by(turn.session, chain.activity_id, chain.first.id)
        if until is None or one.due > until
    )
    if not dates and until is None:
        return Note(name="question_gone")
    if not dates:  # as she said before
        return receipts.show_again(turn, chain, aloud=True)
    said = wanted.words if wanted.report is None else DATE_STAYS_OPEN
    figure, plain = chain.last.percent, read(chain.last.words).plain
    written = figure != WHOLE and any(map(str.isdigit, plain))
    if not written:
        without = figure_without(turn.session, chain.activity_id, chain.first.id)
        figure = without if told.share is None else told.share
    going_on = _going_on(turn, wanted, chain, figure)
    again = replace(going_on.reported, words=said)
    now = replace(going_on, reported=again, meets_none=until is None, meets_until=until)
    recording.carry_on(turn, now, audit_actions.DATES_KEPT_OPEN)
    kept = chains.starting_with(turn.session, chain.first.id) or chain
    receipts.show_again(turn, kept)
    about = turn.desk.activities[chain.activity_id]
    values = {"handle": about.handle, "due": dates[0].isoformat(), "count": len(dates)}
    share = {} if told.share is None or written else {"share": show_percent(told.share)}
    return Note(name="date_kept_open", values=values | share)


@dataclass(frozen=True, slots=True)
class _Months:
    """What words say of the months of an activity: the `share` of the dates that stay met, and
    `until` when they do, None for none of them; the months (1–12) that are `denied`."""

    share: Decimal | None
    until: date | None
    denied: frozenset[int]

    @property
    def tells(self) -> bool:
        """Tell whether a month stays met, or is denied."""
        return self.until is not None or bool(self.denied)


def _months_told(turn: Turn, words: str, chain: Chain) -> _Months:
    """Return what words say of the months of a report: those before the first one that she says is
    not done stay met, else those that she says are done. Where it is only of its period, what she
    said before of months holds."""
    before = open_dates(turn.session, chain.activity_id, without=chain.first.id)
    told = (words, chain.last.words, chain.last.description) if is_asked(words) else (words,)
    said = next((one for one in told if tells_months(one, turn.today)), words)
    opened = months_open(said, turn.today)
    count = next((at for at, one in enumerate(before) if one.due.month in opened), 0)
    if not opened:
        found = share_of_months(said, before, turn.today)
        count = 0 if found is None else found[1]
    elif chain.last.percent == WHOLE:  # what is to come was not told of
        come = sum(one.due <= turn.today for one in before)
        count = min(count, max(come, 1))
    if not count:
        return _Months(None, None, opened)
    return _Months(share_of(before[count - 1]), before[count - 1].due, opened)


def _going_on(turn: Turn, wanted: KeepOpen, chain: Chain, percent: Decimal | None) -> Said:
    """Return the row that continues a report with another figure and the same words."""
    reported = replace(
        chain.last.reported, percent=percent, status=Status.IN_PROGRESS, words=wanted.words
    )
    return recording.continued(turn, chain, reported, (wanted.inbound_id, 0), added="")


def with_last(turn: Turn, view: View, *, takes_back: bool) -> View:
    """Return the view that knows the last report where a text may be about it, and of which of
    its activities it has met dates."""
    if tells_dates(turn.text, turn.today):
        view = replace(view, periods=_periods(turn, view))
    stays = keeps_a_date(turn.text) or is_asked(turn.text) or denies_done(turn.text)
    if may_reopen(turn.text, view.today):
        view = replace(view, reopens=_closed_by_her(turn, view))
    if not (takes_back or stays or tells_so_many(read(turn.text).plain)):
        return view
    last = last_report(turn)
    if last is None or not stays:
        return replace(view, last=last)
    mine = [one for one in last.activities if turn.desk.part_of(one) is None]
    holding = partial(chains.holding, turn.session, turn.person.id, part_of=None)
    held = [one for one in (holding(about) for about in mine) if one]
    shut = (one.activity_id for one in held if _shuts(turn, one))
    return replace(view, last=replace(last, met=frozenset(shut)))


def _periods(turn: Turn, view: View) -> Mapping[int, Sequence[OpenDate]]:
    """Return the open dates of the activities that have several and that she leads: without her
    last report, where its figure is said to be of a month only."""
    mine = [one for one in view.activities if turn.desk.part_of(one) is None]
    of_one = figures_of_months(turn.text)
    wrong = {one: chains.of_hers(turn, one) for one in mine if view.percent(one) in of_one}
    without = {one: chain.first.id for one, chain in wrong.items() if chain is not None}
    dates = {
        one: open_dates(turn.session, one, without=without.get(one))
        for one in mine
        if one in view.open_ids
    }
    return {one: some for one, some in dates.items() if some and some[0].total > 1}


def _shuts(turn: Turn, chain: Chain) -> bool:
    """Tell whether a report has met dates that may be open after all; of a 100 % its later ones,
    where a `text` limits it to a period."""
    if chain.last.percent != WHOLE:
        return bool(met_by(turn.session, chain.activity_id, chain.first.id, chain.last.percent))
    if keeps_a_date(turn.text) and _months_told(turn, turn.text, chain).tells:
        return True
    return is_asked(turn.text) and _left(turn.session, chain, turn.text) is not None


def _closed_by_her(turn: Turn, view: View) -> Mapping[int, Decimal]:
    """Return what she closed with a 100 that may be of a period only, with the figure that it has
    then: the share of the dates, or the figure of before; nothing where there is neither."""
    found: dict[int, Decimal] = {}
    for about in view.activities:
        if view.percent(about) != WHOLE or turn.desk.part_of(about) is not None:
            continue
        chain = chains.holding(turn.session, turn.person.id, about, part_of=None)
        if chain is None or chain.last.percent != WHOLE:
            continue
        limit = limited_to(turn.text, view.today)
        until = chain.last.as_of if limit is None else limit.until
        left = _later(turn.session, about, until, without=chain.first.id)
        if left is None:
            continue
        told = (left.percent, figure_without(turn.session, about, chain.first.id))
        known = [one for one in told if one is not None and one != WHOLE]
        if known:
            found[about] = max(known)
    return found


def closed_by(session: Session, chain: Chain) -> LaterDates | None:
    """Return what a report of 100 % closes besides its period; None where it closes nothing."""
    if chain.last.percent != WHOLE:
        return None
    left = _later(session, chain.activity_id, chain.last.as_of, without=chain.first.id)
    return None if left is None else left.shown()


def met_by(
    session: Session, activity_id: int, report_id: int, percent: Decimal | None
) -> tuple[date, ...]:
    """Return the dates that are met by a report below 100 %, and were not without it."""
    if percent is None or percent == WHOLE:
        return ()
    return tuple(one.due for one in dates_met_by(session, activity_id, report_id))


def _left(session: Session, chain: Chain, words: str) -> Later | None:
    """Return what a report of 100 % leaves open where it is of its period only; that the activity
    comes again may be in her `words` alone."""
    told = words if comes_again(words) else ""
    as_of, first = chain.last.as_of, chain.first.id
    return _later(session, chain.activity_id, as_of, without=first, told=told)


def _later(
    session: Session, activity_id: int, today: date, *, without: int | None, told: str = ""
) -> Later | None:
    dates = open_dates(session, activity_id, without=without)
    return later_than(dates, rhythm_of(*_printed(session, activity_id)) or told, today)
