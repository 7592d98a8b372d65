"""What was just asked for is wanted for one more activity: "y pa la de comunicaciones también"."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.also import wants_the_same, with_its_name
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from models.answers import requests


def asked(turn: Turn) -> Turn | None:
    """Return the turn in which the request on the screen is shown for one more activity of hers, or
    the one that was sent last for that one alone; None for other words, for an activity that is
    not open and hers to ask for, and where nothing was asked for."""
    message = turn.message
    if message.is_no_new_text or message.files or message.forwarded or turn.in_group:
        return None
    about = named_for_the_same(turn)
    one = None if about is None else _last(turn)
    if one is None or about is None or about in one.activities:
        return None
    shown = turn.current.open_wish(None)
    activities = (*one.activities, about) if shown is not None else (about,)
    again = {"activities": activities, "inbound_id": turn.inbound.id}
    return replace(turn, anew=one.model_copy(update=again))


def _last(turn: Turn) -> Wish | None:
    """Return what was asked for last: the request on the screen, else the one that was sent."""
    current = turn.current
    if (shown := current.open_wish(None)) is not None:
        named = shown.office or shown.named
        return Wish(
            kind=shown.kind, activities=shown.activities, inbound_id=shown.inbound_id,
            until=shown.until, named=named, unlisted=shown.unlisted, reason=shown.reason,
        )  # fmt: skip
    if current.requested is None or current.open_question(None) is not None:
        return None
    sent = requests.of_person(
        turn.session, turn.context.entity_id, turn.person.id, current.requested
    )
    if not sent or len({(row.kind, row.until, row.named_office) for row in sent}) != 1:
        return None
    first = sent[0]
    return Wish(
        kind=first.kind, activities=tuple(row.activity_id for row in sent),
        inbound_id=turn.inbound.id, until=first.until, named=first.named_office,
        reason=first.reason,
    )  # fmt: skip


def named_for_the_same(turn: Turn) -> int | None:
    """Return the one open activity that a text names, led by her office, where the text only wants
    the same for it as for another."""
    if not wants_the_same(turn.text):
        return None
    desk = turn.desk
    codes = set(codes_named(read(with_its_name(turn.text)), desk.open_context()))
    meant = [
        about
        for about in desk.open_ids
        if desk.activities[about].handle in codes and not desk.activities[about].part
    ]
    return meant[0] if len(codes) == len(meant) == 1 else None
