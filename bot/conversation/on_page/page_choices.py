"""What a person's page offers of each open activity, and what she says by choosing: the words of
the links in mails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from bot.conversation.desk import desk, lines
from core.buttons import Does
from core.entity.context import EntityContext
from core.errors import InputError
from core.messages import Line
from core.spanish import show_percent
from models.staff.people import PersonRow
from plans.deciding.decisions import read_percentage
from scheduler.message import offered

OTHER = Does.OTHER.value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the commonest answers: its name in the form, what it is called there, and the words
    that it says; those of OTHER are completed by a figure."""

    name: str
    label: str
    words: str


def open_lines(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    now: datetime,
    chosen: Callable[[Sequence[int]], Sequence[int]],
) -> tuple[list[Line], int]:
    """Return what is open on a person's desk as she sees it, and how many there are: of all, by
    date, those that are `chosen`."""
    hers = desk(session, context, person_id=person.id, name=person.name, now=now)
    ids = [one for one in hers.activities if one in hers.open_ids]
    return list(lines(session, context, hers, chosen(ids)).values()), len(ids)


def choices(line: Line) -> tuple[Choice, ...]:
    """Return the answers that an activity is offered: the same as under a reminder."""
    whose = offered.subject(line)
    found = []
    for one in offered.commonest(line):
        said = one.words.removeprefix(whose).strip()
        label = one.label if one.ref.action == Does.OTHER else f"{said[:1].upper()}{said[1:]}"
        found.append(Choice(one.ref.action, label, one.words))
    return tuple(found)


def wording(line: Line, chosen: str, figure: str, text: str) -> str:
    """Return what she says of an activity in words: her text alone where she chose nothing.

    Raises InputError where a figure lacks, or is none.
    """
    if figure and not chosen:
        chosen = OTHER
    if not chosen:
        return text
    choice = _named(choices(line), chosen)
    words = choice.words
    if choice.name == OTHER:
        if not figure:
            raise InputError("Escriba la cifra, de 0 a 100.")
        words = f"{words} {show_percent(read_figure(figure))}"
    return f"{words}. {text}" if text else words


def read_figure(typed: str) -> Decimal:
    """Return a figure that was typed; raises InputError for anything but 0 to 100."""
    try:
        found = read_percentage(typed).value
    except InputError:
        found = None
    if found is None:
        raise InputError("Escriba la cifra de 0 a 100, así: 60.")
    return found


def _named(some: Iterable[Choice], name: str) -> Choice:
    found = next((one for one in some if one.name == name), None)
    if found is None:
        raise InputError(
            "La actividad cambió desde que abrió la página. Mírela y responda otra vez."
        )
    return found
