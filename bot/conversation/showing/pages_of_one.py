"""The pages of activities: when they are due and whose they are, and what was said of one."""

from __future__ import annotations

from sqlalchemy import select

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.speaking.staff import named
from bot.conversation.turn import Turn
from core.overviews import Overview, OverviewRow
from core.words import OFFICE_ROLES, Role
from models.organisation import Membership
from models.staff import people
from scheduler.explained import history
from scheduler.message.lines import Facts

_MOST_HISTORY_ROWS = 5


def facts_of(turn: Turn, found: list[Facts]) -> Overview:
    """Show dates and offices; figures of her own, and of all to who reads all."""
    staff = people.people_of_offices(
        turn.session, [one for about in found for one in about.offices]
    )
    sees_all = reads_all(turn)
    rows = []
    for about in found:
        leads = elsewhere.leading(about)
        names = () if turn.in_group or leads is None else staff.get(leads, ())[:2]
        row = OverviewRow(
            name=about.handle,
            title=about.title,
            product=about.product,
            office="" if leads is None else about.offices[leads],
            due=about.due,
            dates=tuple(sorted(one.due for one in about.dates if not one.met)),
            before=tuple(filter(None, (about.original_of(about.due),))),
            people=named(turn, names),
            supports=tuple(name for one, name in about.offices.items() if one != leads),
        )
        shows = sees_all or about.activity_id in turn.desk.activities
        rows.append(_with_figure(turn, row, about) if shows else row)
    return Overview(name="activity", rows=tuple(rows), total=len(rows))


def _with_figure(turn: Turn, row: OverviewRow, about: Facts) -> OverviewRow:
    """Add the last figure, or that it does not apply, with who told it on which day; in a group
    nobody is named."""
    said = about.said
    if about.left_out is not None:
        return row.model_copy(update={"not_applicable": True, "since": about.left_out.on})
    by = None if said is None else said.figure_by or said.by
    if by is None or about.percent is None:
        return row.model_copy(update={"percent": about.percent})
    source = {"cutoff": by.on, "loaded": by.loaded} if by.file else {"since": by.on}
    who = "" if by.file or turn.in_group else by.person
    return row.model_copy(update={"percent": about.percent, "asker": who, **source})


def reads_all(turn: Turn) -> bool:
    """Tell whether she holds a role of the whole entity: all of these read everything."""
    whole = [role for role in Role if role not in OFFICE_ROLES]
    held = select(Membership.id).where(
        Membership.entity_id == turn.context.entity_id,
        Membership.person_id == turn.person.id,
        Membership.role.in_(whole),
    )
    return turn.session.scalar(held.limit(1)) is not None


def newest_rows(turn: Turn, about: Facts) -> Overview:
    """Return the newest rows of an activity's history, with the buttons by which control judges its
    report; in a group offices stand for people."""
    told, total = history.newest(
        turn.session,
        turn.context,
        about.activity_id,
        most=_MOST_HISTORY_ROWS,
        in_group=turn.in_group,
    )
    return Overview(
        name="history",
        handle=about.handle,
        title=about.title,
        rows=tuple(one.row for one in told),
        total=total,
        buttons=reviewing.offered(turn, about),
    )
