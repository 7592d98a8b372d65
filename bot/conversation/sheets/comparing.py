"""What the rows of a spreadsheet that came back would record, and what not and why. Pure.

A row is compared with what stood in it when it was sent: what she left as it was is nothing that
she says, whatever has been told since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from bot.conversation.state import Draft
from bot.conversation.view import Returned, SheetLine, View
from bot.understanding.meaning import Status, Update
from core.own_sheet import LeftRow, SheetLeft
from core.rules import WHOLE

MOST_CHANGES = 200
LONGEST_WORDS = 2_000  # characters under "Qué se hizo"
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_SIGNED = re.compile(r"[-+]?\d{1,9}(?:[.,]\d{1,9})?\s?%?")
_LONGEST_FIGURE = 80


def compared(returned: Returned, view: View) -> tuple[tuple[Draft, ...], tuple[SheetLeft, ...]]:
    """Return one draft for each row that says something new, and the rows that are left out."""
    drafts: dict[int, Draft] = {}
    left: list[SheetLeft] = []
    twice: set[int] = set()
    for row in returned.lines:
        told = _told(row, returned, view)
        if isinstance(told, SheetLeft):
            left.append(told)
        elif told is not None and told.activity_id is not None:
            first = drafts.setdefault(told.activity_id, told)
            if not first.reported.in_other_words(told.reported):
                twice.add(told.activity_id)
    left += [SheetLeft(name=_handle(one, view), why=LeftRow.TWICE) for one in sorted(twice)]
    kept = [one for about, one in drafts.items() if about not in twice]
    many = (_left_draft(one, LeftRow.MANY, view) for one in kept[MOST_CHANGES:])
    return tuple(kept[:MOST_CHANGES]), (*left, *many)


def moved(drafts: Iterable[Draft], view: View) -> tuple[SheetLeft, ...]:
    """Return those of the drafts that were shown whose figure is another one by now, or whose
    activity is not hers any more."""
    return tuple(
        _left_draft(one, LeftRow.MOVED, view)
        if one.activity_id in view.activities
        else SheetLeft(name="", why=LeftRow.ELSEWHERE)
        for one in drafts
        if one.activity_id not in view.activities or view.percent(one.activity_id) != one.before
    )


def _told(row: SheetLine, returned: Returned, view: View) -> Draft | SheetLeft | None:
    """Return what a row says: a draft, why it is left, None where it says nothing new."""
    about = row.activity_id
    if about is None:
        return SheetLeft(name=row.code, why=LeftRow.UNKNOWN, written=str(row.line))
    if about not in view.activities:
        return SheetLeft(name=row.code, why=LeftRow.ELSEWHERE)
    read = _read(row, about, view)
    if isinstance(read, LeftRow):
        return _left(row, read, view)
    now = view.percent(about)
    words = "" if row.words == returned.hers.get(about) else row.words
    if not words and read.percent in (row.exported, now):
        return None
    if (why := _why_left(row, read.percent, words, returned, now)) is not None:
        return _left(row, why, view)
    stays = view.statuses.get(about, read.status) if read.percent == now else read.status
    return Draft(
        activity_id=about,
        percent=read.percent,
        status=stays,
        description=words,
        words=row.figure,
        inbound_id=returned.inbound_id,
        ordinal=row.line,
        said_on=view.today,
        before=now,
    )


def _why_left(
    row: SheetLine, percent: Decimal | None, words: str, returned: Returned, now: Decimal | None
) -> LeftRow | None:
    """Return why a row that says something is not recorded. A figure that was told after the file
    was sent stands; she goes on from her own newer one, for she fills in one file for months."""
    if percent is None:
        return LeftRow.NO_FIGURE
    if len(words) > LONGEST_WORDS:
        return LeftRow.LONG
    if now in (row.exported, percent):
        return None
    goes_on = row.activity_id in returned.hers and now is not None and percent > now
    return None if goes_on else LeftRow.MOVED


def _read(row: SheetLine, about: int, view: View) -> Update | LeftRow:
    """Return what the figure's cell says, read as an answer about its activity is; a cell that was
    left as it was, or emptied, says what was sent in it."""
    same = _update(row.exported, row.figure)
    text = row.figure
    if _NUMBER.fullmatch(text):
        number = Decimal(text.replace(",", "."))
        if row.exported is not None and number * WHOLE == row.exported:
            return same  # the program has dropped the percent sign
        if 0 < number <= 1:
            return LeftRow.FRACTION
        text = f"{text} %"  # the heading says what is counted
    if not text:
        return same
    read = _in_words(text, about, view)
    return same if isinstance(read, Update) and read.percent == row.exported else read


def _in_words(text: str, about: int, view: View) -> Update | LeftRow:
    """Return the one figure that a text tells of an activity, or why there is none."""
    updates = view.read_about(about, text[:_LONGEST_FIGURE], view.today).updates
    if len(text) > _LONGEST_FIGURE or [view.id_of(one.code) for one in updates] != [about]:
        return LeftRow.FIGURE
    (update,) = updates
    if update.status is Status.NOT_APPLICABLE:
        return LeftRow.NOT_APPLICABLE
    if update.percent is None:
        return LeftRow.RANGE if _SIGNED.fullmatch(text) else LeftRow.FIGURE
    return update


def _update(percent: Decimal | None, words: str) -> Update:
    status = Status.DONE if percent == WHOLE else Status.IN_PROGRESS
    return Update(
        percent=percent, status=status, description="", words=words, code=None, span=None, rule=""
    )


def _left(row: SheetLine, why: LeftRow, view: View) -> SheetLeft:
    about = row.activity_id or 0
    name = _handle(about, view)
    return SheetLeft(name=name, why=why, written=row.figure, now=view.percent(about))


def _left_draft(draft: Draft, why: LeftRow, view: View) -> SheetLeft:
    about = draft.activity_id or 0
    name = _handle(about, view)
    return SheetLeft(name=name, why=why, written=draft.words, now=view.percent(about))


def _handle(about: int, view: View) -> str:
    known = view.activities.get(about)
    return "" if known is None else known.code
