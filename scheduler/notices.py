"""Notices: what culmina tells besides reminders, from the ledger's row to the message's item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from core.messages import NoticeItem
from models.owed import Notice
from scheduler.lines import Facts

ESCALATION = "escalation"
UNREACHABLE = "unreachable"
WELCOME = "welcome"


def activity_of(notice: Notice) -> int | None:
    """Return the activity that a notice speaks of, None when it speaks of none."""
    found = notice.details.get("activity_id")
    return None if found is None else int(found)


def items(
    notices: Iterable[Notice], about: Mapping[int, Facts], offices: Mapping[int, str]
) -> tuple[NoticeItem, ...]:
    """Return what a message says of `notices`; an office that cannot be reached is named once."""
    made: list[NoticeItem] = []
    unreachable: dict[tuple[int, str], list[str]] = defaultdict(list)
    for notice in notices:
        activity_id = activity_of(notice)
        if notice.kind == WELCOME:
            continue
        if activity_id is None:
            made.append(NoticeItem(name=notice.kind, values=notice.details))
            continue
        facts = about[activity_id]
        if notice.kind == UNREACHABLE:
            key = (int(notice.details["office_id"]), notice.details["reason"])
            unreachable[key].append(facts.handle)
        else:
            made.append(_item(notice, facts, offices))
    for (office_id, reason), handles in unreachable.items():
        values: dict[str, str | int | None] = {
            "office": offices[office_id],
            "reason": reason,
            "handles": ", ".join(handles),
        }
        made.append(NoticeItem(name=UNREACHABLE, values=values))
    return tuple(made)


def _item(notice: Notice, facts: Facts, offices: Mapping[int, str]) -> NoticeItem:
    ids = {"activity_id", "office_id"}
    values: dict[str, str | int | None] = {
        key: value for key, value in notice.details.items() if key not in ids
    }
    office_id = notice.details.get("office_id")
    values["office"] = offices.get(int(office_id), "") if office_id is not None else ""
    values |= {"handle": facts.handle, "title": facts.title}
    return NoticeItem(name=notice.kind, values=values)
