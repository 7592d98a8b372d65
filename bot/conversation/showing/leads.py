"""The page of who leads each office."""

from __future__ import annotations

from bot.conversation.speaking.staff import named
from bot.conversation.turn import Turn
from core.overviews import Overview, OverviewRow
from core.words import Role
from models.staff import offices, people


def shown(turn: Turn, most: int) -> Overview:
    """Return, in at most so many rows, the offices that are no names of many, each with those who
    lead it and how many open activities it leads; in a group offices are named, people are not."""
    loads = offices.list_offices(turn.session, turn.context.entity_id)
    known = [one for one in loads if not one.office.collective]
    staff = people.people_of_offices(turn.session, [one.office.id for one in known])
    rows = []
    for one in known[:most]:
        members = staff.get(one.office.id, ())
        who = named(turn, (member for member in members if member.role is Role.LEAD))
        rows.append(
            OverviewRow(
                name=one.office.name,
                count=one.leads,
                people=() if turn.in_group else who,
                unreached=not members,
            )
        )
    return Overview(name="leads", rows=tuple(rows), total=len(known))
