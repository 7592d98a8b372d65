"""A mailbox answers that its owner is away: control is told, and its yes makes it an absence.

Where no header says that a machine has written, words about one of her activities are her own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from bot.conversation import stand_ins
from bot.conversation.delegating import Lead
from bot.conversation.pending import desk
from bot.understanding.absence import (
    away_days,
    only_stands_in,
    tells_of_absence,
    without_absence,
    without_return,
)
from bot.understanding.captions import is_named
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.talk import closing, opening, signed
from bot.understanding.understand import understand
from core.inbound import Inbound, Proof
from core.messages import Note, load_content
from core.rights import Right
from core.spanish import bare_words, fold, short_date
from core.words import Role
from models import absences
from models.audit import Actor
from models.outbox import OutboxItem
from models.owed import Notice, OwedState
from models.people import PersonRow
from scheduler import absence, directory, rights, succession
from scheduler.context import EntityContext
from scheduler.notices import AWAY

_MOST_WORDS = 300
_RIGHT_AFTER, _MOST_SAID = timedelta(days=1), 3  # messages to her
_ASKS = frozenset({Intent.EXTENSION, Intent.SNOOZE, Intent.LIST, Intent.HELP})
_AROUND = r"(?:si+p?|claro|correcto|listo|ok|vale|de acuerdo|por favor|porfa|muchas|gracias)"
# A sentence of these tells who is away and who answers, also where it names what is worked on.
_OF_ABSENCE = re.compile(
    r"\b(?:vacaciones|licencia|incapaci|permiso|comision|ausen|fuera de|regres|urgen|escrib|comuni"
    r"|contact|dirig|atend|atiend|respond|correo|mensaje|reempla|encargad)"
)
_AUTOMATIC = re.compile(r"automatic|\bauto ?-?(?:respuesta|reply|resp)|\bout of (?:the )?office\b")
_TELLS_US = re.compile(
    r"\b(?:les?|te) (?:informo|cuento|comunico|aviso|comento|escribo|notifico)\b"
    r"|\b(?:quiero|queria|quisiera|deseo|me permito|para|paso a) "
    r"(?:informar|avisar|contar|comunicar|notificar|comentar)"
)
_ANSWERS_MAIL = re.compile(
    r"\b(?:su|tu) (?:correo|mensaje|comunicacion|solicitud)\b|\burgen|\ben caso de\b"
    r"|\bgracias por (?:su|tu|escribir|contact|comunicar)|\b(?:a mi|al) regreso\b"
)
_PENDING = "pendientes"
_SENTENCE = re.compile(r"[.;!?]\s+|\n+")
_NO = r"(?:n(?:o|umero)? )?"
_ORDER = re.compile(
    rf"(?:{_AROUND} )*ausentes? {_NO}\d{{1,9}}(?: (?:(?:y|e) )?(?:ausente )?{_NO}\d{{1,9}}){{0,20}}"
    rf"(?: {_AROUND})*"
)
_NUMBER = re.compile(r"\d+")
# "ausente 58, y la 14 que no se conceda"
_AND_MORE = re.compile(
    r"\A\W{0,3}(?P<order>(?:(?:s[ií]|listo|ok),?\s)?ausentes?\s(?:n\S{0,5}\s)?\d{1,9}"
    r"(?:(?:\s?,|\sy)\s(?:ausente\s)?\d{1,9}(?![.\d])){0,20})"
    r"(?:\s?[.,;\n]\s{0,3}(?:y\s)?|\sy\s)(?P<rest>\S.{0,2000})\Z",
    re.IGNORECASE | re.DOTALL,
)
# "Ok, póngalo ausente hasta esa fecha": which of those who are away, only a name may tell.
_SETTING = r"(?:pon|pong|marqu|marc|registr|dej|anot|qued)\w{0,6}"
_SETS = re.compile(rf"\b{_SETTING}\b.{{0,60}}\bausente\b")
_PLAIN = re.compile(
    rf"{_AROUND}|{_SETTING}|ausente|como"
    r"|que|hasta|para|por|favor|es[ae]|la|el|a|dicha|fecha|dia|mismo|entonces|senora?|doctora?|ingenier[oa]|de|una|vez|si"
)
_MOST_SHOWN = 5
_MOST_IN_ORDER = 16  # words


def stands_in(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> bool:
    """Tell whether a message only names who stands in for a person, right after she said that she
    is away; control, if it has not been told yet, is told in these words too."""
    other = message.pressed or message.forwarded or message.edits or message.files
    if other or not only_stands_in(message.text):
        return False
    newest = select(OutboxItem.content).where(
        OutboxItem.person_id == person.id, OutboxItem.created_at > now - _RIGHT_AFTER
    )
    said = session.scalars(newest.order_by(OutboxItem.id.desc()).limit(_MOST_SAID))
    told_of = (load_content(content) for content in said)
    if not any(isinstance(one, Note) and one.name == "away_told" for one in told_of):
        return False
    waiting = select(Notice).where(
        Notice.entity_id == context.entity_id,
        Notice.key.between(f"{AWAY}:{person.id}:0", f"{AWAY}:{person.id}:a"),
        Notice.state == OwedState.OPEN,
    )
    for notice in session.scalars(waiting):
        words = f"{notice.details['words']}. {message.text}"[:_MOST_WORDS]
        notice.details = notice.details | {"words": words}
    return True


def back(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    channel: str,
    known: Context,
    message: Inbound,
    now: datetime,
) -> tuple[Note | None, Inbound]:
    """End the absence of somebody who says that she is here, who is shown what waits for her;
    return what is left of the message."""
    other = message.pressed or message.forwarded or message.edits or message.chat
    rest = None if other else without_return(message.text)
    if rest is None:
        return None, message
    meaning = understand(rest, known, context.today(now)).intent if rest else Intent.LIST
    if meaning is Intent.UNCLEAR and not message.files:
        rest = ""
    by = Actor(role="owner", channel=channel, person_id=person.id)
    ended = absence.end(session, context, person.id, now, by)
    said = Note(name="back_noted", values={"ended": int(ended)})
    return said, message.model_copy(update={"text": rest or _PENDING})


def besides(known: Context, message: Inbound, today: date) -> str | None:
    """Return what a message reports besides her absence, "" for nothing; None where it tells of
    none, or asks for something because of it."""
    other = message.pressed or message.forwarded or message.edits or message.chat
    if other or not tells_of_absence(message.text):
        return None
    whole = understand(message.text, known, today)
    rest = without_absence(message.text)
    if whole.intent in _ASKS and (rest or whole.intent is not Intent.SNOOZE):
        return None
    if understand(rest, known, today).intent is Intent.REPORT:
        return rest
    # "la 2.1 va en 40 porque estoy de vacaciones": one clause says both.
    told = whole.intent is Intent.REPORT and any(one.definite for one in whole.updates)
    return message.text if told and is_named(message.text, known) else ""


def tell(session: Session, context: EntityContext, who: Lead, message: Inbound) -> Note:
    """Tell control of an absence, and return what the person is told of that, and of who stands in
    for her."""
    person, now = who.person, who.now
    tell_control(session, context, person, message, now, own=True)
    days = away_days(message.text, context.today(now))
    readers = [one for one in rights.holders(session, context, Right.ABSENCE) if one != person.id]
    values: dict[str, str | int | None] = {"person": person.name, "told": len(readers)}
    values |= {"first": _iso(days.first), "until": _iso(days.last)}
    left = stand_ins.left_to(session, context, who, message.text)
    return Note(name="away_told", values=values | left)


def tell_control(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    message: Inbound,
    now: datetime,
    *,
    own: bool = False,
) -> None:
    """Owe control a notice that a person is away, once for the same days: her mailbox says so, or
    she does in her `own` words.

    What a domain disowns says nothing about anybody; without a day it is told once a week.
    """
    today = context.today(now)
    days = away_days(f"{message.subject}\n{message.text}", today)
    until, first = days.last, days.first
    known = absences.away_until(session, person.id)
    covered = known is not None and first is None and known >= (until or today)
    if message.proof is Proof.DENIED or covered:
        return
    people = directory.load(session, context, now)
    alone = [succession.office_name(session, one) for one in people.left_alone(person.id)]
    year, week, _ = today.isocalendar()
    when = f"{first}/{until}" if first else until or f"{year}-{week}"
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": reader,
            "key": f"{AWAY}:{person.id}:{when}",
            "kind": AWAY,
            "details": {
                "person": person.name,
                "away": person.id,
                "first": _iso(first),
                "until": _iso(until),
                "words": message.text[:_MOST_WORDS],
                "alone": ", ".join(alone),
                "own": int(own),
            },
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for reader in rights.holders(session, context, Right.ABSENCE)
        if reader != person.id
    ]
    if rows:
        index = [Notice.person_id, Notice.key]
        session.execute(insert_or_not(Notice).on_conflict_do_nothing(index_elements=index), rows)


def is_hers(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer was written by her: it tells us
    of an absence, or of an activity of hers.

    "La política de datos ya va en 40 %. Mi compañera está de vacaciones" is no such answer.
    """
    if message.automatic:
        return False
    if _announces(message, context.today(now)):
        return True
    hers = desk(session, context, person_id=person.id, name=person.name, now=now)
    known = hers.open_context()
    return any(
        understand(said, known, context.today(now)).intent is Intent.REPORT
        for said in _SENTENCE.split(message.text)
        if is_named(said, known) and not _OF_ABSENCE.search(fold(said))
    )


