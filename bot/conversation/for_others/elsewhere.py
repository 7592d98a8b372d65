"""Activities of other offices: what a person may name of them, whose they are, passing words on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others.not_hers import others_than
from bot.conversation.steps import TellElsewhere
from bot.conversation.turn import Obeyed, Turn, together
from bot.conversation.unknown_codes import unknown_code
from bot.understanding.asks.pages.inquiry import sets_a_date
from bot.understanding.asks.passing_words import forbids
from bot.understanding.meaning import Context, OtherActivity
from bot.understanding.reading import Reading, read
from bot.understanding.wordlists import A_CODE
from core.buttons import Button
from core.entity.context import EntityContext
from core.entity.rights import Right, roles_with
from core.messages import Note, load_content
from core.notice_names import PASSED_WORDS
from core.refs import Ref
from core.spanish import cut_at_word, fold
from core.words import Because, Duty
from models.inbox import Inbound
from models.organisation import Office, Person
from models.outbox import OutboxItem
from models.owed import Notice, OwedState, notice_key, row_of
from models.plan import ids_of
from models.session import direct
from models.staff import people
from plans.deciding.doubts import printed_as
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.message import notices
from scheduler.message.lines import Facts, facts, facts_of

ACTION = "handon"
DATES = "misdated"  # her words about a date that she finds wrong go to who decides on dates
_OFFERING = frozenset({"elsewhere", "date_wrong"})
MOST_TOLD = 3
MOST_WORDS = 600

_ORDER = re.compile(
    r"(?:(?:si|ok|listo|bueno|dale|claro|ya le dije"
    r"|no (?:tengo|hay|es)(?: una?)? (?:cifra|avance|dato|porcentaje)|por favor|porfa|favor) ){0,4}"
    r"(?:pasar(?:l[ao]s?|las? por favor)?|pas[ae]n?(?:sel[ao]s?|l[aeo]s?)?)"
    r"(?: (?:mis|sus|las|esas) palabras)?"
    r"(?: (?:la )?(?P<code>[a-z]*[- ]?\d[\d.]*)| (?P<all>(?:todas )?las (?:dos|tres)|todas|ambas))?"
    r"(?: a planeacion)?(?: (?:por favor|porfa|favor|(?:muchas )?gracias|quedo (?:muy )?atent[oa]"
    r"|cordialmente|atentamente)){0,3}"
)
# What an office may have told of its work.
_HOW_FAR = re.compile(
    r"[\d%]|\b(?:vamos|van?|lleva[ns]?|ya|list[oa]s?|termin\w+|cumpl\w+|complet\w+|avan[zc]\w+|quedo|quedaron)\b"
)
_LAST_NOTES = (
    select(OutboxItem.content)
    .where(
        OutboxItem.person_id == bindparam("person"),
        OutboxItem.channel == bindparam("on_channel"),
        OutboxItem.kind == "note",
    )
    .order_by(OutboxItem.id.desc())
    .limit(MOST_TOLD)
)


@dataclass(frozen=True, slots=True)
class _Passed:
    """The words of messages that are passed on: who wrote them, and when it is. `date_wrong`: to
    planning, since a date is said to be wrong; `nobody`: to planning too, since the office has
    nobody."""

    messages: tuple[Inbound, ...]
    author: int
    now: datetime
    date_wrong: bool = False
    nobody: bool = False

    def words(self, about: Facts) -> str:
        """Return what the messages say of an activity, with the name of whoever wrote what is
        passed on."""
        said = reviewing.said_of(about, ". ".join(one.said.strip() for one in self.messages))
        author = str((self.messages[0].payload.get("forwarded") or {}).get("name", ""))
        return cut_at_word(f"{author}: {said}" if author else said, MOST_WORDS)

    def details(self) -> dict[str, str | int]:
        """Return what the notice says of why it goes to planning."""
        why: dict[str, str | int] = {"date": "wrong"} if self.date_wrong else {}
        return why | {"nobody": 1} if self.nobody else why


def others(turn: Turn, text: str) -> tuple[OtherActivity, ...]:
    """Return the activities of the open plans that are not hers, once each."""
    return others_than(turn.session, turn.context, turn.desk.activities, text)


def tell(turn: Turn, named: TellElsewhere) -> Note:
    """Say whose the named activities are, with a button that passes the words on; to whoever may
    record for others, how that is done; to who decides and sets the date of one, how dates are
    corrected.

    What is said of an activity whose office has nobody goes to planning: nobody else hears it.
    Words that deny to be about it, or are not to be told to anybody, are not passed on, and what
    has not gone yet is kept back.
    """
    wanted = named.codes[:MOST_TOLD]
    messages = _stored(turn, named.messages)
    passes = not any(forbids(one.said) for one in messages)
    about = called(turn, wanted)
    shown = [about[code] for code in wanted if code in about]
    if len(wanted) == 1 and turn.may(Right.DECIDE) and sets_a_date(read(turn.text)):
        return Note(name="date_by_file", values={"handle": wanted[0]})
    hers = people.people_of_offices(turn.session, [one for f in shown for one in f.offices])
    buttons = []
    whose, nobodys = [], []
    for one in shown:
        office_id = leading(one)
        staff = hers.get(office_id or 0, ())
        leads = staff[0].name if staff else ""
        whose.append((one.handle, one.offices.get(office_id or 0, ""), leads))
        if not staff and office_id is not None:
            nobodys.append(one)
        if staff and passes:
            label = "Pasarle sus palabras" if len(shown) == 1 else f"Pasar {one.handle}"
            ref = Ref(ACTION, one.activity_id, ".".join(map(str, named.messages)))
            buttons.append(Button(label=label, ref=turn.context.refs.make(ref)))
    judging = _judging(turn, shown, messages)
    records = turn.may(Right.RECORD)
    reader = _told_of(turn, nobodys, messages if passes else ())
    values: dict[str, str | int | None] = {"beside": int(named.beside), "records": int(records)}
    values |= {"judges": int(bool(judging))}
    values |= _may_do(turn, shown, passes=bool(buttons)) if records else {}
    if reader is not None:
        values |= {"reader": reader.name}
    values |= _of_many(turn, shown)
    if not passes:
        kept = _keep(turn, [one.activity_id for one in shown])
        values |= {"kept": ", ".join(kept)} if kept else {}
    for number, (handle, office, lead) in enumerate(whose, 1):
        values |= {f"handle{number}": handle, f"office{number}": office, f"lead{number}": lead}
    return Note(name="elsewhere", values=values, buttons=(*judging, *buttons))


def _judging(turn: Turn, shown: Sequence[Facts], messages: Sequence[Inbound]) -> tuple[Button, ...]:
    """Return the buttons that judge the report of the one activity that is named, to who verifies:
    her words may be the reason for which it is returned."""
    if len(shown) != 1 or len(messages) != 1 or turn.message.forwarded is not None:
        return ()
    return reviewing.offered_beside(turn, shown[0], messages[0])


def _may_do(turn: Turn, shown: Sequence[Facts], *, passes: bool) -> dict[str, str | int | None]:
    """Tell who oversees what she may do with the one activity that her words name without saying
    how far it is: see it, pass her words on."""
    tells = _HOW_FAR.search(A_CODE.sub("", read(turn.text).plain)) is not None
    if tells or len(shown) != 1 or turn.message.forwarded is not None:
        return {}
    return {"records": 0, "oversees": 1, "passes": int(passes)}


def _of_many(turn: Turn, shown: Sequence[Facts]) -> dict[str, str | int | None]:
    """Return the first of some activities for which only a name of many offices answers, to who
    decides: what she says of whose it is, is written down by who administers."""
    if not turn.may(Right.DECIDE):
        return {}
    for one in shown:
        office = turn.session.get(Office, leading(one) or 0)
        if office is not None and office.collective:
            return {"many": office.name, "of_many": one.handle}
    return {}


def kept(turn: Turn) -> Obeyed | None:
    """Keep back what waits to be passed on of a person's words, where she names no activity: "no le
    informen". None for other words, and where nothing waits."""
    if turn.in_group or any(map(str.isdigit, turn.text)) or not forbids(turn.text):
        return None
    ids = {one.activity_id for one in _waiting(turn)}
    about = facts(turn.session, [one for one in ids if one is not None])
    codes = tuple(one.handle for one in about.values())
    named = TellElsewhere(codes, turn.inbound.id)
    return Obeyed(tell(turn, named)) if codes else None


