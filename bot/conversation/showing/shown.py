"""What a person is shown who asks to see something: overviews, requests, decisions, broadcasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.conversation import commands
from bot.conversation.away.others import confirming_away
from bot.conversation.commands import Command
from bot.conversation.deciding import open_requests
from bot.conversation.for_others import broadcasting
from bot.conversation.showing import counted, decisions_shown, oversight, reported_shown
from bot.conversation.speaking.staff import named
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn, together
from bot.understanding.asks.pages.questions import Page
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from core.entity.rights import Right
from core.messages import Content, Note
from core.overviews import Overview
from core.refs import Ref
from core.spanish import day_and_month
from models.staff import offices, people

# Of these somebody who does not see all is shown her own, and nobody anything in a group.
_OWN = frozenset({commands.REQUESTS, commands.DECIDED})
_HERS = frozenset({commands.UNVERIFIED, commands.UNTOLD, commands.REPORTED})
_AND = re.compile(r"\s?,\s?|\s[ye]\s(?:a\s)?(?:(?:la|el)\s)?", re.IGNORECASE)
# Where a question of ours may begin behind what is to be told: "…. ¿Qué está vencido?"
_ASKS_BEHIND = re.compile(
    r"(?<=[.;!?])\s+(?:(?:y|ah)\s)?|\s?\n+|\s?,\s(?:y\s)?(?=¿|(?:y\s)?qu[^\n]{1,80}\?\s*\Z)",
    re.IGNORECASE,
)
_EXPLAINED = frozenset(commands.EXPLAINED.values())
_LONGER = timedelta(days=30)  # for which an example asks
_WHO = re.compile(r"\bqui[eé]n(?:es)?\b", re.IGNORECASE)
# "quién no ha contestado en Hacienda": who works there is no answer to it
_WHO_IS_SILENT = re.compile(
    r"\bqui[eé]n(?:es)?\b(?=.{0,60}\b(?:no|falta\w{0,3}|sin)\b)", re.IGNORECASE
)
# "quién más de mi oficina puede reportar": who works there
_WHO_REPORTS = re.compile(
    r"\bqui[eé]n.{1,60}\b(?:report|respond|contest|inform)[ae]r", re.IGNORECASE
)
_PRIVATE = _OWN | {
    commands.AWAY, commands.BROADCAST, commands.DOUBTS, commands.MESSAGES, commands.WHY,
}  # fmt: skip


def in_words(turn: Turn) -> Obeyed | None:
    """Show what a command or a question in words asks to see; None for other messages."""
    text = turn.text
    command = commands.ordered(text)
    if command is None and (to_one := commands.told_to_one(text)) is not None:
        return _told_and_shown(turn, to_one)
    asked = () if command else oversight.asked(turn, text)
    sees = bool(asked) and turn.may(Right.SEE)
    own = [one for one in asked if one.name in _OWN]
    if own and not sees and not turn.in_group:
        return Obeyed(_her_own(turn, own[0], in_words=True))
    if own and not sees:
        return _show(turn, own[0])
    if sees:
        return together(_show(turn, one) for one in asked)
    if asked:
        told = [one for each in asked if (one := _to_anybody(turn, each)) is not None]
        return together(told) if len(told) == len(asked) else None
    if command is not None and command.name in commands.RIGHTS:
        return _show(turn, command)
    if command is not None and command.name == commands.CONNECT:
        return Obeyed(Note(name="group_private"))
    return None


def _to_anybody(turn: Turn, command: Command) -> Obeyed | None:
    """Return what somebody is told who does not see all: what is explained to everybody, what of
    hers is overdue, due, reported or not verified, and who works in an office; None where she asks
    for anything else."""
    if command.name in _EXPLAINED or (command.name == commands.COUNTS and not turn.in_group):
        return _show(turn, command)
    if command.name == commands.DOUBTS and not turn.in_group:
        return Obeyed(Note(name="not_for_you"))
    if command.name == commands.OVERDUE and turn.desk.activities and not turn.in_group:
        if command.to and not oversight.works_in(turn, command.to):
            return Obeyed(Note(name="not_for_you"))
        return Obeyed(oversight.show_hers(turn, command))
    hers = command.name in _HERS and not reported_shown.of_messages(command.rest)
    if hers and turn.desk.activities and not turn.in_group:
        return Obeyed(oversight.show_hers(turn, command))
    if command.name == commands.OFFICE and command.to and not turn.in_group:
        own = oversight.works_in(turn, command.rest)
        return None if own else Obeyed(Note(name="not_for_you"))
    if command.name == commands.OFFICE and not turn.in_group:
        return _who_works_there(turn, command.rest)
    return None


def _who_works_there(turn: Turn, typed: str) -> Obeyed | None:
    """Tell who works in an office to somebody who does not see all, and not who of it has not
    answered; None where she asks for more, or the office is not clear."""
    if _WHO_IS_SILENT.search(turn.text) is not None:
        return Obeyed(Note(name="not_for_you"))
    fitting = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
    if _WHO.search(turn.text) is None or len(fitting) != 1:
        return None
    staff = people.people_of_offices(turn.session, [fitting[0].id]).get(fitting[0].id, ())
    names = named(turn, staff)
    told = {"office": fitting[0].name, "names": ", ".join(names)}
    return Obeyed(Note(name="office_people", values={**told}))


def office(turn: Turn, ref: Ref) -> Obeyed:
    """Show the office that was chosen of several."""
    if not turn.may(Right.SEE):
        return Obeyed(Note(name="not_for_you"))
    chosen = oversight.chosen_office(turn, ref.target)
    return Obeyed(chosen)


def page(turn: Turn, ref: Ref) -> Obeyed:
    """Show the page of a command that a button of the digest names."""
    return _show(turn, Command(ref.value))


def _show(turn: Turn, command: Command) -> Obeyed:
    if command.name in _EXPLAINED:
        return _explained(turn, command.name)
    sees = turn.may(commands.RIGHTS.get(command.name, Right.SEE))
    if command.name == commands.COUNTS:
        return Obeyed(_counted(turn, command, sees=sees))
    if not sees and command.name in _OWN and not turn.in_group:
        return Obeyed(_her_own(turn, command, in_words=False))
    if not sees:
        return Obeyed(Note(name="not_for_you"))
    if turn.in_group and command.name in _PRIVATE:
        return Obeyed(Note(name="only_in_private"))
    hers = turn.desk.handles(turn.desk.activities)
    if command.name == commands.REQUESTS:
        return Obeyed(open_requests.list_open(turn, turn.inbound.id))
    if command.name == commands.BROADCAST:
        return _proposed(turn, command)
    page = oversight.show(turn, command, in_group=turn.in_group, hers=hers)
    return Obeyed(page, also=_not_confirmed(turn, command))


def _not_confirmed(turn: Turn, command: Command) -> tuple[Content, ...]:
    """Return, below the page of all absences, those that wait for a yes of who asks."""
    asks = command.name == commands.AWAY and not command.rest and turn.may(Right.ABSENCE)
    waits = confirming_away.shown(turn) if asks else None
    return () if waits is None else (waits,)


def _counted(turn: Turn, command: Command, *, sees: bool) -> Content:
    """Count the activities of all or of an office for who sees all, and to others their own."""
    if sees:
        return counted.show(turn, command.rest)
    others = turn.in_group or command.rest
    return Note(name="not_for_you") if others else counted.own(turn)


def _explained(turn: Turn, topic: str) -> Obeyed:
    """Explain something by the activity of hers that the text names, else by her next one; of her
    colleagues who may report, who they are."""
    if topic == commands.EXPLAINED[Page.COLLEAGUES] and _WHO_REPORTS.search(turn.text):
        named_there = [_who_works_there(turn, one) for one in oversight.own_offices(turn)]
        if len(named_there) == 1 and named_there[0] is not None:
            return named_there[0]
    desk, today = turn.desk, turn.today
    own = [
        mine
        for one, mine in desk.activities.items()
        if one in desk.open_ids and desk.part_of(one) is None
    ]
    named = codes_named(read(turn.text), desk.open_context())
    about = next((one for one in own if one.handle in named), next(iter(own), None))
    values: dict[str, str | int | None] = {"topic": topic}
    if about is not None:
        until = day_and_month(max(about.due or today, today) + _LONGER)
        values |= {"handle": about.handle, "words": until}
    return Obeyed(Note(name="explained", values=values))


def _told_and_shown(turn: Turn, command: Command) -> Obeyed | None:
    """Show what is to be told, behind the page that a text asks for at its end, which is no part of
    it: "dígale a Fabián que llame. ¿Qué está vencido?"."""
    for joint in _ASKS_BEHIND.finditer(command.rest) if turn.may(Right.SEE) else ():
        pages = oversight.asked(turn, command.rest[joint.end() :])
        if pages and (page := together(_show(turn, one) for one in pages)) and page.said:
            told = _told(turn, replace(command, rest=command.rest[: joint.start()].rstrip(" .,")))
            if told is None or told.said is None:
                return None
            return replace(told, said=page.said, also=(*page.also, told.said))
    return _told(turn, command)


def _told(turn: Turn, command: Command) -> Obeyed | None:
    """Show what is to be told to the offices that are named, or to the one of whom it is said who
    is written to there; None where these are none."""
    if turn.in_group or not turn.may(Right.BROADCAST):
        return None
    named = _offices_of(turn, command.to) or broadcasting.offices_led_by(turn, command.to)
    return _proposed(turn, command, named) if named else None


def _offices_of(turn: Turn, names: str) -> tuple[int, ...]:
    """Return the offices that are named, one or several: "salud y a gobierno"; none where one is
    no office, or may be several."""
    found = []
    for typed in [names, *_AND.split(names)]:
        fitting = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
        if len(fitting) == 1 and typed == names:
            return (fitting[0].id,)
        if typed != names:
            found.append(fitting)
    return tuple(one[0].id for one in found) if all(len(one) == 1 for one in found) else ()


def _proposed(turn: Turn, command: Command, named: tuple[int, ...] = ()) -> Obeyed:
    """Show a broadcast before it is sent, to the offices `named` or to all that are late."""
    note, broadcast_id = broadcasting.propose(turn, command.rest, named)
    if broadcast_id is None:
        return Obeyed(note)
    proposal = Proposal(kind=broadcasting.ACTION, target=broadcast_id, at=turn.now)
    return Obeyed(note, proposal)


def _her_own(turn: Turn, command: Command, *, in_words: bool) -> Overview:
    """Return what waits of her requests, or what was decided of them and of what is hers; this too
    where she asks in words of requests and none waits."""
    words = command.rest
    if command.name == commands.REQUESTS:
        waiting = open_requests.list_own(turn)
        if waiting.total or not in_words:
            return waiting
        words = ""
    hers = turn.desk.handles(turn.desk.activities)
    own = decisions_shown.own(turn, hers)
    shown = decisions_shown.show(turn, words, own, named=command.to)
    return shown if command.name == commands.DECIDED or shown.total else waiting
