"""An absence that she told is put right in her words: it is on other days, which control is asked
to confirm, or there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.away import absent
from bot.conversation.away.others import confirming_away, until_when
from bot.conversation.speaking.replying import last_said
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence import without_return
from bot.understanding.asks.people.absence_changed import (
    Changed,
    changed,
    moves_to_other_days,
    without_courtesy,
)
from bot.understanding.asks.people.absence_days import Days
from bot.understanding.captions import is_named
from core.entity.rights import Right
from core.messages import Content, Note, Question
from core.spanish import bare_words, listed, short_date
from models.staff import rights
from scheduler.told import absence, absence_put_right
from scheduler.told.absence import Known

_RIGHT_AFTER = timedelta(days=1)
_SHORT = 4  # letters of a word that tells no reason
_WITH_ITS_RECEIPT, _A_WHILE_AGO = 2, 3  # messages
_OF_HERSELF = re.compile(
    r"\b(?:mis?|me|yo|salgo|voy|viajo|falto|estoy|vengo|trabajo|vuelvo|regreso|retorno|cancelo)\b"
)
_GOES_NOT = re.compile(r"\bno (?:me )?(?:salgo|viajo|voy|ire|saldre|viajare)\b")  # on no day of it
_UNTIL = re.compile(r"\bhasta\b", re.IGNORECASE)


def taken(turn: Turn) -> Obeyed | None:
    """Take a message that only puts an absence of hers right; None for others."""
    if turn.message.files:
        return None
    said = _changed(turn)
    if said is None:
        return _on_other_days(turn)
    note = None if said.rest else _put_right(turn, said)
    return None if note is None else Obeyed(note, absent.asked(turn.saying(said.words), note))


def until_answered(turn: Turn, waiting: Proposal) -> Obeyed | None:
    """Take the days of her absence for which she was asked: its last one, or all of those to which
    it was moved; None for other words."""
    moved = moves_to_other_days(waiting.value)
    if moved is None or moved[1]:
        note = absent.until_answered(turn, waiting)
        return None if note is None else Obeyed(note)
    days = until_when.span_of(turn.text)
    begins = None if days else until_when.only_day(turn)
    if not (days or begins):
        return None
    read = f"mi ausencia es {days}" if days else f"mi ausencia empieza {begins}"
    said = changed(read, turn.today)
    if said is None:
        return None
    words = f"{waiting.value}. {turn.text.strip()}"
    reasons = frozenset(one for one in bare_words(waiting.value).split() if len(one) > _SHORT)
    note = _put_right(turn.saying(words), replace(said, words=words, reasons=reasons))
    return None if note is None else Obeyed(note, absent.asked(turn.saying(words), note))


def _on_other_days(turn: Turn) -> Obeyed | None:
    """Ask for the days of an absence of hers that was moved, where it is the only one that is
    known; it stands till she says them. None for other words."""
    other = turn.message.is_no_new_text or turn.in_group
    moved = None if other else moves_to_other_days(turn.text)
    if moved is None or without_courtesy(moved[1]):
        return None
    known = absence.known_of(turn.session, turn.context, turn.person.id, turn.now)
    if not known:
        return None
    note = Note(name="own_away_moved", values={"which": listed_days(known, turn)})
    return Obeyed(note, until_when.question(turn, turn.person.id, moved[0]))


def takes_all(turn: Turn) -> bool:
    """Tell whether a message only puts right an absence of hers that is known."""
    said = _changed(turn)
    if said is None and not turn.message.files:
        return _on_other_days(turn) is not None
    if said is None or said.rest or turn.message.files:
        return False
    known = absence.known_of(turn.session, turn.context, turn.person.id, turn.now)
    return bool(known if said.names else _meant(turn, said, known))


def _changed(turn: Turn) -> Changed | None:
    other = turn.message.is_no_new_text or turn.message.chat
    said = None if other else changed(turn.text, turn.today)
    return None if said is None else replace(said, rest=without_courtesy(said.rest))


def _put_right(turn: Turn, said: Changed) -> Note | None:
    """Put right which absence is meant; ask which where it may be several. None where it may be of
    something else, or of no absence that is known."""
    known = absence.known_of(turn.session, turn.context, turn.person.id, turn.now)
    alike = [one for one in known if not said.reasons.isdisjoint(bare_words(one.words).split())]
    if said.names and not (said.hers or alike):
        return None
    told = said.denied if said.denied.last is not None else said.days or said.denied
    pool = alike or (on_days(known, told, turn.today) if said.travels else known)
    if said.days is None and told.last is not None:
        pool = on_days(pool, told, turn.today)
    meant = _meant(turn, said, pool)
    if len(meant) > 1 or (known and not pool and said.days is None):
        return Note(name="own_away_which", values={"which": listed_days(meant or known, turn)})
    if not meant:
        return _of_none(turn, said)
    (before,) = meant
    if said.days is None:
        return _taken_out(turn, said, before)
    return _on_new_days(turn, said, said.days, before, of_another=not alike)


def _on_new_days(
    turn: Turn, said: Changed, new: Days, before: Known, *, of_another: bool
) -> Note | None:
    """Tell an absence on its new days. Where it begins when the one before is over, its end is
    asked for, and where the reason is `of_another` one, the one before stands."""
    begins = said.begins or _another_first(said, before)
    change, hers = turn.change("owner"), turn.saying(said.words)
    if begins and new.last is not None and new.last > before.until:
        if not of_another:
            absence_put_right.call_off(change, turn.context, turn.person.id, before)
        return absent.tell(hers, days=Days(new.last, None))
    days = begun(new, before, begins=begins)
    note = absent.tell(hers, days=days, instead=before)
    if not _covers(days, before, turn.today):
        absence_put_right.call_off(change, turn.context, turn.person.id, before)
    return note


def _another_first(said: Changed, before: Known) -> bool:
    """Tell whether one day is said instead of the first one of an absence of several days: "era el
    18, no el 16"."""
    days, denied = said.days or Days(), said.denied
    first = denied.first or denied.last
    one_each = (days.first or days.last) == days.last and first == denied.last
    alone = one_each and not said.names
    return alone and first is not None and first == before.first != before.until


