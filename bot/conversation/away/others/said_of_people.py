"""Who confirms absences says of people by name that they are away, or back, beside anything else:
what was told is confirmed, what was not is asked about. Others may say that one is back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from bot.conversation import thread
from bot.conversation.away import departing, put_right
from bot.conversation.away.others import confirming_away, others_away, others_put_right
from bot.conversation.away.others.others_away import Another
from bot.conversation.delegation.delegating import ANSWERED_BY_NAME
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence import tells_of_another
from bot.understanding.asks.people.absence_days import Days
from bot.understanding.asks.people.anothers_days import anothers_days
from bot.understanding.asks.people.presence import (
    Presence,
    Says,
    did_not_come,
    may_tell,
    presences,
    writes_again_to,
)
from bot.understanding.asks.people.presence_words import BACK
from bot.understanding.clauses import joined
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.yes_no import says_no, says_yes
from core.entity.rights import Right
from core.messages import Content, Note, Reminder
from core.notice_names import AWAY
from core.spanish import bare_words
from core.words import Because
from models.owed import Notice
from models.staff import absences
from scheduler.told import absence, absences_ahead

_ToDo = Callable[[], Obeyed | None]
# Ended, or only shown to somebody before a yes.
_NO_WORD_OF_HERS = (Because.BACK, Because.SHOWN_AT_ONCE)
_NOT_HERS = Note(name="decision_not_yours")


@dataclass(frozen=True, slots=True)
class _Read:
    """What the clauses of a message say of people, among its other clauses; the names of people and
    the notices of absences by which that is read."""

    parts: tuple[Presence | str, ...]
    names: Mapping[int, str]
    told: Sequence[Notice]

    @property
    def said(self) -> list[Presence]:
        """Return what is said of people."""
        return [one for one in self.parts if isinstance(one, Presence)]

    @property
    def says_more(self) -> bool:
        """Tell whether it says anything else."""
        rest = joined([one for one in self.parts if isinstance(one, str)])
        return bool(rest) and not is_courtesy(read(rest).plain)


def taken(turn: Turn) -> Obeyed | None:
    """Take a message that says nothing else; None for any other."""
    found = _read(turn)
    if found is None or found.says_more:
        return None
    if all(one.count == 1 and one.days.last is None for one in found.said):
        return None  # "enterado, confirmo": `answered_notice`
    said, _ = _done(turn, found)
    contents, asked = _together(said, turn.today)
    return Obeyed(contents[0], asked, also=tuple(contents[1:])) if contents else None


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Take what it says of people out of a message that says more; return what is said of that,
    and the turn with the rest, and what is asked."""
    found = _read(turn)
    if found is None or not found.says_more:
        return [], turn
    said, rest = _done(turn, found)
    if not said:
        return [], turn
    contents, asked = _together(said, turn.today)
    turn = turn.saying(rest)
    return contents, turn if asked is None else replace(turn, asks=asked)


def _read(turn: Turn) -> _Read | None:
    """Read what a message says of people; None where it says nothing, or its writer may not."""
    text = turn.text
    if not turn.is_plain_text or not may_tell(text):
        return None
    if not (turn.may(Right.ABSENCE) or BACK.search(bare_words(text))):
        return None
    text = writes_again_to(text, _spoken_of(turn))
    names = dict(others_away.colleagues(turn, turn.person))
    told = absences_ahead.told_of(turn.session, turn.context, turn.now)
    away = {int(one.details["away"]) for one in told}
    waits = turn.waits_for_answer
    parts = presences(text, names, away, turn.today, _says_yes_or_no if waits else None)
    says = any(isinstance(one, Presence) for one in parts)
    return _Read(tuple(parts), names, told) if says else None


def _spoken_of(turn: Turn) -> str:
    """Return the name of whose absence she was told last; "" where it was another thing."""
    shown, _ = thread.said_before(turn)
    told = isinstance(shown, Note) and shown.name.startswith("away_")
    return str(shown.values.get("person") or "") if isinstance(shown, Note) and told else ""


def _says_yes_or_no(text: str) -> bool:
    return says_yes(text) or says_no(text)


def _done(turn: Turn, told: _Read) -> tuple[list[Obeyed], str]:
    """Do what the clauses of a message say of people; return what is said of it, and the rest.
    Nothing where one of them is of nothing that is known."""
    confirms = turn.may(Right.ABSENCE)
    found = list[_ToDo]()
    for one in told.said:
        does = _of_clause(turn, one, told) if confirms else _of_colleagues(turn, one)
        if not does:
            return [], turn.text
        found += does
    said = [done for one in found if (done := one()) is not None]
    return said, _rest(told.parts)


def _rest(parts: Sequence[Presence | str]) -> str:
    """Return the clauses that say something else, without the "y" before one that was taken."""
    found = list[str]()
    for at, one in enumerate(parts):
        if isinstance(one, str):
            before = at + 1 == len(parts) or not isinstance(parts[at + 1], str)
            found.append(confirming_away.JOINT.sub("", one) if before else one)
    return joined(found)