def _told_of(turn: Turn, nobodys: Sequence[Facts], messages: Sequence[Inbound]) -> Contact | None:
    """Owe planning the words about activities whose offices have nobody; return who is told."""
    if not nobodys or not messages:
        return None
    known = directory.load(turn.session, turn.context, turn.now)
    readers = [one for one in _deciding(turn.context, known) if one.person_id != turn.person.id]
    passed = _Passed(
        tuple(messages), messages[0].person_id or turn.person.id, turn.now, nobody=True
    )
    for about in nobodys:
        _owe(turn, known, readers, about, passed)
    return readers[0] if readers else None


def _stored(turn: Turn, inbound_ids: Sequence[int]) -> tuple[Inbound, ...]:
    """Return the messages of these ids; none where one is gone, or another entity's."""
    own = select(Inbound).where(Inbound.entity_id == turn.context.entity_id)
    stored = {one.id: one for one in turn.session.scalars(own.where(Inbound.id.in_(inbound_ids)))}
    known = all(one in stored for one in inbound_ids)
    return tuple(stored[one] for one in inbound_ids) if known else ()


def of_nothing(turn: Turn, reading: Reading) -> str:
    """Return the one code by which a text names an activity that no open plan has; "" for none."""
    pending = tuple(mine.as_pending() for mine in turn.desk.activities.values())
    code = unknown_code(reading, Context(pending, None, others(turn, reading.plain)))
    return "" if code and called_or_printed(turn, (code,)) else code


