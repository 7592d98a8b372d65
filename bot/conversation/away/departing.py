"""A lead says that she leaves, or who follows her: planning and control are told in her words.

So they are when her mailbox answers by itself that she has left, and when she tells that somebody
else has left or come, or that she has another address: that stands beside no report.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.conversation import addressees
from bot.conversation.away.others import others_away
from bot.conversation.requesting import addressing
from bot.conversation.turn import Arrival, Obeyed, Turn
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.asks.of_persons import (
    tells_of_somebody_gone,
    tells_of_somebody_new,
)
from bot.understanding.asks.people.absence import only_stands_in, tells_of_another
from bot.understanding.asks.people.absence_days import away_days
from bot.understanding.asks.people.covered import tells_who_stands_in
from bot.understanding.asks.people.delegation import EDGE
from bot.understanding.asks.people.departure import (
    has_left,
    only_contact,
    only_who_follows,
    tells_of_an_address,
    tells_who_gets_nothing,
    tells_who_left,
    without_departure,
    without_lost_phone,
    without_new_phone,
    without_to_whom,
)
from bot.understanding.asks.people.enrolled import wants_data_changed, wants_somebody_enrolled
from bot.understanding.asks.people.of_offices import office_and_who
from bot.understanding.asks.people.presence import says_to_write_again
from bot.understanding.captions import is_named
from bot.understanding.clauses import clauses, joined
from bot.understanding.meaning import Context, Intent
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.entity.rights import MAY, Right, roles_with
from core.inbound import Proof
from core.messages import Note
from core.notice_names import LEAVES
from core.spanish import bare_words, cut_at_word, fold, listed
from core.words import Role
from models.owed import Notice, notice_key
from models.staff import agreements, offices, people
from models.staff.people import PersonRow
from scheduler import directory
from scheduler.message import notices

_GIVES_BACK = re.compile(r"\bdevuelv(?:o|emos)\b", re.IGNORECASE)
_MOST_WORDS = 600
_READ_IT = (Role.PLANNING, Role.CONTROL)
_FOLLOWS = timedelta(days=7)
_REPORTS = frozenset({Intent.REPORT, Intent.EXTENSION})


def besides(turn: Turn, known: Context) -> str | None:
    """Return what a message reports besides her leaving, "" for nothing; None where she stays."""
    if turn.message.is_no_new_text or turn.message.files:
        return None
    if _GIVES_BACK.search(turn.text):
        return None  # then it is why she gives something back
    rest = without_departure(turn.text)
    if rest is None:
        goes_on = only_contact(turn.text) or only_stands_in(turn.text)
        return "" if goes_on and _told_before(turn) else None
    if (successor := only_who_follows(turn.text)) is not None:
        found = addressees.find(successor, addressing.known_offices(turn))
        if is_named(turn.text, known) or found:
            return None  # that is a request for another office
    meaning = understand_by_rules(rest, known, turn.today)
    tells = any(update.definite for update in meaning.updates) or meaning.intent in _REPORTS
    return rest if tells else ""


def _told_before(turn: Turn) -> bool:
    """Tell whether she said some days ago that she leaves."""
    told = [details for _, details in _recent(turn) if "others" not in details]
    return any(one["person"] == turn.person.name for one in told)


def _recent(arrival: Arrival) -> list[tuple[int, dict[str, Any]]]:
    """Return who was told of somebody's leaving in the last days, each with what she was told."""
    recent = select(Notice.person_id, Notice.details).where(
        Notice.entity_id == arrival.context.entity_id,
        Notice.kind == LEAVES,
        Notice.recorded_at > arrival.now - _FOLLOWS,
    )
    return [(reader, details) for reader, details in arrival.session.execute(recent)]


def told_by_her_mailbox(arrival: Arrival, person: PersonRow) -> bool:
    """Tell planning and control, once a week, that a mailbox says its owner has left; False where
    it does not say so. Nobody is answered: it may be a machine."""
    said, today = f"{arrival.message.subject}\n{arrival.text}", arrival.today
    until = away_days(said, today).last
    comes_back = until is not None and until >= today  # then it tells of a colleague
    if arrival.message.proof is Proof.DENIED or comes_back or not has_left(said):
        return False
    year, week, _ = today.isocalendar()
    _tell(arrival, person, notice_key(LEAVES, person.id, f"{year}-{week}"))
    return True


