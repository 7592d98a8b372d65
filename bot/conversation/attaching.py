"""What came with a message, out of the tables and into them: facts, complaints, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.filing import MISFILED
from bot.conversation.links import links_in
from bot.conversation.pending import lines
from bot.conversation.recording import Speaker
from bot.conversation.state import Draft
from bot.conversation.steps import Attach
from bot.conversation.thread import UNDO_FOR
from bot.evidence.names import plain_name
from core.files import Refusal
from core.inbound import FileKind, Inbound
from core.messages import Attached, Button, Content, Filed, Note
from core.refs import Ref
from models import audit, evidence, files
from models.evidence import FIRST_LINK, LINK, Filing, Item
from models.files import SettledFile
from models.inbox import ClaimedInbound
from models.inbox import Inbound as StoredInbound
from models.progress import ProgressReport
from scheduler.context import EntityContext


def received(
    session: Session, inbound: ClaimedInbound, message: Inbound
) -> tuple[Attached | None, tuple[int, ...]]:
    """Return what a message brings besides words; None for one that has neither file nor link.

    What is refused and what is spoken does not count: a message of such files alone brings zero.
    An edited one brings what its first form did: then that message is returned with it.
    """
    links = links_in(message.text)
    if message.edits is not None:
        original = _first_form(session, inbound, message.edits)
        kept = [] if original is None else _kept(session, original)
        if original is not None and kept:
            return _counted([*(file.kind for file in kept), *(LINK for _ in links)]), (original,)
    if not message.files and not links:
        return None, ()
    kept = _kept(session, inbound.id) if message.files else []
    return _counted([*(file.kind for file in kept), *(LINK for _ in links)]), ()


def _first_form(session: Session, inbound: ClaimedInbound, external_id: str) -> int | None:
    return session.scalar(
        select(StoredInbound.id).where(
            StoredInbound.entity_id == inbound.entity_id,
            StoredInbound.channel == inbound.channel,
            StoredInbound.external_id == external_id,
        )
    )


def complaints(session: Session, inbound_id: int) -> list[Content]:
    """Return what is to be said of the files of a message that are no evidence, each thing once."""
    said: dict[str, Content] = {}
    for file in files.of_message(session, inbound_id):
        if file.refusal is not None:
            values = {"reason": file.refusal.value, "name": plain_name(file.name)}
            said.setdefault(file.refusal.value, Note(name="file_refused", values=values))
        elif file.kind is FileKind.VOICE:
            said.setdefault(LINK, Note(name="voice"))
    said.pop(Refusal.STRANGER.value, None)
    return list(said.values())


def attach(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    activities: Iterable[int],
    inbound_ids: Sequence[int],
) -> None:
    """File what came with these messages as evidence of these activities, with its audit row."""
    about = list(activities)
    for inbound_id in inbound_ids:
        _file(session, context.entity_id, speaker.desk.person_id, about, inbound_id, speaker.now)
        for activity_id in about:
            _audit(session, context, speaker, activity_id, inbound_id, action="evidence filed")


def attach_for(session: Session, context: EntityContext, author_id: int, inbound_id: int) -> None:
    """File what came with a message as evidence of all that was reported out of it.

    For a message that was recorded for somebody else: `author_id` is who wrote it; the audit has
    the reports themselves.
    """
    reports = session.execute(
        select(ProgressReport.activity_id, ProgressReport.recorded_at)
        .where(ProgressReport.inbound_id == inbound_id)
        .distinct()
    ).all()
    about = list(dict.fromkeys(row.activity_id for row in reports))
    if about:
        at = max(row.recorded_at for row in reports)
        _file(session, context.entity_id, author_id, about, inbound_id, at)


def attach_with(session: Session, context: EntityContext, speaker: Speaker, draft: Draft) -> None:
    """File what came with a draft as evidence of its activity; most come with nothing."""
    if draft.attached is not None and draft.activity_id is not None:
        attach(session, context, speaker, [draft.activity_id], draft.messages)


def file(
    session: Session, context: EntityContext, speaker: Speaker, wanted: Attach
) -> Content | None:
    """File evidence that comes without a report; return its receipt, None if it stood already."""
    if evidence.stands(session, wanted.activities, wanted.inbound_ids):
        return None
    attach(session, context, speaker, wanted.activities, wanted.inbound_ids)
    wrong = context.refs.make(Ref(MISFILED, wanted.inbound_ids[0]))
    label = "No es de esta" if len(wanted.activities) == 1 else "No es de estas"
    return Filed(
        lines=tuple(lines(session, context, speaker.desk, wanted.activities).values()),
        attached=wanted.attached,
        total=evidence.count(session, wanted.activities[0]),
        buttons=(Button(label=label, ref=wrong),),
    )


def standing(
    session: Session, *, person_id: int, inbound_id: int, at: datetime
) -> tuple[tuple[int, ...], Attached] | None:
    """Return what a person filed with a message and may still take back; None for nothing."""
    group = evidence.filed_with(session, person_id=person_id, inbound_id=inbound_id)
    if group is None or at - group.recorded_at > UNDO_FOR:
        return None
    return group.inbound_ids, _counted(group.kinds)


def withdraw(
    session: Session, context: EntityContext, speaker: Speaker, inbound_ids: Sequence[int]
) -> None:
    """Take back what the person filed out of these messages: the files stay, tied to nothing."""
    concerned = evidence.withdraw(
        session, person_id=speaker.desk.person_id, inbound_ids=inbound_ids, now=speaker.now
    )
    for activity_id in concerned:
        _audit(session, context, speaker, activity_id, inbound_ids[0], action="evidence taken back")


def _file(
    session: Session,
    entity_id: int,
    person_id: int,
    activities: Sequence[int],
    inbound_id: int,
    now: datetime,
) -> None:
    said = session.execute(
        select(StoredInbound.payload).where(StoredInbound.id == inbound_id)
    ).scalar_one()
    text = str(said.get("text", ""))
    items = [*_items(_kept(session, inbound_id)), *_links(text)]
    for activity_id in activities:
        filing = Filing(entity_id, activity_id, person_id, inbound_id, text)
        evidence.attach(session, filing, items, now=now)


def _kept(session: Session, inbound_id: int) -> list[SettledFile]:
    return [
        file
        for file in files.of_message(session, inbound_id)
        if file.sha256 is not None and file.kind is not FileKind.VOICE
    ]


def _items(kept: Iterable[SettledFile]) -> list[Item]:
    return [
        Item(file.ordinal, file.kind.value, file.name, file.media_type, file.size, file.sha256)
        for file in kept
    ]


def _links(text: str) -> list[Item]:
    return [
        Item(FIRST_LINK + place, LINK, link, link=link) for place, link in enumerate(links_in(text))
    ]


def _counted(kinds: Iterable[str]) -> Attached:
    number = Counter(kinds)
    return Attached(
        photos=number[FileKind.PHOTO],
        videos=number[FileKind.VIDEO],
        documents=number[FileKind.DOCUMENT],
        links=number[LINK],
    )


def _audit(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    activity_id: int,
    inbound_id: int,
    *,
    action: str,
) -> None:
    audit.write_by(
        session,
        speaker.actor(activity_id),
        entity_id=context.entity_id,
        at=speaker.now,
        action=action,
        subject="activity",
        subject_id=activity_id,
        after={"inbound": inbound_id},
    )