def called(turn: Turn, codes: tuple[str, ...]) -> dict[str, Facts]:
    """Return activities of the open plans by their handles."""
    ids = ids_of(turn.session, turn.context.entity_id, codes)
    return {one.handle: one for one in facts(turn.session, ids).values()}


def called_or_printed(turn: Turn, codes: tuple[str, ...]) -> dict[str, Facts]:
    """Return the activities of these handles, and those whose plans print them now."""
    alike = (
        one.handle
        for code in codes
        for one in printed_as(turn.session, turn.context.entity_id, code)
    )
    return called(turn, tuple(dict.fromkeys((*codes, *alike))))


def leading(about: Facts) -> int | None:
    """Return the office that leads an activity, None where none answers for it."""
    leads = (office for office, duty in about.duties.items() if duty is Duty.LEAD)
    return next(leads, None)


def ordered(turn: Turn) -> Obeyed | None:
    """Obey "pasar", "pasar 2.1" or "pasar las dos", where the message that is replied to or else
    the last notes to her offered it; None for other words. Of several in one note it is asked
    which."""
    said = re.sub(r"\.(?!\d)|[^\w\s.-]", " ", turn.text)
    order = _ORDER.fullmatch(" ".join(fold(said).split()))
    if order is None:
        return None
    rows = direct(turn.session, _LAST_NOTES, person=turn.person.id, on_channel=turn.channel)
    told = (thread.replied_to(turn), *(load_content(row.content) for row in rows))
    named = (one for one in told if isinstance(one, Note) and one.name in _OFFERING)
    notes = list(takewhile(lambda one: one.buttons, named))
    offered = [(one, turn.context.refs.read(button.ref)) for one in notes for button in one.buttons]
    refs = [(note, ref) for note, ref in offered if ref is not None]
    about = facts(turn.session, {ref.target for _, ref in refs})
    if order["code"]:
        meant = [ref for _, ref in refs if fold(about[ref.target].handle) == order["code"]][:1]
    else:
        meant = [ref for note, ref in refs if note is notes[0]]
    if len(meant) > 1 and not order["all"]:
        return Obeyed(notes[0].model_copy(update={"values": {**notes[0].values, "which": 1}}))
    return together(pass_on(turn, one) for one in meant)