def _announces(message: Inbound, today: date) -> bool:
    """Tell whether somebody tells us that she is going to be away: of days to come, or in words to
    somebody. A mailbox answers on the days themselves, and speaks of the mail that it answers."""
    said = fold(f"{message.subject}\n{message.text}")
    if not tells_of_absence(message.text) or _AUTOMATIC.search(said):
        return False
    told = _TELLS_US.search(said) is not None and _ANSWERS_MAIL.search(said) is None
    return told or away_days(message.text, today).first is not None


def _span(values: Mapping[str, str | int | None], today: date) -> str:
    """Return from when and until when somebody is away: "del lun 9 mar al mié 11 mar"."""
    first, until = (
        None if values[key] is None else short_date(date.fromisoformat(str(values[key])), today)
        for key in ("first", "until")
    )
    return f"hasta el {until}" if first is None else f"del {first} al {until}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def ordered(
    session: Session, context: EntityContext, who: PersonRow, channel: str, text: str, now: datetime
) -> Note | None:
    """Obey "ausente 12", with a greeting, a yes and thanks around it; None for other words, and
    for a number that is no such notice.

    "Póngalo ausente" means the one of whom she was told; where it may be another person or another
    day, the orders that she can type are shown.
    """
    said = _without_courtesies(text)
    order = _ORDER.fullmatch(said)
    if order is not None:
        numbers = list(dict.fromkeys(int(one) for one in _NUMBER.findall(order[0])))
        return _decide_all(session, context, who, channel, numbers, now)
    words = said.split()
    if len(words) > _MOST_IN_ORDER or "no" in words or _SETS.search(said) is None:
        return None
    waiting = _waiting(session, context, who, now)
    others = {one for one in words if _PLAIN.fullmatch(one) is None}
    meant = [one for one in waiting if others <= set(bare_words(_person(one)).split())]
    if len(meant) == 1:
        return decide(session, context, who, channel, meant[0].id, now)
    return _which(meant or waiting) if waiting else None


