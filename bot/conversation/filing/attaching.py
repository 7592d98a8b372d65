"""What came with a message, out of the tables and into them: facts, complaints, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.desk import lines
from bot.conversation.reporting import chains, receipts
from bot.conversation.reporting.links import links_in, links_of
from bot.conversation.state import Draft
from bot.conversation.steps import Attach
from bot.conversation.thread import UNDO_FOR
from bot.conversation.turn import Arrival, Turn
from bot.evidence.names import plain_name
from core.buttons import Button, Does
from core.files import Refusal
from core.inbound import FileKind
from core.messages import Attached, Content, Filed, Note
from core.refs import Ref
from models import audit_actions
from models.answers import evidence
from models.answers.evidence import FIRST_LINK, LINK, Filing, Item
from models.inbox import Inbound as StoredInbound
from models.incoming import files, late
from models.incoming.files import SettledFile
from models.incoming.late import Expected
from models.progress import ProgressReport

MOVED_FOR = timedelta(days=7)  # a file that is called by its name and its activity
# Whose files these are is told so in the answer to the message itself.
_ANSWERED = frozenset({Refusal.STRANGER, Refusal.READS_ONLY})


def received(turn: Turn) -> tuple[Attached | None, tuple[int, ...]]:
    """Return what a message brings besides words; None for one that has neither file nor link.

    What is refused and what is spoken does not count: a message of such files alone brings zero.
    What is still to come does. An edited one brings what its first form did: then that message is
    returned with it.
    """
    links = links_in(turn.text)
    if turn.message.edits is not None:
        original = _first_form(turn, turn.message.edits)
        brought = [] if original is None else _brought(turn.session, original)
        if original is not None and brought:
            return came_with(brought, len(links)), (original,)
    if turn.message.spoken is not None:
        return Attached(recordings=1), (turn.message.spoken,)
    if not turn.message.files and not links:
        return None, ()
    brought = _brought(turn.session, turn.inbound.id) if turn.message.files else []
    return came_with(brought, len(links)), ()


def hold_back(arrival: Arrival, person_id: int) -> bool:
    """Keep the files of a message from being settled while it is handled; tell whether one is
    still to come.

    The first form of an edited message that waits for its files is handled as this one.
    """
    if arrival.message.edits is not None:
        original = _first_form(arrival, arrival.message.edits)
        if original is not None:
            late.take_over(arrival.session, original, person_id, arrival.now)
    return bool(arrival.message.files) and late.hold_back(arrival.session, arrival.inbound.id)


def _first_form(arrival: Arrival, external_id: str) -> int | None:
    return arrival.session.scalar(
        select(StoredInbound.id).where(
            StoredInbound.entity_id == arrival.inbound.entity_id,
            StoredInbound.channel == arrival.channel,
            StoredInbound.external_id == external_id,
        )
    )


def complaints(arrival: Arrival) -> list[Content]:
    """Return what is to be said of the files of a message that are no evidence, each thing once."""
    came = files.of_message(arrival.session, arrival.inbound.id)
    said: list[Content] = list(refused(file for file in came if not file.late))
    if any(
        file.kind is FileKind.VOICE and file.refusal is None and not file.transcript
        for file in came
    ):
        said.append(Note(name="voice"))
    return said


def refused(came: Iterable[SettledFile], words: str = "") -> Iterable[Note]:
    """Yield what is to be said of refused files: for each reason which ones, with what to do.

    `words` are those of the message that they came with, where that is long ago.
    """
    for reason, some in _by_reason(came).items():
        names = list(dict.fromkeys(name for file in some if (name := plain_name(file.name))))
        kinds = {file.kind for file in some}
        values: dict[str, str | int | None] = {
            "reason": reason.value,
            "name": ", ".join(names),
            "kind": kinds.pop().value if len(kinds) == 1 and not names else None,
            "count": max(len(names), 1) if names else len(some),
            "words": words or None,
        }
        yield Note(name="file_refused", values=values)


def _by_reason(came: Iterable[SettledFile]) -> dict[Refusal, list[SettledFile]]:
    found: dict[Refusal, list[SettledFile]] = {}
    for file in came:
        if file.refusal is not None and file.refusal not in _ANSWERED:
            found.setdefault(file.refusal, []).append(file)
    return found


def attach(
    turn: Turn,
    activities: Iterable[int],
    inbound_ids: Sequence[int],
    reports: Mapping[int, int] | None = None,
    own: Collection[str] | None = None,
) -> None:
    """File what came with these messages as evidence of these activities, with its audit row.

    What is still to come is filed when it is there, and shown with the report `reports` has of it.
    Of the links only those in `own` are filed; None for all.
    """
    told = dict(reports or {})
    about = {activity_id: told.get(activity_id) for activity_id in activities}
    for inbound_id in inbound_ids:
        author_id = turn.person.id
        filed = _file(turn, author_id, about, inbound_id, turn.now, own)
        for activity_id in about if filed else ():
            write_filed(turn, activity_id, inbound_id)


def attach_for(arrival: Arrival, author_id: int) -> None:
    """File what came with a message as evidence of all that was reported out of it.

    For a message that was recorded for somebody else: `author_id` is who wrote it; the audit has
    the reports themselves.
    """
    reports = arrival.session.execute(
        select(ProgressReport.activity_id, ProgressReport.description, ProgressReport.recorded_at)
        .where(ProgressReport.inbound_id == arrival.inbound.id)
        .order_by(ProgressReport.id)
    ).all()
    said, told = text_of(arrival.session, arrival.inbound.id), [row.description for row in reports]
    now = max((row.recorded_at for row in reports), default=None)
    for at, row in enumerate(reports):
        about, own = {row.activity_id: None}, links_of(said, told, at)
        _file(arrival, author_id, about, arrival.inbound.id, now or row.recorded_at, own)


def attach_with(turn: Turn, draft: Draft, report_id: int | None = None) -> None:
    """File what came with a draft as evidence of its activity, of which `report_id` was made.

    Most come with nothing.
    """
    if draft.attached is not None and (about := draft.activity_id) is not None:
        told = {} if report_id is None else {about: report_id}
        attach(turn, [about], draft.messages, told, draft.links)


def as_it_is(session: Session, draft: Draft) -> Draft:
    """Return a draft that knows of what came with it only what is there."""
    if draft.attached is None:
        return draft
    there = _there(session, draft.attached, draft.messages)
    if there is not None and draft.links is not None:
        own = there.model_copy(update={"links": min(there.links, len(draft.links))})
        there = own if own.total else None
    return draft.model_copy(update={"attached": there})


def _there(session: Session, attached: Attached, inbound_ids: Iterable[int]) -> Attached | None:
    """Return what has come of what was brought, without what was fetched in vain; None: nothing."""
    missing = [
        file.kind
        for inbound_id in inbound_ids
        for file in files.of_message(session, inbound_id)
        if file.late and file.sha256 is None and file.kind is not FileKind.VOICE
    ]
    there = attached - counted(missing)
    return there if there.total else None


def file(turn: Turn, wanted: Attach) -> Content | None:
    """File evidence that comes without a report; return its receipt, None if it stood already.

    The receipt says so where it is still to come.
    """
    if evidence.stands(turn.session, wanted.activities, wanted.inbound_ids):
        return None
    attach(turn, wanted.activities, wanted.inbound_ids, own=wanted.links)
    pending = [one for one in wanted.inbound_ids if is_awaited(turn.session, one)]
    there = _there(turn.session, wanted.attached, wanted.inbound_ids)
    if there is None and not pending:
        return Note(name="question_gone")
    receipts.no_file_lacks(turn, wanted.activities, name=f"file:{wanted.inbound_ids[0]}")
    shown = receipt(turn, wanted, there or wanted.attached)
    if not pending:
        return shown
    return shown.model_copy(update={"attached": wanted.attached, "awaits": pending[0]})


def receipt(turn: Turn, wanted: Attach, attached: Attached) -> Filed:
    """Return what says that files are evidence of activities, with the button that denies it."""
    wrong = turn.context.refs.make(Ref(Does.MISFILED, wanted.inbound_ids[0]))
    label = "No es de esta" if len(wanted.activities) == 1 else "No es de estas"
    return Filed(
        lines=tuple(lines(turn.session, turn.context, turn.desk, wanted.activities).values()),
        attached=attached,
        total=evidence.count(turn.session, wanted.activities[0]),
        buttons=(Button(label=label, ref=wrong),),
    )


def is_awaited(session: Session, inbound_id: int) -> bool:
    """Tell whether evidence of a message is still to come."""
    came = files.of_message(session, inbound_id)
    return any(one.is_pending and one.kind is not FileKind.VOICE for one in came)


def standing(
    turn: Turn, inbound_id: int, *, during: timedelta = UNDO_FOR
) -> tuple[tuple[int, ...], Attached] | None:
    """Return what a person filed with a message and may still take back; None for nothing."""
    group = evidence.filed_with(turn.session, person_id=turn.person.id, inbound_id=inbound_id)
    if group is None:
        awaited = [
            one
            for one in late.expected(turn.session, inbound_id)
            if one.person_id == turn.person.id
        ]
        if not awaited:
            return None
        return (inbound_id,), counted(file.kind for file in _brought(turn.session, inbound_id))
    if turn.desk.at - group.recorded_at > during:
        return None
    return group.inbound_ids, counted(group.kinds)


def withdraw(turn: Turn, inbound_ids: Sequence[int], activities: Collection[int] = ()) -> list[int]:
    """Take back what the person filed out of these messages for some activities, for all where none
    is named: the files stay, tied to nothing, and the receipts that showed them no longer do.

    Return the activities that they were tied to.
    """
    late.forget(turn.session, inbound_ids, activities)
    hers, of = turn.person.id, activities
    gone = evidence.withdraw(
        turn.session, person_id=hers, inbound_ids=inbound_ids, now=turn.now, activities=of
    )
    concerned = list(dict.fromkeys(one.activity_id for one in gone))
    for activity_id in concerned:
        _audit(turn, activity_id, inbound_ids[0], action=audit_actions.EVIDENCE_TAKEN_BACK)
    told: dict[int, list[str]] = {}
    for one in gone:
        first = chains.first_told(turn.session, one.report_id, one.inbound_id, one.activity_id)
        if first is not None:
            told.setdefault(first, []).append(one.kind)
    for first, kinds in told.items():
        if (chain := chains.starting_with(turn.session, first)) is not None:
            name = f"gone:{turn.inbound.id}:{first}"
            receipts.show_files(turn, [chain], Attached() - counted(kinds), name=name)
    return concerned


def _file(
    arrival: Arrival,
    person_id: int,
    activities: Mapping[int, int | None],
    inbound_id: int,
    now: datetime,
    own: Collection[str] | None = None,
) -> bool:
    """File what is there, and what is to come when it is; tell whether there is something now.

    `activities` are those concerned, each with the report that was told with it, if any; `own` are
    the links that are theirs, None for all.
    """
    files.hold(arrival.session, inbound_id)
    brought, said = _brought(arrival.session, inbound_id), text_of(arrival.session, inbound_id)
    items = [*(item(one) for one in brought if not one.is_pending), *_links(said, own)]
    for activity_id, report_id in activities.items():
        filing = Filing(
            arrival.context.entity_id, activity_id, person_id, inbound_id, said, report_id
        )
        evidence.attach(arrival.session, filing, items, now=now)
        if any(one.is_pending for one in brought):
            wanted = Expected(activity_id, person_id, report_id, now)
            late.expect(arrival.session, arrival.context.entity_id, inbound_id, wanted)
    return bool(items)


def text_of(session: Session, inbound_id: int) -> str:
    """Return the words of a stored message, those that were spoken too."""
    said = session.execute(
        select(StoredInbound.payload).where(StoredInbound.id == inbound_id)
    ).scalar_one()
    spoken = (one.transcript for one in files.of_message(session, inbound_id) if one.agreed)
    return str(said.get("text", "")) or next(spoken, None) or ""


def _brought(session: Session, inbound_id: int) -> list[SettledFile]:
    """Return the files of a message that are evidence, or will be when they have come."""
    return [file for file in files.of_message(session, inbound_id) if file.is_evidence]


def item(kept: SettledFile) -> Item:
    """Return a file that was kept as a piece of evidence."""
    return Item(kept.ordinal, kept.kind.value, kept.name, kept.media_type, kept.size, kept.sha256)


def _links(text: str, own: Collection[str] | None) -> list[Item]:
    return [
        Item(FIRST_LINK + place, LINK, link, link=link)
        for place, link in enumerate(links_in(text))
        if own is None or link in own
    ]


def came_with(brought: Sequence[SettledFile], links: int = 0) -> Attached:
    """Return files and links as a person counts them, a document that came alone with its name."""
    came = counted([*(file.kind for file in brought), *(LINK for _ in range(links))])
    alone = brought[0].name if came.total == came.documents == 1 else ""
    return came.model_copy(update={"name": alone})


def counted(kinds: Iterable[str]) -> Attached:
    """Return pieces of these kinds as a person counts them."""
    number = Counter(kinds)
    return Attached(
        photos=number[FileKind.PHOTO],
        videos=number[FileKind.VIDEO],
        documents=number[FileKind.DOCUMENT],
        links=number[LINK],
        recordings=number[FileKind.VOICE],
    )


def write_filed(turn: Turn, activity_id: int, inbound_id: int) -> None:
    """Put on record that evidence out of a message was filed for an activity."""
    _audit(turn, activity_id, inbound_id, action=audit_actions.EVIDENCE_FILED)


def _audit(turn: Turn, activity_id: int, inbound_id: int, *, action: str) -> None:
    turn.change_in(activity_id).audit(
        action, "activity", activity_id, after={"inbound": inbound_id}
    )
