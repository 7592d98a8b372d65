"""What words come to that tell a state of the work, and no figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.understanding.activities import ActivityWords
from bot.understanding.meaning import Ask, PendingActivity, Status
from bot.understanding.progress.done import find_done
from bot.understanding.progress.outcome import AS_NOTHING, DONE, NO_PROGRESS, Verdict, unsure
from bot.understanding.progress.states import (
    ALREADY_DONE,
    AS_BEFORE,
    AS_BEFORE_ALONE,
    SaidState,
    WorkState,
    is_put_off,
)
from bot.understanding.reading import Reading

_FULL = Decimal(100)
_NONE = Decimal(0)


def of_state(said: SaidState, reading: Reading, activity: PendingActivity | None) -> Verdict:
    """Return what words come to that tell a state, and no figure."""
    if activity is not None and _is_as_nothing(said, activity, reading.plain):
        return unsure(AS_NOTHING, said.end)
    last = activity.percent if activity else None
    if said.state is WorkState.JUST_READY and "@" in reading.plain:
        return _by_state(WorkState.DONE, said.start, said.end, reading.plain, last)
    return _by_state(said.state, said.start, said.end, reading.plain, last)


def is_done(reading: Reading, words: ActivityWords | None, today: date) -> bool:
    """Whether a text tells that the work is done, whatever else: beside "sin novedad" one of both
    may be of another activity, "está cumplida. Respecto del pago, sin novedad"."""
    done = find_done(reading, words, today, 0)
    return done is not None and done.state is WorkState.DONE


def _is_as_nothing(said: SaidState, activity: PendingActivity, plain: str) -> bool:
    """Whether it is said to be as before where nothing was told before: of an office's own part,
    in the one word "igual", or beside what was done: "sigue igual, ya mandé el acta"."""
    words = plain[said.start : said.end]
    if activity.percent is not None or AS_BEFORE.search(words) is None:
        return False
    alone = AS_BEFORE_ALONE.fullmatch(words) is not None
    return bool(activity.supports) or alone or ALREADY_DONE.search(plain) is not None


def _by_state(state: WorkState, start: int, end: int, plain: str, last: Decimal | None) -> Verdict:
    known = last or _NONE
    match state:
        case WorkState.NOT_STARTED:
            ask = Ask.CONFIRM if known > 0 else None
            return Verdict(_NONE, Status.NOT_STARTED, ask, start, end, "6 not started")
        case WorkState.NO_PROGRESS:
            later = known == 0 and is_put_off(plain)
            status = Status.NOT_STARTED if later else Status.IN_PROGRESS
            status = Status.DONE if known == _FULL else status
            return Verdict(known, status, None, start, end, NO_PROGRESS)
        case WorkState.JUST_READY | WorkState.READY:
            return Verdict(_FULL, Status.DONE, Ask.CONFIRM, start, end, "19 just ready")
        case _:
            return Verdict(_FULL, Status.DONE, None, start, end, DONE)