def pass_on(turn: Turn, ref: Ref) -> Obeyed:
    """Owe a notice with the words of a message, once: to the leading office's recipient, or to
    who decides on dates.

    It goes out with the message of the day of whoever gets it, in hours.
    """
    messages = _stored(turn, [int(one) for one in ref.value.split(".")])
    about = facts_of(turn.session, turn.context.entity_id, ref.target)
    if not messages or about is None:
        return Obeyed(Note(name="question_gone"))
    known = directory.load(turn.session, turn.context, turn.now)
    told = _readers(turn.context, known, about, ref)
    if not told:
        return Obeyed(Note(name="words_nobody", values={"handle": about.handle}))
    author, date_wrong = messages[0].person_id or turn.person.id, ref.action == DATES
    passed = _Passed(messages, author, turn.now, date_wrong=date_wrong)
    _owe(turn, known, told, about, passed)
    if date_wrong:
        return Obeyed(Note(name="date_passed", values={"handle": about.handle}))
    values = {"handle": about.handle, "name": told[0].name}
    return Obeyed(Note(name="words_passed", values=values))


def _owe(
    turn: Turn, known: Directory, told: Sequence[Contact], about: Facts, passed: _Passed
) -> None:
    """Owe each contact a notice with what an author has written about an activity, once."""
    details: dict[str, str | int] = passed.details() | {
        "activity_id": about.activity_id,
        "person": turn.session.get_one(Person, passed.author).name,
        "words": passed.words(about),
    }
    if _is_owed(turn, details):
        return
    offices = known.offices_of(passed.author)
    if offices:
        details["office_id"] = offices[0]
    key = notice_key(PASSED_WORDS, passed.messages[-1].id, about.activity_id)
    for contact in told:
        notices.tell(
            turn.session, turn.context, known, contact, PASSED_WORDS, key, details, passed.now
        )


def _readers(context: EntityContext, known: Directory, about: Facts, ref: Ref) -> list[Contact]:
    if ref.action == DATES:
        return _deciding(context, known)
    office_id = leading(about)
    contact = None if office_id is None else known.recipient(office_id)
    return [] if contact is None else [contact]


def _deciding(context: EntityContext, known: Directory) -> list[Contact]:
    return known.holders(roles_with(context.policy, Right.DECIDE))


def _is_owed(turn: Turn, details: Mapping[str, str | int]) -> bool:
    """Tell whether the same words of the same person about an activity are told already, or will
    be."""
    query = select(Notice).where(
        Notice.entity_id == turn.context.entity_id,
        Notice.kind == PASSED_WORDS,
        Notice.activity_id == details["activity_id"],
        Notice.state != OwedState.CLOSED,
    )
    same = ("person", "words", "date")
    owed = turn.session.scalars(query)
    return any(all(one.details.get(key) == details.get(key) for key in same) for one in owed)


def _waiting(turn: Turn) -> list[Notice]:
    """Return the notices with words of a person that have not gone yet."""
    query = select(Notice).where(
        Notice.entity_id == turn.context.entity_id,
        Notice.kind == PASSED_WORDS,
        Notice.state == OwedState.OPEN,
    )
    return [
        one
        for one in turn.session.scalars(query.order_by(Notice.id))
        if _author_of(turn.session, one) == turn.person.id
    ]


def _keep(turn: Turn, activities: Collection[int]) -> list[str]:
    """Close the notices with words of a person about activities that have not gone yet; return
    the names of those who would have been told."""
    names: dict[str, None] = {}
    for notice in _waiting(turn):
        if notice.activity_id in activities:
            notice.state, notice.reason = OwedState.CLOSED, Because.KEPT_BACK
            names[turn.session.get_one(Person, notice.person_id).name] = None
    return [*names]


def _author_of(session: Session, notice: Notice) -> int | None:
    """Return who wrote the message whose number is in the key of a notice."""
    found = session.get(Inbound, row_of(notice.key))
    return None if found is None else found.person_id