# Who was never registered is called by her whole name, or with her title.
_NEW = re.compile(r"\bnuev[oa]s?\b", re.IGNORECASE)
_FULL_NAME = re.compile(
    r"\b(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,20}|(?i:dra?|doctora?|ing|ingenier[oa])\.?)"
    r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,20}\b"
)


def pass_on(turn: Turn) -> Note:
    """Tell planning and control of her leaving in her words, and thank her."""
    key = notice_key(LEAVES, turn.inbound.id)
    told = _tell(turn, turn.person, key)
    return Note(name="leaves_told", values={"person": turn.person.name} | told)


def without_her_phone(turn: Turn) -> tuple[Note | None, str]:
    """Tell planning and control that she has lost her telephone, for her chat to be unlinked, or
    has another, where a message says more; return what she is told of that, and the rest."""
    other = turn.message.is_no_new_text or turn.message.chat
    lost = None if other else without_lost_phone(turn.text)
    rest = without_new_phone(turn.text) if lost is None and not other else lost
    if rest is None or not (rest or turn.message.files):
        return None, turn.text
    return passed_of_others(turn) if lost is None else _phone_lost(turn), rest


def _phone_lost(turn: Turn) -> Note:
    return _staff_told(turn, {"others": 1, "phone": 1})


def told_of_others(turn: Turn) -> Obeyed | None:
    """Pass on what a message tells of other people, or of her address; None for others, and for
    what reports on work."""
    other = not turn.is_plain_text
    if not other and _wants_registered(turn) and not _of_hers(turn):
        return Obeyed(_somebody_new(turn))
    if not other and without_lost_phone(turn.text) == "":
        return Obeyed(_phone_lost(turn))
    if not other and turn.rules and _of_an_office(turn):
        return Obeyed(passed_of_others(turn))
    if not other and (without_new_phone(turn.text) == "" or tells_of_somebody_new(turn.text)):
        return Obeyed(passed_of_others(turn))
    tells = tells_of_an_address(turn.text) and not turn.waits_for_yes
    tells = tells or tells_who_gets_nothing(turn.text) or says_to_write_again(turn.text)
    stands_in = tells_who_stands_in(turn.text) and others_away.names_anybody(turn)
    stands_in = stands_in or _stranger_away(turn, turn.text)
    text = without_to_whom(turn.text)
    left = tells_who_left(text) or tells_of_somebody_gone(text)
    if other or not (tells or left or stands_in):
        return None
    known = turn.desk.open_context()
    means = understand_by_rules(turn.text, known, turn.today)
    of_work = is_named(turn.text, known) and means.rule != NO_ACCOUNT
    knows = others_away.names_anybody(turn) or _FULL_NAME.search(turn.text) is not None
    if of_work or not (tells or stands_in or knows):
        return None
    if any(one.definite for one in means.updates) and not stands_in:
        return None
    note = passed_of_others(turn)
    return Obeyed(
        note.model_copy(update={"values": note.values | (_who_gets_it(turn) if left else {})})
    )


def _who_gets_it(turn: Turn) -> dict[str, str | int | None]:
    """Return the delegate of her offices who is said to have left, and what that one still gets."""
    if turn.may(Right.STAFF):
        return {}
    words = set(bare_words(turn.text).split())
    leads = {office for office, role in turn.desk.roles.items() if role in MAY[Right.AGREE]}
    staff = people.people_of_offices(turn.session, leads)
    delegates = {
        one.person_id: one.name
        for members in staff.values()
        for one in members
        if one.role is Role.DELEGATE and words & set(fold(one.name).split())
    }
    if len(delegates) != 1:
        return {}
    ((gone, name),) = delegates.items()
    given = agreements.deputies(turn.session, turn.context.entity_id)
    still_open = [(k, one) for k, one in turn.desk.activities.items() if k in turn.desk.open_ids]
    has = [one.handle for k, one in still_open if given.get((k, one.office_id)) == gone]
    return {"gone": name, "keeps": listed(has)}


