"""Albums: several files that a channel sends as several messages, and that are one answer."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core.inbound import Outcome
from models.inbox import Inbound, InboundState
from models.incoming.files import GRACE, ReceivedFile, go_on, has_words

GATHER_FOR = timedelta(seconds=2)  # a telephone sends the messages of an album within one


def gather(session: Session, *, entity_id: int, now: datetime) -> int:
    """Make one message of each album that has come whole; return how many were made.

    An album is whole when none of its messages came within the last GATHER_FOR. The first message
    takes the files and the words of the others, which are done; then its words wait for the files
    as those of any message do.
    """
    albums: defaultdict[tuple[str, str, str | None], list[Inbound]] = defaultdict(list)
    waiting = (
        select(Inbound)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.state == InboundState.FETCHING,
            Inbound.album.is_not(None),
        )
        .order_by(Inbound.id)
        .with_for_update()
    )
    open_albums = set()
    for inbound in session.scalars(waiting):
        named = (inbound.channel, inbound.sender, inbound.album)
        albums[named].append(inbound)
        if inbound.received_at > now - GATHER_FOR:
            open_albums.add(named)
    whole = [messages for named, messages in albums.items() if named not in open_albums]
    for first, *others in whole:
        _join(session, first, others, now)
    return len(whole)


def _join(session: Session, first: Inbound, others: list[Inbound], now: datetime) -> None:
    ordinal = len(first.payload["files"])
    for other in others:
        for file in _files(session, other.id):
            file.inbound_id, file.ordinal = first.id, ordinal
            ordinal += 1
        other.state, other.outcome, other.handled_at = InboundState.DONE, Outcome.ALBUM, now
    first.payload = _joined([first.payload, *(other.payload for other in others)])
    first.album = None
    first.state = InboundState.NEW if has_words(first.payload) else InboundState.FETCHING
    first.not_before = max(one.received_at for one in (first, *others)) + GRACE
    session.flush()
    go_on(session, first.id, now)


def _files(session: Session, inbound_id: int) -> list[ReceivedFile]:
    query = select(ReceivedFile).filter_by(inbound_id=inbound_id).order_by(ReceivedFile.ordinal)
    return list(session.scalars(query))


def _joined(payloads: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the first payload with the files of all; the caption may stand on any of them."""
    texts = [payload["text"] for payload in payloads if payload["text"]]
    replies = [payload["replies_to"] for payload in payloads if payload["replies_to"]]
    return {
        **payloads[0],
        "text": "\n".join(dict.fromkeys(texts)),
        "replies_to": replies[0] if replies else None,
        "files": [file for payload in payloads for file in payload["files"]],
    }


def is_open(session: Session, *, entity_id: int) -> bool:
    """Tell whether an album waits for the rest of it."""
    album = exists().where(
        Inbound.entity_id == entity_id,
        Inbound.state == InboundState.FETCHING,
        Inbound.album.is_not(None),
    )
    return bool(session.scalar(select(album)))