def _together(said: Sequence[Obeyed], today: date) -> tuple[list[Content], Proposal | None]:
    """Return what is said of several people, the absences that were set in one note, and the last
    question; where all ask whether an absence is set, a yes sets them all."""
    contents = [one.said for one in said if one.said is not None]
    notes = [one for one in contents if isinstance(one, Note) and one.name == "away_set"]
    if len(notes) > 1:
        several = confirming_away.set_several(notes, (), today)
        contents = [several, *(one for one in contents if one not in notes)]
    asked = [one.proposed for one in said if one.proposed is not None]
    if len(asked) > 1 and all(one.kind == AWAY for one in asked):
        beside = ",".join(str(one.target) for one in asked[:-1])
        return contents, asked[-1].model_copy(update={"value": beside})
    return contents, asked[-1] if asked else None


def _of_colleagues(turn: Turn, said: Presence) -> list[_ToDo]:
    """Pass on that a colleague is back, which is not hers to write down."""
    if said.says is not Says.BACK:
        return []
    return [lambda: Obeyed(departing.passed_of_others(turn.saying(said.words)))]


def _of_clause(turn: Turn, said: Presence, by: _Read) -> list[_ToDo]:
    """Return what is to be done of a clause; nothing where it is of no absence."""
    if said.count is not None:
        return _of_all(turn, said)
    asked_for_a_name = turn.proposed is not None and turn.proposed.kind in ANSWERED_BY_NAME
    if asked_for_a_name and not said.plain:
        return []
    people = (Another(one, by.names[one]) for one in said.people)
    found = [_of_one(turn, said, one, by.told) for one in people]
    return [] if None in found else [one for one in found if one is not None]


def _of_all(turn: Turn, said: Presence) -> list[_ToDo]:
    """Set all absences of which the message told that "sí, los dos" answers, and say of what else
    it told that it is not hers to decide; show the orders where as many are not told."""
    shown, replied = thread.said_before(turn)
    items = shown.notices if isinstance(shown, Reminder) else ()
    refs = [turn.context.refs.read(two.ref) for one in items for two in one.buttons]
    numbers = {one.target: None for one in refs if one and one.action == AWAY and not one.value}
    if said.days.last is not None:  # "el 13 y 14 confirmado"
        numbers = dict.fromkeys(_on_its_days(turn, numbers or _told_to(turn), said))
        if len(numbers) != 1:
            return [lambda: _noted(confirming_away.shown(turn))] if _told_to(turn) else []
    free = replied or not turn.waits_for_answer
    if not numbers or not (free or said.plain):
        several = said.plain or len(others_away.shown_last(turn)) > 1
        return _of_those_waiting(turn, said) if several and said.count != 1 else []
    covers = said.count != len(numbers) and len(items) > len(numbers)
    if covers and turn.may(Right.DECIDE):
        return []
    if said.count not in (0, len(numbers), len(items)):
        return [lambda: _noted(confirming_away.shown(turn))]
    done: list[_ToDo] = [partial(_set, turn, one) for one in numbers]
    return [*done, lambda: Obeyed(_NOT_HERS)] if covers else done


def _of_those_waiting(turn: Turn, said: Presence) -> list[_ToDo]:
    """Set all absences that wait, of "confirmo las dos ausencias", where they are as many: those
    that were shown to her last, else those of which she was told."""
    for waiting in (others_away.shown_last(turn), _told_to(turn)):
        if waiting and said.count in (0, len(waiting)):
            return [partial(_set, turn, one) for one in waiting]
    return []


def _on_its_days(turn: Turn, numbers: Iterable[int], said: Presence) -> list[int]:
    """Return which of these absences are on the days that are said."""
    told = ((one, confirming_away.told_her(turn, one)) for one in numbers)
    return [one for one, notice in told if notice and _fits(notice, said.days, turn.today)]


def _told_to(turn: Turn) -> list[int]:
    return [one.id for one in confirming_away.waiting_for(turn)]


def _set(turn: Turn, number: int) -> Obeyed | None:
    return _noted(confirming_away.decide(turn, number))


def _noted(note: Note | None) -> Obeyed | None:
    return None if note is None else Obeyed(note)


def _of_one(turn: Turn, said: Presence, another: Another, told: Sequence[Notice]) -> _ToDo | None:
    """Return what is to be done of one of those whom a clause names; None where it is of no
    absence."""
    known = absence.known_of(turn.session, turn.context, another.person_id, turn.now)
    if said.says is Says.BACK:
        away = [one for one in known if one.first is None]
        return partial(others_put_right.ends, turn, another, away[0]) if len(away) == 1 else None
    waiting = _waiting(turn, another, told)
    meant = [one for one in waiting if _fits(one, said.days, turn.today)]
    if len(meant) == 1 and not said.unread:
        return lambda: _noted(others_away.confirm(turn, meant[0]))
    if (number := _shown_to_her(turn, said, another, told)) is not None:
        return partial(_set, turn, number)
    if meant:  # "la de Nelson, días 5 y 6", which are past
        return lambda: Obeyed(confirming_away.which(meant))
    return _not_told(turn, said, another, known)