def _without_courtesies(text: str) -> str:
    plain = read(text).plain
    return bare_words(plain[opening(plain) : closing(plain[: signed(plain)])])


def ordered_beside(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    message: Inbound,
    now: datetime,
) -> tuple[Note | None, Inbound]:
    """Obey "ausente 12" at the beginning of a message that says more; return what is left of it."""
    found = _AND_MORE.match(message.text)
    if found is None or _ORDER.fullmatch(_without_courtesies(message.text)):
        return None, message
    said = ordered(session, context, who, channel, found["order"], now)
    rest = message.text if said is None else found["rest"]
    return said, message.model_copy(update={"text": rest})


def _decide_all(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    numbers: Sequence[int],
    now: datetime,
) -> Note | None:
    """Set the absences of several notices, and tell which are none of hers."""
    done = {one: decide(session, context, who, channel, one, now) for one in numbers}
    if len(done) == 1 or all(one is None for one in done.values()):
        return next(iter(done.values()))
    today = context.today(now)
    set_ = [one.values for one in done.values() if one is not None and one.name == "away_set"]
    gone = [str(number) for number, one in done.items() if one is None or one.name != "away_set"]
    values: dict[str, str | int | None] = {
        "people": ", ".join(f"{one['person']} ({_span(one, today)})" for one in set_),
        "gone": ", ".join(gone),
    }
    return Note(name="away_set_several", values=values)


def _waiting(
    session: Session, context: EntityContext, who: PersonRow, now: datetime
) -> list[Notice]:
    """Return the newest notice of each absence of which she was told, and that is not set yet."""
    query = select(Notice).where(
        Notice.person_id == who.id, Notice.kind == AWAY, Notice.state == OwedState.TOLD
    )
    today, found = context.today(now).isoformat(), dict[int, Notice]()
    for one in session.scalars(query.order_by(Notice.id)):
        away, until = int(one.details["away"]), one.details["until"]
        known = absences.away_until(session, away)
        past = max(today, "" if known is None else (known + timedelta(days=1)).isoformat())
        if until and until >= past and not one.details.get("planned"):
            found[away] = one
    return list(found.values())


def _person(notice: Notice) -> str:
    return str(notice.details["person"])


def _which(waiting: list[Notice]) -> Note:
    """Show the order for each absence that may be meant."""
    values: dict[str, str | int | None] = {}
    for at, one in enumerate(waiting[-_MOST_SHOWN:], start=1):
        values |= {f"number{at}": one.id, f"person{at}": _person(one)}
        values[f"until{at}"] = str(one.details["until"])
    return Note(name="away_which", values=values)


def decide(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    notice_id: int,
    now: datetime,
) -> Note | None:
    """Set the absence of which a notice told its reader; None where it is no such notice of hers.

    From its first day on nobody begins a conversation with the person; the day after the last she
    is back by herself.
    """
    notice = session.get(Notice, notice_id)
    if notice is None or notice.kind != AWAY or notice.person_id != who.id:
        return None
    may = rights.may(session, context, who.id, Right.ABSENCE)
    if not notice.details["until"] or not may:
        return Note(name="question_gone")
    until = date.fromisoformat(notice.details["until"])
    if until < context.today(now):
        return Note(name="question_gone")
    away, first = int(notice.details["away"]), notice.details.get("first")
    if first is not None and date.fromisoformat(first) > context.today(now):
        absence.plan(notice, who.id)
        alone = notice.details["alone"]
    else:
        by, first = Actor(role=Role.CONTROL.value, channel=channel, person_id=who.id), None
        alone = ", ".join(absence.mark(session, context, away, until, now, by))
    values = {
        "person": notice.details["person"],
        "first": first,
        "until": until.isoformat(),
        "alone": alone,
    }
    return Note(name="away_set", values=values)