def _taken_out(turn: Turn, said: Changed, before: Known) -> Note:
    """Let the days of an absence that are denied be none of it, or all of it where none is said."""
    begins = said.denied.first or said.denied.last
    goes_not = begins == before.first and _GOES_NOT.search(bare_words(turn.text)) is not None
    left = None if goes_not else _without(before, said.denied)
    if left is not None and left.last is None:
        return Note(name="own_away_which", values={"which": listed_days([before], turn)})
    if left is not None:  # "el 18 sí voy"
        return absent.tell(turn.saying(said.words), days=left, instead=before)
    _call_off(turn, before)
    if without_return(turn.text) is not None:  # "no era incapacidad, ya volví"
        absence.end(turn.change("owner"), turn.context, turn.person.id)
    values = {"ended": 1, "lists": 0, "off": 1, **before.days}
    return Note(name="back_noted", values=values)


def _without(before: Known, denied: Days) -> Days | None:
    """Return what is left of an absence without its first or last days that are denied, no days
    where those between them are; None where all of it is denied, or no day is said."""
    if denied.last is None or are(before, denied):
        return None
    first, last, day = denied.first or denied.last, denied.last, timedelta(days=1)
    if before.first is not None and first <= before.first <= last < before.until:
        return Days(last + day, before.until)
    begins = before.first or first
    if begins < first <= before.until <= last:
        return Days(before.first, first - day)
    return Days() if begins < first and last < before.until else None


def _call_off(turn: Turn, before: Known) -> None:
    """Let an absence be none; whoever confirms absences is told where it was confirmed."""
    change, person = turn.change("owner"), turn.person
    readers = rights.holders(turn.session, turn.context, Right.ABSENCE) - {person.id}
    absence_put_right.tell_of_none(change, turn.context, person, before, readers)
    absence_put_right.call_off(change, turn.context, person.id, before)


