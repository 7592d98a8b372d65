"""Somebody is away, by her own words: control is told, and its yes makes it an absence
(`confirming_away`). What her mailbox says is read in `by_mailbox`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bot.conversation import commands
from bot.conversation.away import departing, missing, stand_ins
from bot.conversation.away.others import until_when
from bot.conversation.delegation.delegating import delegate, hers_to_give
from bot.conversation.speaking.replying import last_said
from bot.conversation.state import Proposal
from bot.conversation.turn import Arrival, Obeyed, Turn
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.people.absence import (
    is_replaced,
    only_stands_in,
    own_words,
    tells_of_absence,
    without_absence,
    without_return,
)
from bot.understanding.asks.people.absence_days import (
    OPERATED,
    SOME_DAY,
    Days,
    away_days,
    first_day,
)
from bot.understanding.asks.people.delegation import LEFT_TO
from bot.understanding.asks.people.substitutes import Covering, covering_anew, stands_in_instead
from bot.understanding.captions import is_named
from bot.understanding.clauses import said_as
from bot.understanding.meaning import Context, Intent, Meaning
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE, CITY, group
from bot.understanding.yes_no import is_answer
from core.entity.rights import Right
from core.inbound import Inbound, Proof
from core.messages import Content, Note
from core.notice_names import AWAY
from core.spanish import bare_words, fold, listed
from models.owed import Notice, OwedState, numbered
from models.staff import absences, agreements, rights
from models.staff.people import PersonRow
from scheduler.told import absence

_RIGHT_AFTER, _MOST_SAID = timedelta(days=1), 3  # messages to her
_MOST_SAID_OF_COVERS = 2
_OF_WHO_COVERS = frozenset({"substitute_missing", "delegated", "delegated_back"})
_ASKS = frozenset({Intent.EXTENSION, Intent.SNOOZE, Intent.LIST, Intent.HELP})
_LASTS = re.compile(
    r"\b(?:vacaciones|licencia|incapaci|permiso|comision|viaj|descanso"
    rf"|(?:a|para) {group(CITY)}\b|{OPERATED}\b)"
)
_DAY_INSTEAD = re.compile(
    r"(?:(?:no|si|mejor|perdon|corrijo|que|sea) ){0,4}(?:hasta|para) (?:el )?\d"
)
_PENDING = "pendientes"
_WHY = re.compile(
    r"(?:es que|porque|ya que|por eso|como)\b"
)  # "Es que estoy de licencia hasta el 9"
_SENTENCE = re.compile(r"[.;!?]\s+|\n+")
# "el martes", of "el martes y el miércoles no voy a estar"; "ni el miércoles"
_ONLY_A_DAY = re.compile(rf"(?:(?:y|ni|tampoco) ){{0,2}}{SOME_DAY}")


def stood_in(turn: Turn) -> Obeyed | None:
    """Take a message that only names who stands in for a person, right after she said that she is
    away, or plainly at any time; control, if it has not been told yet, is told in these words too.
    None for others."""
    other = turn.message.is_no_new_text or turn.message.files
    leaves = turn.going is not None and turn.going.leaves is not None
    if other or leaves or not only_stands_in(turn.text):
        return None
    said = last_said(turn, _MOST_SAID, turn.now - _RIGHT_AFTER)
    notes = [one for one in said if isinstance(one, Note) and one.name == "away_told"]
    if not notes and (not is_replaced(turn.text) or tells_of_absence(turn.text)):
        return None
    return covered_by(turn, turn.text, notes[-1].values if notes else {})


def covered_by(
    turn: Turn, words: str, away: Mapping[str, str | int | None] | None = None
) -> Obeyed:
    """Give what is hers to the delegate whom words name, who stands in for her, and tell control
    where it has not read of her absence; tell who registers people of one who is none, with the
    days of what was told of being `away`."""
    tell_too(turn)
    name = missing.named(turn, words)
    if name and not stand_ins.may_mean(turn, name):
        values = missing.told(turn, name, away or {})
        return Obeyed(Note(name="substitute_missing", values=values))
    return stand_ins.stood_in(turn.saying(words))


def stood_in_instead(turn: Turn) -> Obeyed | None:
    """Give what is hers to another delegate who stands in instead of the one who was named, and
    tell control where it has not read of her absence; None for other words."""
    message = turn.message
    other = message.is_no_new_text or message.files
    named = None if other else stands_in_instead(turn.text)
    if named is None:
        return None
    if stand_ins.is_delegate(turn, named.new):
        tell_too(turn)
        return stand_ins.stood_in(turn.saying(named.new))
    if not stand_ins.is_delegate(turn, named.old):
        return None
    tell_too(turn)
    values = missing.told(turn, named.new.title(), {})
    return Obeyed(Note(name="substitute_missing", values=values))


def covered_anew(turn: Turn) -> Obeyed | None:
    """Right after she told who covers her, let another stand in ("no, cubre Camilo") or nobody
    ("mejor que no me cubra nadie"); pass on that one does so on some of the days alone, which is
    nothing that we keep. None for other words, and later."""
    told = covering_anew(turn.text) if turn.is_plain_text and not turn.waits_for_answer else None
    if told is None or not _just_told_who_covers(turn):
        return None
    covering, name = told
    if covering is Covering.NOBODY:
        tell_too(turn)
        return Obeyed(_covered_by_nobody(turn))
    if covering is Covering.SOME_DAYS:
        return Obeyed(departing.passed_of_others(turn))
    plainly = covering is Covering.PLAINLY or stand_ins.is_delegate(turn, name)
    if plainly and not only_stands_in(turn.text):  # "queda Camilo": `stood_in`
        return covered_by(turn, f"me cubre {name.title()}")
    return None


def _just_told_who_covers(turn: Turn) -> bool:
    said = last_said(turn, _MOST_SAID_OF_COVERS, turn.now - _RIGHT_AFTER)
    return any(isinstance(one, Note) and _is_of_who_covers(one) for one in said)


def _is_of_who_covers(note: Note) -> bool:
    away = note.name == "delegated_back" or note.values.get("away")
    return note.name == "away_told" or (note.name in _OF_WHO_COVERS and bool(away))


def _covered_by_nobody(turn: Turn) -> Content:
    """Let the reminders of all that she had given to somebody be hers again."""
    hers = turn.desk_of(turn.person)
    given = agreements.deputies(turn.session, turn.context.entity_id)
    mine = [
        one
        for one, _ in hers_to_give(turn.session, hers)
        if given.get((one, hers.activities[one].office_id), turn.person.id) != turn.person.id
    ]
    done = [delegate(turn, hers, one, turn.person.id) for one in mine]
    if not done:
        return Note(name="not_delegated")
    handle = listed([hers.activities[one].handle for one in mine])
    return done[0].model_copy(update={"values": {"handle": handle}})


def tell_too(turn: Turn) -> None:
    """Let control, where it has not been told of her absence yet, be told in these words too."""
    waiting = select(Notice).where(
        Notice.entity_id == turn.context.entity_id,
        numbered(AWAY, turn.person.id),
        Notice.state == OwedState.OPEN,
    )
    for notice in turn.session.scalars(waiting):
        words = absence.with_words(notice.details["words"], turn.text)
        notice.details = notice.details | {"words": words}


def back(turn: Turn, known: Context) -> tuple[Note | None, Inbound]:
    """End the absence of somebody who says that she is here, who is shown what waits for her;
    return what is left of the message."""
    other = turn.message.is_no_new_text or turn.message.chat
    rest = None if other else without_return(turn.text)
    if rest is None:
        return None, turn.message
    meaning = understand_by_rules(rest, known, turn.today).intent if rest else Intent.LIST
    answers = turn.waits_for_answer  # "sí, pedirlo. Y ya volví"
    says_more = bool(turn.message.files) or tells_of_absence(rest) or _asks(rest)
    if meaning is Intent.UNCLEAR and not (answers or says_more):
        rest = ""
    said = ended(turn, lists=not rest and bool(known.pending))
    return said, turn.message.model_copy(update={"text": rest or _PENDING})


def here_again(turn: Turn) -> Obeyed | None:
    """Take words that only say that she is here, and end her absence; None for others."""
    if without_return(turn.text) != "" or tells_of_absence(turn.text):
        return None
    return Obeyed(ended(turn))


def ended(turn: Turn, *, lists: bool = False) -> Note:
    """End her absence, and return what she is told of that; `lists`: her list follows."""
    was_away = absence.end(turn.change("owner"), turn.context, turn.person.id)
    return Note(name="back_noted", values={"ended": int(was_away), "lists": int(lists)})


def _asks(text: str) -> bool:
    """Tell whether a text asks for a page, or anything else."""
    return bool(commands.asked(text) or asked_apart(text)[0])


def besides(
    known: Context, message: Inbound, today: date, *, waits: bool, asks_for: bool = False
) -> str | None:
    """Return what a message reports besides her absence, or answers where something `waits` for a
    yes or no, or she `asks_for` something till a day; "" for nothing; None where it tells of none,
    or asks for something because of it."""
    other = message.is_no_new_text or message.chat
    if other or not tells_of_absence(message.text):
        return None
    rest = without_absence(message.text)
    if _ONLY_A_DAY.fullmatch(bare_words(rest)):
        return ""
    whole = understand_by_rules(message.text, known, today)
    if waits and is_answer(rest):
        return rest  # "sí, y le cuento que estoy incapacitada hasta el viernes"
    if asks_for and _says_day_instead(rest):
        return rest if away_days(own_words(message.text), today).last is not None else ""
    alone = understand_by_rules(rest, known, today).intent if rest else Intent.UNCLEAR
    # "a propósito, hasta el viernes estoy en comisión": its day is no reminder that she asks for.
    of_hers = understand_by_rules(own_words(message.text), known, today).intent
    asks = whole.intent in _ASKS and whole.intent in (alone, of_hers, Intent.SNOOZE)
    if asks and _asks_apart(message.text, whole, known, today):
        return rest
    if asks and (whole.intent is not Intent.SNOOZE or alone in _ASKS):
        return None
    given = A_CODE.search(rest) is not None and said_as(rest, LEFT_TO) is not None
    not_hers = alone is Intent.REASSIGN and A_CODE.search(rest) is not None
    back = alone is Intent.UNDO and A_CODE.search(rest) is not None  # "y lo de la 1.2 bórrelo"
    if (
        alone is Intent.REPORT or given or not_hers or back
    ):  # "la 5.1 se la paso a Nelson, yo salgo"
        return rest
    # "la 2.1 va en 40 porque estoy de vacaciones": one clause says both.
    told = whole.intent is Intent.REPORT and any(one.definite for one in whole.updates)
    return _from_the_name_on(message.text, known, today) if told else ""


def _from_the_name_on(text: str, known: Context, today: date) -> str:
    """Return what a text without signs goes on to report from the name of an activity on: "el lunes
    no voy a estar tengo capacitación la rampa queda en 88"; the whole where that tells nothing
    alone, "" where it names none."""
    reading = read(text)
    named = pieces_of(reading.norms, known).names
    behind = text[reading.tokens[min(named)].start :] if named else ""
    told = understand_by_rules(behind, known, today).updates if behind else ()
    whole = text if is_named(text, known) else ""
    return behind if any(one.definite for one in told) else whole


def _asks_apart(text: str, whole: Meaning, known: Context, today: date) -> bool:
    """Tell whether a text asks for more time by itself, and tells of her absence in a sentence of
    its own that does not say why: "4.3 en 95, necesito hasta el 16. Mañana no estoy"."""
    away = own_words(text, _SENTENCE)
    if whole.intent is not Intent.EXTENSION or whole.until is None or not away:
        return False
    rest = " ".join(one for one in _SENTENCE.split(text) if one.strip(" .") not in away)
    asked = understand_by_rules(rest, known, today)
    apart = asked.intent is Intent.EXTENSION and asked.until == whole.until
    return apart and _WHY.match(bare_words(away)) is None


def _says_day_instead(text: str) -> bool:
    """Tell whether a text says till which day, instead of one that was said: "no, mejor hasta el 15
    de julio"."""
    return _DAY_INSTEAD.match(bare_words(text)) is not None


