"""Whose account culmina uses on a channel: which bot has the chats that are known."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from core.unreached import OTHER_ACCOUNT
from models import audit_actions
from models.audit import Change
from models.inbox import Inbound
from models.organisation import Address
from models.outbox import OutboxItem, OutboxPart
from models.running.channel_state import ChannelState
from models.staff import invitations
from models.staff.groups import ChatGroup


@dataclass(frozen=True, slots=True)
class Lost:
    """What another account does not reach: people who had a chat or a link that was good, by id,
    and how many groups."""

    people: frozenset[int]
    groups: int


def known(session: Session, entity_id: int, channel: str) -> str | None:
    """Return the account whose chats are known, None where none was written down."""
    return session.scalar(
        select(ChannelState.account).where(
            ChannelState.entity_id == entity_id, ChannelState.channel == channel
        )
    )


def write_down(session: Session, entity_id: int, channel: str, account: str) -> None:
    """Write down the account that is used from now on."""
    statement = insert_or_not(ChannelState).values(
        entity_id=entity_id, channel=channel, account=account
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[ChannelState.entity_id, ChannelState.channel],
            set_={"account": account},
        )
    )


def replace(change: Change, channel: str, account: str) -> Lost:
    """Take `account` for the former one: chats, groups and links of that one serve no more.

    Another bot counts its messages from 1 in every chat: what is kept of the former one's gets
    names that no message of the new one has, or new messages would be taken for known ones.
    """
    session, entity_id, now = change.session, change.entity_id, change.now
    former = known(session, entity_id, channel)
    hers = session.scalars(
        update(Address)
        .where(
            Address.entity_id == entity_id,
            Address.channel == channel,
            Address.dead_since.is_(None),
        )
        .values(dead_since=now, dead_reason=OTHER_ACCOUNT)
        .returning(Address.person_id)
    ).all()
    linked = invitations.void_all(session, entity_id, now)
    groups = session.scalars(
        update(ChatGroup)
        .where(
            ChatGroup.entity_id == entity_id,
            ChatGroup.channel == channel,
            ChatGroup.gone_since.is_(None),
        )
        .values(gone_since=now, gone_reason=OTHER_ACCOUNT)
        .returning(ChatGroup.id)
    ).all()
    _name_anew(session, entity_id, channel, former or "")
    write_down(session, entity_id, channel, account)
    change.audit(
        audit_actions.ACCOUNT_REPLACED,
        "entity",
        entity_id,
        before={"channel": channel, "account": former},
        after={"channel": channel, "account": account},
    )
    return Lost(frozenset([*hers, *linked]), len(groups))


def _name_anew(session: Session, entity_id: int, channel: str, former: str) -> None:
    mark = f"{former}/"
    session.execute(
        update(Inbound)
        .where(Inbound.entity_id == entity_id, Inbound.channel == channel)
        .values(external_id=mark + Inbound.external_id)
        .execution_options(synchronize_session=False)
    )
    items = select(OutboxItem.id).where(
        OutboxItem.entity_id == entity_id, OutboxItem.channel == channel
    )
    session.execute(
        update(OutboxPart)
        .where(OutboxPart.item_id.in_(items))
        .values(provider_id=mark + OutboxPart.provider_id)
        .execution_options(synchronize_session=False)
    )