def _covers(days: Days, before: Known, today: date) -> bool:
    """Tell whether an absence that has begun goes on, or the new days hold all those before: then
    it stands until control confirms the new ones."""
    if before.first is None:
        return days.first is None
    starts = (days.first or today) <= before.first
    return starts and days.last is not None and days.last >= before.until


def _of_none(turn: Turn, said: Changed) -> Note | None:
    """Answer where no absence is known: its days are told for the first time, or none stands."""
    named = is_named(said.words, turn.desk.open_context())
    unnamed = not said.names or not said.hers or (said.begins and not said.reasons)
    if unnamed or named:
        return None
    if turn.may(Right.ABSENCE) and _OF_HERSELF.search(bare_words(said.words)) is None:
        # "la ausencia no es el 13 sino el 14": of whom, she does not say
        return confirming_away.shown(turn) or Note(name="question_gone")
    if said.days is not None:
        days = Days(said.days.last, None) if said.begins else said.days
        return absent.tell(turn.saying(said.words), days=days)
    return Note(name="back_noted", values={"ended": 0, "lists": 0})


def _meant(turn: Turn, said: Changed, known: Sequence[Known]) -> Sequence[Known]:
    """Return which of the known absences may be meant: those whose days are denied, else those on
    whose days the new ones are, else all."""
    if not said.names:
        alike = [one for one in known if are(one, said.denied)]
        part = on_days(known, said.denied, turn.today)
        if alike or (said.denied.last is not None and not part):
            return alike
        # A receipt of what stood beside it may follow: then only "hasta", or a day of it that is
        # denied, tells that a day is meant.
        behind = _A_WHILE_AGO if part else _WITH_ITS_RECEIPT if _UNTIL.search(said.words) else 1
        most = 1 if turn.waits_for_answer and not part else behind
        lasts = last_said(turn, most, turn.now - _RIGHT_AFTER)
        may_answer = () if part else (Question,)
        last = next((one for one in lasts if _is_of_hers(one) or isinstance(one, may_answer)), None)
        told = last.values if isinstance(last, Note) else {}
        return [one for one in part or known if told.get("until") == one.until.isoformat()]
    return meant_by(known, said.denied, said.days or Days(), turn.today)


def _is_of_hers(said: Content) -> bool:
    return isinstance(said, Note) and said.name == "away_told"


def meant_by(known: Sequence[Known], denied: Days, days: Days, today: date) -> Sequence[Known]:
    """Return which of the known absences are meant: those of the days that are denied, else those
    on some of the new days, else all."""
    if denied.last is not None:
        begin = [one for one in known if one.first == denied.first == denied.last]
        return [one for one in known if are(one, denied)] or begin or known
    return on_days(known, days, today) or known


def on_days(known: Sequence[Known], days: Days, today: date) -> Sequence[Known]:
    """Return the absences that are on some of these days."""
    if days.last is None:
        return []
    first, last = days.first or today, days.last
    return [one for one in known if (one.first or first) <= last and first <= one.until]


def are(one: Known, days: Days) -> bool:
    """Tell whether an absence is on these days."""
    return one.until == days.last and (days.first is None or one.first in (None, days.first))


def listed_days(known: Sequence[Known], turn: Turn) -> str:
    """Return the days of absences as a question shows them."""

    def day(one: Known) -> str:
        until = short_date(one.until, turn.today)
        if one.first in (None, one.until):
            return until if one.first else f"hasta el {until}"
        return f"{short_date(one.first, turn.today)} a {until}" if one.first else until

    return listed([day(one) for one in known])


def begun(days: Days, before: Known, *, begins: bool = False) -> Days:
    """Return days of which only the last is said ("hasta el 25") with the first that was told, and
    those that only `begins` on another day ("sale es el 17") with the last one."""
    if begins and days.last is not None and days.last <= before.until:
        return replace(days, first=days.last, last=before.until)
    told = before.first is not None and days.last is not None and before.first <= days.last
    return replace(days, first=before.first) if days.first is None and told else days
