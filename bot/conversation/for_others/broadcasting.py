"""A broadcast to the leads of offices with something overdue, or of those that are named: preview,
and a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from bot.conversation.turn import Obeyed, Turn
from bot.understanding.talk import is_address
from core.buttons import Button
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words, fold
from core.words import Duty
from models import broadcasts
from models.organisation import Office
from models.plan import IN_FORCE, Activity, Milestone, Plan, Responsibility
from scheduler import directory
from scheduler.directory import Contact, Directory

ACTION = "broadcast"
LONGEST = 1_000
MOST_NAMES = 40
MOST_LEFT = 3


def propose(turn: Turn, text: str, named: Sequence[int] = ()) -> tuple[Note, int | None]:
    """Return the preview of a broadcast to the offices `named`, or to all that are late, and its
    id where there is something to confirm."""
    if not text:
        return Note(name="broadcast_how"), None
    if len(text) > LONGEST:
        values: dict[str, str | int | None] = {"length": len(text), "most": LONGEST}
        return Note(name="broadcast_long", values=values), None
    people = directory.load(turn.session, turn.context, turn.now)
    readers, left = _readers(turn, people, named)
    if not readers:
        return Note(
            name="broadcast_nobody", values={"office": "; ".join(left)} if named else {}
        ), None
    broadcast_id = broadcasts.propose(
        turn.session,
        entity_id=turn.context.entity_id,
        person_id=turn.person.id,
        text=text,
        readers=list(readers),
        now=turn.now,
        offices=named,
    )
    names = [f"{contact.name} · {office}" for contact, office in readers.values()]
    note = Note(
        name="broadcast_preview",
        values={
            "text": text,
            "count": len(names),
            "names": "\n".join(names[:MOST_NAMES]),
            "more": max(0, len(names) - MOST_NAMES),
            **_told_of(left),
        },
        buttons=(
            Button(label="Enviar", ref=turn.context.refs.make(Ref(ACTION, broadcast_id, "yes"))),
            Button(label="No enviar", ref=turn.context.refs.make(Ref(ACTION, broadcast_id, "no"))),
        ),
    )
    return note, broadcast_id


def offices_led_by(turn: Turn, name: str) -> tuple[int, ...]:
    """Return the offices of which somebody is written to who is called so; none where several
    people may be, or what is written to an office of hers goes to another."""
    said = {one for one in bare_words(name).split() if not is_address(one)}
    people = directory.load(turn.session, turn.context, turn.now)
    others = (one for one in people.contacts.values() if one.person_id != turn.person.id)
    meant = [one for one in others if said <= {*bare_words(one.name).split()}]
    if len(meant) != 1 or not said:
        return ()
    return tuple(one for one in people.by_office if people.recipient(one) == meant[0])


def answered(turn: Turn, broadcast_id: int, *, yes: bool) -> Obeyed:
    """Send or drop a proposed broadcast, and say so; who has decided already is told that."""
    people = directory.load(turn.session, turn.context, turn.now)
    decided = broadcasts.decide(
        turn.change("overseer"),
        broadcast_id,
        person_id=turn.person.id,
        send=yes,
        author=turn.person.name,
        active=people.contacts,
    )
    if decided.readers is None:
        return Obeyed(Note(name="question_gone"))
    if not yes:
        return Obeyed(Note(name="broadcast_dropped"))
    _, left = _readers(turn, people, decided.offices)
    values = {"count": len(decided.readers), **_told_of(left)}
    return Obeyed(Note(name="broadcast_sent", values=values))


def _told_of(left: list[str]) -> dict[str, str | int | None]:
    """Return what a note says of the offices that a broadcast does not reach."""
    if not left:
        return {}
    names = "; ".join(left[:MOST_LEFT])
    return {"left": names, "left_more": max(0, len(left) - MOST_LEFT)}


def _readers(
    turn: Turn, people: Directory, named: Sequence[int]
) -> tuple[dict[int, tuple[Contact, str]], list[str]]:
    """Return who would get it, with the first office of each that has something overdue, or is
    `named`; and the offices where nobody would, with who is away there."""
    offices = select(Office.id, Office.name).where(Office.id.in_(named)) if named else _late(turn)
    found: dict[int, tuple[Contact, str]] = {}
    left = []
    for office_id, name in sorted(turn.session.execute(offices), key=lambda one: fold(one.name)):
        contact = people.recipient(office_id)
        if contact is not None and contact.reachable and not people.is_held(contact):
            found.setdefault(contact.person_id, (contact, name))
            continue
        away = [one.name for _, one in people.by_office.get(office_id, ()) if one.away]
        left.append(f"{name} ({', '.join(away)}: ausente)" if away else name)
    return found, left


def _late(turn: Turn) -> Select[int, str]:
    """Return the query of the offices that have something overdue."""
    return (
        select(Office.id, Office.name)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(Milestone, Milestone.activity_id == Activity.id)
        .where(
            Office.entity_id == turn.context.entity_id,
            Responsibility.duty == Duty.LEAD,
            Milestone.met.is_(False),
            Milestone.due < turn.today,
            IN_FORCE,
        )
        .distinct()
    )