def _shown_to_her(
    turn: Turn, said: Presence, another: Another, told: Sequence[Notice]
) -> int | None:
    """Return the number of the absence that was shown to her, not by a notice, and that a clause
    confirms: on its days, or the one for which a yes is waited. None elsewhere."""
    if said.unread or not said.confirms:
        return None
    last = others_away.shown_last(turn)
    found = [
        one.id
        for one in told
        if one.person_id == turn.person.id
        and int(one.details["away"]) == another.person_id
        and one.reason == Because.SHOWN_AT_ONCE
        and one.details["until"]
        and not one.details.get("planned")
        and _fits(one, said.days, turn.today)
        and (one.id in last or said.days.last is not None)
    ]
    return found[0] if len(found) == 1 else None


def _not_told(
    turn: Turn, said: Presence, another: Another, known: Sequence[absence.Known]
) -> _ToDo | None:
    """Return the answer to what is said of an absence that does not wait for a yes: it is known, or
    is asked about on the days that are said; None where nothing is known of any."""
    confirmed = _confirmed(turn, another)
    alike = put_right.on_days(known, said.days, turn.today)
    stands = [one for one in confirmed if _is(one, said.days)]
    if stands and anothers_days(turn.text, turn.today) is None:  # "…, no hasta el 27" ends it
        known_so = Note(
            name="away_of_another", values={"person": another.name, "known": 1, **stands[0].days}
        )
        return lambda: others_away.begins_later(turn, another, said.words) or Obeyed(known_so)
    tells = said.says is Says.AWAY and (
        said.on_its_days or tells_of_another(said.words) or did_not_come(said.words)
    )
    # "confirmo la de Rosa hasta el 16": of who decides requests too it may be one of these.
    on_days = said.days.last is not None and not turn.may(Right.DECIDE)
    tells = tells or (said.confirms and (on_days or said.says is Says.AWAY))
    if not known and not tells:
        return None
    if said.days.last is None:
        return lambda: others_away.shown(turn, another, said.words, confirms=True)
    days = said.days
    new = absence.Told(another.person_id, another.name, days.first, days.last, said.words)
    before = alike[0] if len(alike) == 1 else None
    if before is not None:
        days = put_right.begun(said.days, before)
        new = replace(new, first=days.first)
    done = others_away.set_at_once if said.confirmed else others_away.proposed
    return lambda: done(turn, new, instead=before)


def _confirmed(turn: Turn, another: Another) -> list[absence.Known]:
    """Return the absences of somebody that are confirmed: the one that runs, and those to come."""
    until = absences.away_until(turn.session, another.person_id)
    runs = [] if until is None or until < turn.today else [absence.Known(None, until)]
    planned = absences_ahead.planned(turn.session, turn.context, turn.now)
    ahead = [(first, last) for one, first, last in planned if one == another.person_id]
    return [*runs, *(absence.Known(*days) for days in sorted(ahead))]


def _waiting(turn: Turn, another: Another, told: Sequence[Notice]) -> list[Notice]:
    """Return the notices of the absences of somebody that are not confirmed, her own of those that
    several are to read, the newest of those on the same days."""
    stands = absences.away_until(turn.session, another.person_id)
    replaced = {one.details.get("instead_of") for one in told if one.details["until"]}
    found = dict[tuple[str, str], Notice]()
    for one in sorted(told, key=lambda two: (two.person_id == turn.person.id, two.id)):
        until = one.details["until"]
        if int(one.details["away"]) != another.person_id or one.id in replaced:
            continue
        past = max(turn.today, date.min if stands is None else stands + timedelta(days=1))
        open_ = until and until >= past.isoformat() and one.reason not in _NO_WORD_OF_HERS
        if open_ and not one.details.get("planned"):
            found[str(one.details.get("first")), until] = one
    planned = {
        (str(one.details.get("first")), one.details["until"])
        for one in told
        if int(one.details["away"]) == another.person_id and one.details.get("planned")
    }
    return [one for days, one in found.items() if days not in planned]


def _fits(notice: Notice, days: Days, today: date) -> bool:
    """Tell whether the days that are said are those of a notice, or it is only said of today."""
    if days.last is None:
        return True
    first, until = notice.details.get("first"), date.fromisoformat(notice.details["until"])
    begins = today if first is None else max(today, date.fromisoformat(first))
    if days.first is None and days.last == today:
        return begins <= today
    same = days.last in (until, until + timedelta(days=1))
    return same and (days.first is None or days.first == begins)


def _is(known: absence.Known, days: Days) -> bool:
    """Tell whether days are those of an absence that is known, or some of them, or none is said."""
    if days.last is None:
        return True
    begins = days.first or days.last
    return days.last <= known.until and (known.first is None or known.first <= begins)