def tell(turn: Turn, days: Days | None = None, instead: absence.Known | None = None) -> Note:
    """Tell control of an absence, on the `days` that were read of it where they were, `instead` of
    another; return what the person is told of that, and of who stands in for her."""
    person = turn.person
    if _says_day_instead(turn.text):  # that day is of a request
        turn = turn.saying(_of_hers(turn.text))
    told = told_of(person, turn.text, turn.today)
    if days is not None:
        told = replace(told, first=days.first, until=days.last)
    told = told if told.until else _begun(turn, told)
    tell_control(turn, replace(told, own=True), instead)
    readers = [
        one for one in rights.holders(turn.session, turn.context, Right.ABSENCE) if one != person.id
    ]
    values: dict[str, str | int | None] = {"person": person.name, "told": len(readers)}
    values |= told.days | stand_ins.left_to(turn)
    values |= {} if turn.desk.activities else {"idle": 1}
    values |= {"asks": 1} if _wants_an_end(turn, told) else {}
    if name := missing.named(turn, turn.text):
        values |= missing.told(turn, name, told.days)
    return Note(name="away_told", values=values)


def asked(turn: Turn, said: Content | None) -> Proposal | None:
    """Return what waits for the last day of her absence, where she was asked for it."""
    asks = isinstance(said, Note) and said.name == "away_told" and said.values.get("asks")
    return until_when.question(turn, turn.person.id, _of_hers(turn.text)) if asks else None


