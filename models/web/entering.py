"""Entering the pages: a one-time code is sent, and becomes a session of some hours."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from models import audit, audit_actions
from models.organisation import Person
from models.session import direct
from models.web.tables import WebCode, WebSession

CODE_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(hours=8)
MOST_TRIES = 5  # wrong codes of one browser, of 100 million that it could be
MOST_CODES, CODES_WITHIN = 5, timedelta(hours=1)
_DIGITS = 8
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code just made: the digits exist here and in the message, the browser's secret in its
    cookie, nowhere else. `id` is that of its row."""

    id: int
    digits: str
    browser: str


@dataclass(frozen=True, slots=True)
class Entered:
    """Who has entered, and the token of her session, which only her browser knows."""

    person_id: int
    token: str


def new_browser() -> str:
    """Return a secret for a browser that waits for a code."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def make_code(
    session: Session, *, entity_id: int, person_id: int, browser: str, now: datetime
) -> NewCode | None:
    """Make a code for a person that only this browser can use, valid for CODE_LASTS; None where she
    was sent MOST_CODES within CODES_WITHIN."""
    lately = select(func.count()).where(
        WebCode.person_id == person_id, WebCode.created_at > now - CODES_WITHIN
    )
    if (session.scalar(lately) or 0) >= MOST_CODES:
        return None
    digits = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    row = insert(WebCode).values(
        entity_id=entity_id,
        person_id=person_id,
        browser_hash=hashed(browser),
        code_hash=hashed(f"{browser}:{digits}"),
        created_at=now,
        expires_at=now + CODE_LASTS,
        tries=0,
    )
    return NewCode(session.execute(row.returning(WebCode.id)).scalar_one(), digits, browser)


def enter(
    session: Session, *, entity_id: int, browser: str, digits: str, now: datetime
) -> Entered | None:
    """Return a new session for who types the code that was sent for this browser; None where it is
    wrong, was used, is too old, was tried too often, or its person has left."""
    person_id = use_code(session, entity_id=entity_id, browser=browser, digits=digits, now=now)
    if person_id is None:
        return None
    return Entered(person_id, _begin(session, entity_id, person_id, now))


def use_code(
    session: Session, *, entity_id: int, browser: str, digits: str, now: datetime
) -> int | None:
    """Return whose code it is that was sent for this browser and is typed there, once; None as
    `enter` does."""
    waiting = (
        update(WebCode)
        .where(
            WebCode.entity_id == entity_id,
            WebCode.browser_hash == hashed(browser),
            WebCode.used_at.is_(None),
            WebCode.expires_at > now,
            WebCode.tries < MOST_TRIES,
        )
        .values(tries=WebCode.tries + 1)
        .returning(WebCode.id, WebCode.person_id, WebCode.code_hash)
    )
    found = session.execute(waiting).one_or_none()
    typed = hashed(f"{browser}:{''.join(digits.split())}")
    if found is None or not hmac.compare_digest(found.code_hash, typed):
        return None
    session.execute(update(WebCode).where(WebCode.id == found.id).values(used_at=now))
    active = session.scalar(select(Person.active).where(Person.id == found.person_id))
    return int(found.person_id) if active else None


# Built once, because it is executed for every page.
_VISITOR = (
    select(Person.id, Person.name)
    .join(WebSession, WebSession.person_id == Person.id)
    .where(
        WebSession.entity_id == bindparam("entity"),
        WebSession.token_hash == bindparam("token"),
        WebSession.ended_at.is_(None),
        WebSession.expires_at > bindparam("now"),
        Person.active,
    )
)


def visitor(
    session: Session, *, entity_id: int, token: str, now: datetime
) -> tuple[int, str] | None:
    """Return the person whose session a token is, with her name; None where none lasts."""
    asked = {"entity": entity_id, "token": hashed(token), "now": now}
    row = direct(session, _VISITOR, **asked).one_or_none()
    return None if row is None else (row.id, row.name)


def leave(session: Session, *, entity_id: int, token: str, now: datetime) -> None:
    """End the session of a token."""
    session.execute(
        update(WebSession)
        .where(
            WebSession.entity_id == entity_id,
            WebSession.token_hash == hashed(token),
            WebSession.ended_at.is_(None),
        )
        .values(ended_at=now)
    )


def _begin(session: Session, entity_id: int, person_id: int, now: datetime) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = insert(WebSession).values(
        entity_id=entity_id,
        person_id=person_id,
        token_hash=hashed(token),
        created_at=now,
        expires_at=now + SESSION_LASTS,
    )
    session_id = session.execute(row.returning(WebSession.id)).scalar_one()
    by = audit.Actor(role="visitor", channel="web", person_id=person_id)
    change = audit.Change(session, entity_id, by, now)
    change.audit(audit_actions.ENTERED, "person", person_id, after={"session": session_id})
    return token


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
