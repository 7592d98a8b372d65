"""Who leads an office after somebody else: reminders go to the newest lead, and both are told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, exists, or_, select, text, update
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.notice_names import HANDED_OVER, LEFT_EMPTY, PLANNING_EMPTY, TAKES_OVER, WELCOME
from core.words import Because, OutboxKind, Role
from models import outbox, owed
from models.answers.questions import OpenQuestion
from models.conversation import Conversation
from models.outbox import WAITING_SQL, OutboxItem
from models.owed import Notice, OwedState, OwedStep, notice_key, row_of
from models.plan import Responsibility
from models.progress import ProgressReport
from models.staff.offices import office_name
from models.standing import stands
from scheduler.directory import Contact, Directory
from scheduler.message.notices import tell


@dataclass(frozen=True, slots=True)
class Succession:
    """An office whose reminders go to `lead` from now on; `former` led it before her.

    `typed` names the former one at the command line, where both may bear one name.
    """

    office: str
    lead: str
    former: str
    typed: str


def settle(
    session: Session, context: EntityContext, people: Directory, now: datetime
) -> list[Succession]:
    """Hand every office that has a new lead over to her, once; return which were.

    A new lead is the newest one, as soon as she can be reached. What waits for a former one is
    withdrawn, to be owed to the new one by the next pass; her open questions about it are closed.
    Where a group gets the reminders nothing changes for anybody. The caller has waited for its turn
    (`models.running.claims.wait_for_turn`) before it read `people`.
    """
    made = []
    for office_id, members in people.by_office.items():
        leads = [one for role, one in members if role is Role.LEAD]
        if len(leads) < 2 or office_id in people.groups:
            continue
        *former, before, newest = leads
        office = office_name(session, office_id)
        if people.recipient(office_id) is not newest or not takes_over(
            session, context, people, newest, (office_id, office), before, now
        ):
            continue
        reported = int(has_reported(session, before.person_id))
        details: dict[str, str | int] = {
            "office": office,
            "lead": newest.name,
            "reported": reported,
        }
        key = notice_key(HANDED_OVER, office_id, newest.person_id)
        tell(session, context, people, before, HANDED_OVER, key, details, now)
        withdraw(session, people, office_id, [one.person_id for one in (*former, before)])
        made.append(Succession(office, newest.name, before.name, people.typed(before)))
    _close_outdated(session, context, people, now)
    return made


def has_reported(session: Session, person_id: int) -> bool:
    """Tell whether a person has reported anything that was not taken back."""
    hers = select(ProgressReport.id).where(ProgressReport.person_id == person_id, stands())
    return session.scalar(hers.limit(1)) is not None


def takes_over(
    session: Session,
    context: EntityContext,
    people: Directory,
    lead: Contact,
    office: tuple[int, str],
    former: Contact,
    now: datetime,
) -> bool:
    """Owe a person the notice that an office's reminders come to her now; False if it was."""
    office_id, name = office
    key = notice_key(TAKES_OVER, office_id, lead.person_id, former.person_id)
    details = {"office": name, "former": former.name}
    return tell(session, context, people, lead, TAKES_OVER, key, details, now)


def forget(session: Session, office_id: int, person_id: int) -> None:
    """Let it be told once more when a person leads an office again; what was told stays."""
    taken = notice_key(TAKES_OVER, office_id, person_id, "")
    given = notice_key(HANDED_OVER, office_id, person_id)
    owed.tell_once_more(
        session,
        or_(
            and_(Notice.kind == TAKES_OVER, Notice.key.startswith(taken, autoescape=True)),
            and_(Notice.kind == HANDED_OVER, Notice.key == given),
        ),
    )


def withdraw(session: Session, people: Directory, office_id: int, former: Collection[int]) -> None:
    """Take back what waits for the former leads of an office; what is delegated to one stays."""
    of_the_office = exists().where(
        OwedStep.outbox_id == OutboxItem.id, OwedStep.office_id == office_id
    )
    welcomes = exists().where(Notice.outbox_id == OutboxItem.id, Notice.kind == WELCOME)
    waiting = session.scalars(
        select(OutboxItem.id).where(
            text(f"outbox.{WAITING_SQL}"),
            OutboxItem.opens,
            OutboxItem.kind == OutboxKind.REMINDER,
            OutboxItem.person_id.in_(former),
            or_(of_the_office, welcomes),
        )
    ).all()
    owed.reopen(session, outbox.withdraw(session, waiting, Because.SUCCEEDED))
    session.execute(
        delete(OwedStep).where(
            OwedStep.office_id == office_id,
            OwedStep.person_id.in_(former),
            OwedStep.state == OwedState.OPEN,
        )
    )
    _close_questions(session, people, office_id, former)


def _close_questions(
    session: Session, people: Directory, office_id: int, former: Collection[int]
) -> None:
    """Forget what the former leads were asked about the office, and the dialogue around it."""
    its_activities = select(Responsibility.activity_id).where(Responsibility.office_id == office_id)
    kept = [key[0] for key, person_id in people.deputies.items() if person_id in former]
    asked = session.execute(
        delete(OpenQuestion)
        .where(
            OpenQuestion.person_id.in_(former),
            or_(
                OpenQuestion.activity_id.is_(None),
                OpenQuestion.activity_id.in_(its_activities)
                & OpenQuestion.activity_id.not_in(kept),
            ),
        )
        .returning(OpenQuestion.person_id, OpenQuestion.channel)
        .execution_options(synchronize_session=False)
    ).all()
    for person_id, channel in asked:
        session.execute(
            delete(Conversation).where(
                Conversation.person_id == person_id,
                Conversation.channel == channel,
                Conversation.chat == "",
            )
        )


def _close_outdated(
    session: Session, context: EntityContext, people: Directory, now: datetime
) -> None:
    """Close notices that are no longer true, before they are told.

    Control is told of an office, or of planning, only while it has nobody, a person that reminders
    come to her only while they do.
    """
    waiting = session.execute(
        select(Notice.id, Notice.kind, Notice.key, Notice.person_id).where(
            Notice.entity_id == context.entity_id,
            Notice.kind.in_((LEFT_EMPTY, PLANNING_EMPTY, TAKES_OVER)),
            Notice.state == OwedState.OPEN,
        )
    )
    for notice_id, kind, key, person_id in waiting.all():
        if kind == PLANNING_EMPTY:
            if Role.PLANNING in people.held:
                _close(session, notice_id, Because.OFFICE_FILLED, now)
            continue
        gets_it = people.recipient(row_of(key))
        if kind == LEFT_EMPTY:
            reason = None if gets_it is None else Because.OFFICE_FILLED
        else:
            another = gets_it is not None and gets_it.person_id != person_id
            reason = Because.ANOTHER_IS_REMINDED if another else None
        if reason is not None:
            _close(session, notice_id, reason, now)


def _close(session: Session, notice_id: int, reason: Because, now: datetime) -> None:
    session.execute(
        update(Notice)
        .where(Notice.id == notice_id)
        .values(state=OwedState.CLOSED, reason=reason, recorded_at=now)
        .execution_options(synchronize_session=False)
    )