def _of_an_office(turn: Turn) -> bool:
    """Tell whether a message only says who has come to an office that there is, or answers for all
    of it."""
    found = office_and_who(turn.text)
    if found is None:
        return False
    office, who = (
        offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=one)
        for one in found
    )
    return bool(office) and not who


def _wants_registered(turn: Turn) -> bool:
    """Tell whether a message wants somebody registered, or what is registered of one changed."""
    if wants_data_changed(turn.text):
        return others_away.names_anybody(turn)
    return wants_somebody_enrolled(turn.text)


def _of_hers(turn: Turn) -> bool:
    """Tell whether a message names an activity of hers: by more than that somebody is new."""
    return is_named(_NEW.sub("", turn.text), turn.desk.open_context())


def _somebody_new(turn: Turn) -> Note:
    """Say where people are registered to who does that, and pass it on of anybody else."""
    if not turn.may(Right.STAFF):
        return passed_of_others(turn)
    return Note(name="staff_told", values={"registers": 1, "new": 1, "to": "nobody"})


def _stranger_away(turn: Turn, words: str) -> bool:
    """Tell whether words say that somebody is away who is called by a name, and is unknown."""
    if not tells_of_another(words) or _FULL_NAME.search(words) is None:
        return False
    return others_away.another_in(turn, words) is None


def strangers_away(turn: Turn) -> tuple[Note | None, str]:
    """Pass on what a message tells, before it comes to an activity, of somebody's absence who is
    not registered; return what is said of that, and the rest. Behind one it may say why."""
    said = [(one, whole) for one, whole in clauses(turn.text, EDGE) if one.strip()]
    opening = itertools.takewhile(lambda part: A_CODE.search(part[0]) is None, said)
    told = [one for one, _ in opening if _stranger_away(turn, one)]
    rest = joined([whole for one, whole in said if one not in told])
    if not told or not rest:
        return None, turn.text
    return passed_of_others(turn.saying(". ".join(told))), rest


def passed_of_others(turn: Turn) -> Note:
    """Tell planning and control what a message tells of other people, in its words."""
    return _staff_told(turn, {"others": 1})


def passed_who_covers(turn: Turn, whom: str, days: Mapping[str, str]) -> Note:
    """Tell planning and control in her words who covers somebody on the days of an absence."""
    note = _staff_told(turn, {"others": 1, "covers": whom, **days})
    return note.model_copy(update={"values": note.values | {"covers": whom}})


def _staff_told(turn: Turn, what: Mapping[str, int | str]) -> Note:
    """Pass her words on, and say who registers people: she herself, where she may."""
    told = _tell(turn, turn.person, notice_key(LEAVES, turn.inbound.id), what)
    registers = {"registers": 1} if turn.may(Right.STAFF) else {}
    return Note(name="staff_told", values={**told, **registers})


def _tell(
    arrival: Arrival, person: PersonRow, key: str, what: Mapping[str, int | str] | None = None
) -> dict[str, str | int | None]:
    """Owe planning and control her words; who was told the same ones some days ago, nothing.
    Return who reads them, where it is not both: nobody is sent to herself."""
    known = directory.load(arrival.session, arrival.context, arrival.now)
    details: dict[str, str | int] = {
        "person": person.name,
        "words": cut_at_word(arrival.text, _MOST_WORDS),
    }
    details |= what or {"leaver": person.id}
    if hers_at := known.offices_of(person.id):
        details["office_id"] = hers_at[0]
    same = ("person", "words", "covers", "first", "until")
    knows = {
        reader
        for reader, told in _recent(arrival)
        if all(told.get(one) == details.get(one) for one in same)
    }
    register = known.holders(roles_with(arrival.context.policy, Right.STAFF))
    registers = {one.person_id for one in register}
    for contact in known.holders(_READ_IT):
        if contact.person_id not in {person.id, *knows}:
            hers = details | ({} if contact.person_id in registers else {"planning": 1})
            notices.tell(
                arrival.session, arrival.context, known, contact, LEAVES, key, hers, arrival.now
            )
    read = [
        role.value
        for role in _READ_IT
        if any(one.person_id != person.id for one in known.by_role.get(role, ()))
    ]
    return {} if len(read) == len(_READ_IT) else {"to": read[0] if read else "nobody"}
