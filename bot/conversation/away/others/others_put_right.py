"""Whoever confirms absences says that one is on other days than she was told, and is shown it on
these: a yes sets it. That it is over, or is none, is done at once."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away import absent
from bot.conversation.away.others import others_away
from bot.conversation.away.others.confirming_away import shown
from bot.conversation.away.others.others_away import Another
from bot.conversation.away.put_right import are, begun, listed_days, meant_by, on_days
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence_changed import without_courtesy
from bot.understanding.asks.people.absence_days import Days
from bot.understanding.asks.people.anothers_days import (
    AnothersDays,
    AnothersEnd,
    anothers_days,
    anothers_end,
)
from bot.understanding.asks.people.told_by import as_told
from core.entity.rights import Right
from core.messages import Note
from core.words import Role
from models.answers import requests
from models.staff import people, rights
from scheduler.told import absence, absence_put_right


def taken(turn: Turn) -> Obeyed | None:
    """Take a message that only says on which other days somebody is away, or that she is not;
    None for others."""
    said = _said(turn)
    if said is not None:
        return None if said.rest else _put_right(turn, said)
    if (seen := _seen(turn)) is not None:
        return None if seen.rest else _not_hers(turn, seen)
    end = _end(turn)
    return None if end is None or end.rest else _ended(turn, end)


def _seen(turn: Turn) -> AnothersDays | None:
    """Return what is said by who sees all and confirms no absences; by others, when one is back."""
    if turn.may(Right.ABSENCE):
        return None
    said = anothers_days(turn.text, turn.today) if turn.is_plain_text else None
    return said if turn.may(Right.SEE) or (said and said.returns) else None


def _not_hers(turn: Turn, said: AnothersDays) -> Obeyed | None:
    """Tell who confirms no absences that it is control's to put one right, or to set one that is
    said from a day to another; control is told when one who is away is back. None for other
    words."""
    another = _whom(turn, said.words)
    if another is None or not (said.lasts or said.returns or _known(turn, another)):
        return None
    values: dict[str, str | int | None] = {"person": another.name, "yours": 0}
    values |= others_away.stands(turn, another)
    running = [one for one in _known(turn, another) if one.first is None]
    if said.returns and len(running) == 1 and "was_until" in values:
        until = replace(said.days, first=None)
        absent.tell_control(turn, _told(another, said.words, until), running[0])
        values["passed"] = 1
    return Obeyed(Note(name="away_of_another", values=values))


def _whom(turn: Turn, words: str) -> Another | None:
    """Return whom words name, besides the one who told it."""
    return others_away.another_in(turn, as_told(words))


def _known(turn: Turn, another: Another) -> tuple[absence.Known, ...]:
    return absence.known_of(turn.session, turn.context, another.person_id, turn.now)


def _said(turn: Turn) -> AnothersDays | None:
    said = anothers_days(turn.text, turn.today) if turn.is_plain_text else None
    if said is None or not turn.may(Right.ABSENCE):
        return None
    answers = turn.waits_for_answer  # "sí. La de Luz también, pero …"
    return said if answers else replace(said, rest=without_courtesy(said.rest))


def _end(turn: Turn) -> AnothersEnd | None:
    said = anothers_end(turn.text, turn.today) if turn.is_plain_text else None
    if said is None or not turn.may(Right.ABSENCE):
        return None
    return replace(said, rest=without_courtesy(said.rest))


def _ended(turn: Turn, said: AnothersEnd) -> Obeyed | None:
    """Let the one absence that is meant be none, or over; of several ask which. None where no
    person is named, none of hers is known and the words say more, or they may mean a request."""
    another = _whom(turn, said.words)
    if another is None or (not said.names and _asks_for_something(turn, another)):
        return None
    known = _known(turn, another)
    meant = [one for one in known if one.first is None] if said.back else _meant(said, known)
    values: dict[str, str | int | None] = {"person": another.name}
    if len(meant) > 1 or (known and not meant and not said.back):
        values["which"] = listed_days(meant or known, turn)
        return Obeyed(Note(name="away_ended", values=values))
    if not meant:
        none = Obeyed(Note(name="away_ended", values=values))
        return None if said.rest or not said.names else none
    return ends(turn, another, meant[0])


def ends(turn: Turn, another: Another, before: absence.Known) -> Obeyed:
    """Let a known absence of somebody be none, or over; who else confirms absences is told."""
    change, person = (
        turn.change(Role.CONTROL.value),
        people.person_of(turn.session, another.person_id),
    )
    readers = rights.holders(turn.session, turn.context, Right.ABSENCE) - {turn.person.id}
    by = turn.person.name
    absence_put_right.tell_of_none(change, turn.context, person, before, readers, by)
    absence_put_right.call_off(change, turn.context, another.person_id, before)
    values = {"person": another.name} | before.days | {"ended": 1}
    return Obeyed(Note(name="away_ended", values=values))


def _meant(said: AnothersEnd, known: tuple[absence.Known, ...]) -> list[absence.Known]:
    """Return the absences that are called off: those of the days that are said, else all."""
    if said.denied.last is None:
        return [*known]
    return [one for one in known if are(one, said.denied)]


def _asks_for_something(turn: Turn, another: Another) -> bool:
    """Tell whether somebody waits for the decision of a request: "lo de Luz ya no va"."""
    mine = requests.of_person(turn.session, turn.context.entity_id, another.person_id)
    return any(one.is_open for one in mine)


def _put_right(turn: Turn, said: AnothersDays) -> Obeyed | None:
    """Show the one absence of the one whom the words name on its new days, or one that nobody told
    before from a day to another; the orders of all where it may be several. None where none of hers
    is known and one day alone is said."""
    another = _whom(turn, said.words)
    if another is None:
        return None
    known = _known(turn, another)
    if said.lasts and not (on_days(known, said.days, turn.today) if said.anew else known):
        return others_away.proposed(turn, _told(another, said.words, said.days))
    meant = meant_by(known, said.denied, said.days, turn.today)
    if len(meant) > 1:
        which = shown(turn)
        return None if which is None else Obeyed(which)
    if not meant:
        return None
    (before,) = meant
    days = begun(said.days, before, begins=said.begins)
    return others_away.proposed(turn, _told(another, said.words, days), instead=before)


def _told(another: Another, words: str, days: Days) -> absence.Told:
    return absence.Told(another.person_id, another.name, days.first, days.last, words)
