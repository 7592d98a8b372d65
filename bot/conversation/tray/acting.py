"""What a person does about a thing that waits: it is recorded, passed on, filed or answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.filing import attaching
from bot.conversation.for_others import elsewhere, typed
from bot.conversation.for_others.broadcasting import LONGEST
from bot.conversation.for_others.standing_in import ReportFor, Source
from bot.conversation.for_others.typed import Spoken
from bot.conversation.tray.waits import Kind, Shown
from core.entity.context import EntityContext
from core.errors import InputError
from core.notice_names import PASSED_WORDS
from core.spanish import cut_at_word
from models import audit_actions, broadcasts
from models.answers import evidence
from models.answers.evidence import Filing
from models.audit import Change
from models.incoming import files, tray, unfiled
from models.incoming.tray import Waiting
from models.owed import notice_key
from models.staff.people import PersonRow
from scheduler import directory
from scheduler.directory import Contact
from scheduler.message import notices
from scheduler.message.lines import facts


@dataclass(frozen=True, slots=True)
class Place:
    """Where something belongs: an activity, and the office of it that is meant."""

    activity_id: int
    office_id: int


def record(
    change: Change, context: EntityContext, shown: Shown, spoken: Spoken, place: Place
) -> ReportFor:
    """Write down what a thing that waits says, in the name of whom `spoken` names; what came with
    it is then evidence of it, and it waits no longer.

    Words that stand in the message point at it; others are kept as they were typed, as those of a
    call are. Raises InputError.
    """
    session = change.session
    if _stands_in(shown.row.words, spoken.text) and shown.row.kind is Kind.MESSAGE:
        source = Source(
            shown.row.id, shown.row.channel, spoken.recorder, spoken.said_on, spoken.now,
            written_at=spoken.channel,
        )  # fmt: skip
        written = typed.record_of(
            session, context, source, spoken, place.activity_id, place.office_id
        )
    else:
        written = typed.record(session, context, spoken, place.activity_id, place.office_id)
    _file(change, shown, spoken.speaker.id, place.activity_id)
    in_tray = tray.find(session, change.entity_id, shown.row.id)
    if in_tray is not None:
        tray.recorded(change, in_tray, spoken.speaker.id, written.report_id)
    else:  # a file or a voice note, which waits without being in the tray of messages
        after = {"person": spoken.speaker.id, "report": written.report_id}
        change.audit(audit_actions.MESSAGE_RECORDED, "inbound", shown.row.id, after=after)
    return written


def pass_on(change: Change, context: EntityContext, shown: Shown, activity_id: int) -> Contact:
    """Owe the words of a message to who receives for the office that leads an activity; it waits
    no longer. Return who is told; raises InputError where nobody is."""
    about = facts(change.session, [activity_id])[activity_id]
    office_id = elsewhere.leading(about)
    known = directory.load(change.session, context, change.now)
    contact = None if office_id is None else known.recipient(office_id)
    if contact is None or office_id is None:
        raise InputError(f"a la oficina que lidera la {about.handle} no hay a quién escribirle.")
    words = " ".join(shown.row.words.split())
    if not words:
        raise InputError("no trae palabras que pasar.")
    author = shown.person.name if shown.person else shown.sender_name or shown.row.sender
    details: dict[str, str | int] = {
        "activity_id": activity_id,
        "person": author,
        "words": cut_at_word(words, elsewhere.MOST_WORDS),
    }
    key = notice_key(PASSED_WORDS, shown.row.id, activity_id)
    notices.tell(change.session, context, known, contact, PASSED_WORDS, key, details, change.now)
    tray.passed_on(change, waiting(change, shown), activity_id, contact.person_id)
    return contact


def place_files(change: Change, shown: Shown, activity_id: int) -> int:
    """File what came with a message as evidence of an activity, in the name of who sent it; return
    how many files. Raises InputError where there is none, or nobody knows whose they are."""
    if shown.row.person_id is None:
        raise InputError("diga primero de quién es el mensaje.")
    filed = _file(change, shown, shown.row.person_id, activity_id)
    if not filed:
        raise InputError("no trae ningún archivo que se haya conservado.")
    after = {"activity": activity_id}
    change.audit(audit_actions.FILES_PLACED, "inbound", shown.row.id, after=after)
    return filed


def answer(
    change: Change, context: EntityContext, to: PersonRow, author: PersonRow, text: str
) -> None:
    """Owe a registered person a text with its author's name: it goes out in her hours, with her
    message of the day. Raises InputError for a text that is empty or too long."""
    if not text:
        raise InputError("escriba qué se le responde.")
    if len(text) > LONGEST:
        raise InputError(f"la respuesta tiene {len(text)} letras, y caben {LONGEST}.")
    people = directory.load(change.session, context, change.now)
    contact = people.contacts.get(to.id)
    if contact is None or people.is_held(contact) or not (contact.reachable or contact.away):
        raise InputError(f"a {to.name} no hay cómo escribirle ahora.")
    number = broadcasts.propose(
        change.session,
        entity_id=change.entity_id,
        person_id=author.id,
        text=text,
        readers=[to.id],
        now=change.now,
    )
    broadcasts.decide(
        change, number, person_id=author.id, send=True, author=author.name, active=[to.id]
    )


def discard(change: Change, shown: Shown, reason: str) -> None:
    """Take a thing out of the tray, with the reason in the audit: it says nothing for the plan, and
    is kept. Raises InputError where somebody has taken it out since."""
    if shown.row.kind is Kind.MESSAGE:
        tray.discard(change, waiting(change, shown), reason)
        return
    files.hold(change.session, shown.row.id)
    unfiled.discard(change.session, shown.row.id, change.now)
    after = {"reason": reason} if reason else {}
    change.audit(audit_actions.FILES_DISCARDED, "inbound", shown.row.id, after=after)


def waiting(change: Change, shown: Shown) -> Waiting:
    """Return a message of the tray; raises InputError where somebody has taken it out since."""
    found = tray.find(change.session, change.entity_id, shown.row.id)
    if found is None:
        raise InputError("ese mensaje ya no espera en la bandeja.")
    return found


def _file(change: Change, shown: Shown, person_id: int, activity_id: int) -> int:
    """File what was kept of the files of a message; return how many."""
    files.hold(change.session, shown.row.id)
    kept = [one for one in shown.files if one.is_evidence and one.sha256 is not None]
    if not kept:
        return 0
    filing = Filing(change.entity_id, activity_id, person_id, shown.row.id, shown.row.words)
    evidence.attach(change.session, filing, list(map(attaching.item, kept)), now=change.now)
    after = {"inbound": shown.row.id}
    change.audit(audit_actions.EVIDENCE_FILED, "activity", activity_id, after=after)
    return len(kept)


def _stands_in(whole: str, words: str) -> bool:
    """Tell whether words stand in a text, whatever the blanks between them."""
    return " ".join(words.split()) in " ".join(whole.split())
