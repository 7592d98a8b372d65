"""A delegate gives an activity back to who had given it to her: "eso ya no lo manejo yo, que lo
retome Marta, ella me lo pasó". The reminders are the lead's again, who is told."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.delegation.delegating import (
    activity_named,
    member_called,
    plainly,
    told_to,
    write_down,
)
from bot.conversation.delegation.left_to import spoken_of
from bot.conversation.desk import Desk
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.delegation import EDGE, GIVES_BACK, names_nothing
from bot.understanding.asks.people.left_apart import GIVES_THE_REST, leaves_apart
from bot.understanding.bidding import bids, is_heard
from bot.understanding.clauses import clauses
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE, BECAUSE
from core.entity.rights import MAY, Right
from core.messages import Note
from core.spanish import listed
from models import audit_actions
from models.staff import agreements, people
from models.staff.people import Member

# "devuelvo la 2.4 a Luz porque me cambiaron de oficina"
_WHY = re.compile(rf"\s?,?\s(?:{BECAUSE}|pues)\s(?=\S)", re.IGNORECASE)


def taken(turn: Turn) -> Obeyed | None:
    """Take words that give the activity that they name, is spoken of, or is the only one that was
    given to her, back to a lead of its office; None for other words and people."""
    message = turn.message
    if message.is_no_new_text or message.files or message.forwarded or turn.in_group:
        return None
    if (rest := plainly(turn.text, (GIVES_THE_REST,))) is not None:
        return _rest_back(turn, turn.desk_of(turn.person), rest["name"])
    said, why = plainly(turn.text, GIVES_BACK), ""
    if said is None:
        said, why = _beside_a_reason(turn)
    if said is None:
        return None
    hers, parts = turn.desk_of(turn.person), said.groupdict()
    what = f"{parts.get('what') or ''} {parts.get('more') or ''}".strip()
    about = _given_to_her(turn, hers, what)
    if about is None:
        return None
    lead = member_called(_leads(turn, hers, about), parts["name"])
    return None if lead is None else Obeyed(_give_back(turn, hers, about, lead, why))


def _rest_back(turn: Turn, hers: Desk, name: str) -> Obeyed | None:
    """Give back all that was given to her and that her message does not name besides; where nothing
    was, say what her lead has already."""
    beside, _ = leaves_apart(str(turn.inbound.payload.get("text") or ""))
    named = codes_named(read(beside), replace(hers.open_context(), reply_to=None))
    rest = {one for one in hers.open_ids if hers.activities[one].as_pending().code not in named}
    deputies = agreements.deputies(turn.session, turn.context.entity_id)
    free = {one for one in rest if (one, hers.activities[one].office_id) not in deputies}
    given = rest & _given(turn, hers)
    mine = [one for one in hers.activities if one in (given or free)]
    leads = {one: member_called(_leads(turn, hers, one), name) for one in mine}
    notes = [
        _give_back(turn, hers, one, lead, "") for one, lead in leads.items() if lead is not None
    ]
    if not notes:
        return None
    handles = listed([str(one.values["handle"]) for one in notes])
    return Obeyed(notes[0].model_copy(update={"values": notes[0].values | {"handle": handles}}))


def _beside_a_reason(turn: Turn) -> tuple[re.Match[str] | None, str]:
    """Return the one clause that gives an activity back, and why, where the others report nothing
    and ask for nothing: "devuelvo la 2.4 a Luz, me cambiaron de oficina"."""
    parted = _WHY.sub(". ", turn.text)
    said = [one.strip() for one, _ in clauses(parted, EDGE) if one.strip()]
    found = [plainly(one, GIVES_BACK) for one in said]
    others = [one for one, match in zip(said, found, strict=True) if match is None]
    told = [match for match in found if match is not None]
    known = turn.desk.open_context()
    if len(told) != 1 or any(is_heard(one, known, turn.today) or bids(one) for one in others):
        return None, ""
    why = (one.strip(" .,;!") for one in others if not is_courtesy(read(one).plain))
    return told[0], ". ".join(filter(None, why))


def _given(turn: Turn, hers: Desk) -> set[int]:
    """Return what is open and was given to her."""
    deputies = agreements.deputies(turn.session, turn.context.entity_id)
    at = {one: (one, hers.activities[one].office_id) for one in hers.open_ids}
    return {one for one, key in at.items() if deputies.get(key) == turn.person.id}


def _given_to_her(turn: Turn, hers: Desk, what: str) -> int | None:
    """Return which activity of those that were given to her is meant."""
    deputies = agreements.deputies(turn.session, turn.context.entity_id)
    given = _given(turn, hers)
    about = activity_named(hers, what) if what else None
    if about is None and not names_nothing(what):
        return None
    if about is None:
        about = spoken_of(turn)
    if about is None and len(given) == 1:
        about = next(iter(given))
    if about in given or about not in hers.open_ids or A_CODE.search(what) is None:
        return about if about in given else None
    # Named by its code and given to nobody: it is the lead's already, and no other office's.
    return None if (about, hers.activities[about].office_id) in deputies else about


def _leads(turn: Turn, hers: Desk, about: int) -> list[Member]:
    office_id = hers.activities[about].office_id
    members = people.people_of_offices(turn.session, [office_id]).get(office_id, ())
    return [
        one for one in members if one.role in MAY[Right.AGREE] and one.person_id != turn.person.id
    ]


def _give_back(turn: Turn, hers: Desk, about: int, lead: Member, why: str) -> Note:
    office_id = hers.activities[about].office_id
    before = agreements.delegate(
        turn.session,
        entity_id=turn.context.entity_id,
        activity_id=about,
        office_id=office_id,
        person_id=lead.person_id,
        by_id=turn.person.id,
        inbound_id=turn.inbound.id,
        now=turn.now,
    )
    change = {"delegate": [before, lead.person_id]}
    write_down(turn, hers, about, audit_actions.ACTIVITY_DELEGATED, change)
    told_to(turn, about, office_id, lead.person_id, back=why)
    values = {"handle": hers.activities[about].handle, "name": lead.name}
    return Note(name="delegated_back", values=values)
