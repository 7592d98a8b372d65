"""Who is away today and who will be, and who stands in: names and days, no reasons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.conversation.speaking.paging import turns
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.stood_in import (
    asks_after_a_yes,
    asks_of_own_absence,
    asks_who_stands_in,
    offers_somebody,
)
from bot.understanding.clauses import SENTENCE
from bot.understanding.wordlists import TITLES, word_set
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Content
from core.overviews import Overview, OverviewRow
from core.spanish import bare_words
from models.staff import absences
from models.staff.offices import office_name
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.told import absences_ahead

_BESIDE_A_NAME = TITLES | word_set("la el a al de del en")
_Days = tuple[int, date | None, date]  # who, from when on (None: she is away), and her last day


def show(turn: Turn, typed: str) -> Overview:
    """Return the absences of today and those to come; with a name, hers, or who would stand in."""
    people = directory.load(turn.session, turn.context, turn.now)
    away = _away(turn, people)
    if typed:
        wanted = {one.person_id for one in called(turn, people, typed)}
        away = [one for one in away if one[0] in wanted]
        here = wanted - {person_id for person_id, _, _ in away}
        rows = [_row(people, one, None, None) for one in sorted(here)]
    else:
        rows = []
    rows = [*(_row(people, *one) for one in away), *rows]
    return Overview(
        name="away",
        called=typed,
        rows=tuple(rows),
        total=len(rows),
        buttons=turns(turn.context.refs, len(rows), 0, turn.inbound.id),
    )


def of_her_own(turn: Turn) -> Obeyed | None:
    """Answer who stands in for her who asks, and from when and until when she is away; None for
    other words."""
    asks = asks_who_stands_in(turn.text) or asks_of_own_absence(turn.text)
    if not (turn.waits_for_answer or turn.may(Right.ABSENCE)):  # her yes is to nothing else
        asks = asks or asks_after_a_yes(turn.text)
    if turn.message.is_no_new_text or not asks:
        return None
    return Obeyed(show(turn, turn.person.name))


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Return who stands in for her where a sentence beside others asks it, and the message without
    that and without whom she offers; nothing and the whole message where none does."""
    message = turn.message
    parts = [one for one in SENTENCE.split(turn.text) if one.strip()]
    asks = [one for one in parts if asks_who_stands_in(one)]
    if not asks or len(parts) == 1 or message.is_no_new_text or turn.in_group:
        return [], message
    left = [one for one in parts if one not in asks and not offers_somebody(one)]
    said = message.model_copy(update={"text": "\n".join(left) or asks[0]})
    return ([show(turn, turn.person.name)], said) if left else ([], said)


def called(turn: Turn, people: Directory, typed: str) -> list[Contact]:
    """Return whom a name means: all its words are hers, else her name's and her office's."""
    words = {one for one in bare_words(typed).split() if one not in _BESIDE_A_NAME}
    everybody = people.contacts.values()
    whole = [one for one in everybody if words and words <= _words(one)]
    return whole or [one for one in everybody if _of_her_office(turn, people, one, words)]


def _words(one: Contact) -> set[str]:
    return {*bare_words(one.name).split()}


def _of_her_office(turn: Turn, people: Directory, one: Contact, words: set[str]) -> bool:
    """Tell whether words are of her name and of the name of her office: "Pedro de Hacienda"."""
    offices = (office_name(turn.session, office) for office in people.offices_of(one.person_id))
    beside = words - _words(one)
    if beside == words:
        return False
    return any(beside <= {*bare_words(office).split()} for office in offices)


def _away(turn: Turn, people: Directory) -> list[_Days]:
    """Return who is away, and then who will be, by their days."""
    today = turn.today
    current = absences.of_entity(turn.session, turn.context.entity_id, today)
    here: Iterable[_Days] = ((person_id, None, until) for person_id, until in current.items())
    ahead: Iterable[_Days] = absences_ahead.planned(turn.session, turn.context, turn.now)
    found = [one for one in (*here, *ahead) if one[0] in people.contacts]
    return sorted(found, key=lambda one: (one[1] or today, one[2], one[0]))


def _row(people: Directory, person_id: int, first: date | None, until: date | None) -> OverviewRow:
    offices = people.offices_of(person_id)
    without_her = people.without(person_id)
    deputies = [without_her.recipient(one) for one in offices]
    return OverviewRow(
        name=people.contacts[person_id].name,
        since=first,
        until=until,
        people=tuple(dict.fromkeys(one.name for one in deputies if one is not None)),
        unreached=bool(offices) and any(one is None for one in deputies),
    )