def until_answered(turn: Turn, waiting: Proposal) -> Note | None:
    """Tell control of her absence with the last day for which she was asked; None for other words,
    and for a bare number, which may be a figure."""
    text = None if turn.text.strip(" .").isdigit() else until_when.completed(waiting, turn)
    if text is None or away_days(text, turn.today).last is None:
        return None
    return tell(turn.saying(text))


def _begun(turn: Turn, told: absence.Told) -> absence.Told:
    """Return an absence of which no end is told with its first day, or with the days of the one
    that is known of her and holds that day."""
    words = own_words(turn.text)
    first = told.first or (first_day(words, turn.today) if words else None)
    known = absence.known_of(turn.session, turn.context, turn.person.id, turn.now)
    day = first or turn.today
    on = [one for one in known if (one.first or turn.today) <= day <= one.until]
    if len(on) == 1:
        return replace(told, first=on[0].first, until=on[0].until)
    return replace(told, first=first if first != turn.today else None)


def _of_hers(text: str) -> str:
    """Return what a text says of its writer's absence; all of it where no clause says so alone."""
    return own_words(text) or text


def _wants_an_end(turn: Turn, told: absence.Told) -> bool:
    """Tell whether she is asked until when she is away: of an absence that may last for days."""
    said = fold(_of_hers(turn.text))
    lasts = told.first is not None or _LASTS.search(said) is not None
    return told.until is None and not turn.in_group and lasts


def tell_control(
    arrival: Arrival, told: absence.Told, instead: absence.Known | None = None
) -> None:
    """Owe control a notice that a person is away, once for an absence and once for each change of
    its days.

    What a domain disowns says nothing about anybody; without a day it is told once a week.
    """
    today = arrival.today
    known = absences.away_until(arrival.session, told.person_id)
    covered = known is not None and told.first is None and known >= (told.until or today)
    if arrival.message.proof is Proof.DENIED or (covered and instead is None):
        return
    readers = rights.holders(arrival.session, arrival.context, Right.ABSENCE) - {told.person_id}
    absence.tell(arrival.session, arrival.context, told, readers, arrival.now, instead)


def told_of(person: PersonRow, text: str, today: date) -> absence.Told:
    """Return what a text tells of the absence of a person."""
    # Days of the work are named beside it: those of its own sentence count, then of its clause.
    said = (own_words(text, _SENTENCE), own_words(text), text)
    found = (away_days(one, today) for one in said if one)
    days = next((one for one in found if one.last is not None), Days())
    return absence.Told(person.id, person.name, days.first, days.last, text)
