"""The requests that wait for a decision, as who decides them sees them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation.paging import turns
from bot.conversation.rulings import Known
from core.messages import PAGE, Button, Content, Listing, Note, Overview, OverviewRow
from core.refs import Ref
from models import requests
from models.requests import RequestRow
from scheduler import asking
from scheduler.context import EntityContext

GRANT, DENY = "grant", "deny"


def list_open(
    session: Session, context: EntityContext, person_id: int, inbound_id: int
) -> Overview:
    """Return the requests that wait, with their buttons for who decides them."""
    waiting = requests.of_entity(session, context.entity_id)
    decides = person_id in asking.deciders(session, context)
    rows = tuple(
        OverviewRow(
            name=str(one.id),
            title=f"{one.handle} {one.title}",
            office=", ".join(name for name in (one.person, one.office) if name),
            asks=one.kind.value,
            until=one.until,
            named=one.named_office,
            words=one.reason,
            since=context.today(one.asked_at),
            buttons=_deciding(context, one) if decides else (),
        )
        for one in waiting
    )
    pages = turns(context.refs, len(rows), 0, inbound_id)
    return Overview(name="requests", rows=rows, total=len(rows), buttons=pages, decides=decides)


def beside(
    session: Session,
    context: EntityContext,
    person_id: int,
    inbound_id: int,
    said: list[Content],
) -> list[Content]:
    """Return what is said; with the requests that wait where it tells what is pending to somebody
    who decides them. They are hers to do, also where no activity is."""
    kept = [one for one in said if not (isinstance(one, Note) and one.name == "list_empty")]
    tells = len(kept) < len(said) or any(isinstance(one, Listing) for one in said)
    if not tells or person_id not in asking.deciders(session, context):
        return said
    waiting = list_open(session, context, person_id, inbound_id)
    if not waiting.total:
        return said
    # A message turns the pages of one list.
    return [*kept, waiting.model_copy(update={"buttons": ()}) if kept else waiting]


def _deciding(context: EntityContext, request: RequestRow) -> tuple[Button, ...]:
    offered = (("Conceder", GRANT), ("Negar", DENY))
    return tuple(
        Button(label=f"{verb} {request.id}", ref=context.refs.make(Ref(action, request.id)))
        for verb, action in offered
    )


def unknown(session: Session, context: EntityContext, number: int) -> Note:
    """Say that there is no such request, and which ones wait."""
    waiting = requests.of_entity(session, context.entity_id)
    open_ones = "; ".join(f"{one.id} ({one.handle}, {one.person})" for one in waiting[:PAGE])
    return Note(name="request_unknown", values={"number": number, "waiting": open_ones or None})


def known(session: Session, context: EntityContext) -> Known:
    """Return the requests that a decision can name; by its code the only one of an activity."""
    every = requests.of_entity(session, context.entity_id, all_of_them=True)
    waiting = {one.id for one in requests.of_entity(session, context.entity_id)}
    of_code: dict[str, list[int]] = {}
    for one in every:
        of_code.setdefault(one.handle, []).append(one.id)
    codes: dict[str, int | None] = {}
    for code, about in of_code.items():
        choices = [one for one in about if one in waiting] or about[-1:]
        codes[code] = choices[0] if len(choices) == 1 else None
    return Known(frozenset(waiting), frozenset(one.id for one in every) - waiting, codes)
