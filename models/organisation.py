"""Who there is: entities, offices with their spellings, people, roles, addresses, invitations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Index,
    ScalarSelect,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.words import Role
from models.base import Base, EntityId, Id, PersonName, later_ref, ref, words


class Entity(Base):
    """A public entity; `live_since` is empty while it tries culmina out (trial mode), `paused_at`
    while culmina works for it."""

    __tablename__ = "entity"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    timezone: Mapped[str]
    live_since: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Office(Base):
    """A dependencia; `key` is its name folded, so that it is found however it is typed.

    One that was merged was always the one that it is `merged_into_id`; one that was succeeded
    (`succeeded_by_id`) answers for nothing more, and what was said before keeps its name.
    """

    __tablename__ = "office"
    __table_args__ = (
        UniqueConstraint("entity_id", "key"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    name: Mapped[str]
    key: Mapped[str]
    collective: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = ref("office")
    succeeded_by_id: Mapped[int | None] = later_ref("office")
    superior_id: Mapped[int | None] = later_ref("office")


def office_now(office: Any) -> ScalarSelect[int]:
    """Return which office answers now for the column `office`: what succeeded it, what it
    was merged into, or itself."""
    known = Office.__table__.alias()  # either points every earlier one at its target
    target = func.coalesce(known.c.succeeded_by_id, known.c.merged_into_id, known.c.id)
    now = select(target).where(known.c.id == office)
    return now.correlate_except(known).scalar_subquery()


def office_named(office: Any) -> ScalarSelect[int]:
    """Return under which office's name the column `office` is shown: what was said before a
    succession keeps the name of its time."""
    known = Office.__table__.alias()
    named = select(func.coalesce(known.c.merged_into_id, known.c.id)).where(known.c.id == office)
    return named.correlate_except(known).scalar_subquery()


class OfficeAlias(Base):
    """Another spelling of an office's name."""

    __tablename__ = "office_alias"
    __table_args__ = (UniqueConstraint("entity_id", "key"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    office_id: Mapped[int] = ref("office", index=True)
    name: Mapped[str]
    key: Mapped[str]


class Person(Base):
    """A person of the entity; people come and go, the office owns the activity."""

    __tablename__ = "person"

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    name: Mapped[str] = mapped_column(PersonName())
    preferred_channel: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    away_until: Mapped[date | None]  # the last day of an absence
    leaves_on: Mapped[date | None]  # the first day on which she is not there any more
    replaced_by_id: Mapped[int | None] = later_ref("person")  # who has from then on what was hers
    weekly_summary: Mapped[bool] = mapped_column(default=False)  # she wants her own week told


class Membership(Base):
    """A role of a person: in an office (lead, delegate), or for the whole entity (the others)."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint(
            "(role IN ('lead', 'delegate')) = (office_id IS NOT NULL)",
            name="office_roles_have_an_office",
        ),
        # A plain unique key lets NULL offices repeat, hence two partial ones.
        Index(
            "uq_membership_office_role",
            "person_id",
            "role",
            "office_id",
            unique=True,
            sqlite_where=text("office_id IS NOT NULL"),
            postgresql_where=text("office_id IS NOT NULL"),
        ),
        Index(
            "uq_membership_entity_role",
            "person_id",
            "role",
            unique=True,
            sqlite_where=text("office_id IS NULL"),
            postgresql_where=text("office_id IS NULL"),
        ),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    role: Mapped[Role] = mapped_column(words(Role))
    office_id: Mapped[int | None] = ref("office", index=True)
    since: Mapped[date]


class Address(Base):
    """Where a person is reached: a channel and its value; dead from the day it failed for good.

    `returned_times` messages in a row have come back from it (models.addresses): the first of them
    was sent at `returned_since`, the last at `returned_last_at`; what that was a case of (Returned)
    and its server's words stand beside.
    """

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("entity_id", "channel", "value"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person", index=True)
    channel: Mapped[str]
    value: Mapped[str]
    verified_at: Mapped[datetime | None]
    dead_since: Mapped[datetime | None]
    dead_reason: Mapped[str | None]
    returned_times: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    returned_since: Mapped[datetime | None]
    returned_last_at: Mapped[datetime | None]
    returned_as: Mapped[str | None]
    returned_reason: Mapped[str | None]


class Invitation(Base):
    """A one-time code that ties a chat to a person; only its hash is kept."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("code_hash"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person", index=True)
    code_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
