"""Notices: what culmina tells besides reminders, from the ledger's row to the message's item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from core.buttons import ONLY_THIS_PERIOD, Button, Does, absent
from core.entity.context import EntityContext
from core.messages import NoticeItem
from core.notice_names import (
    ACCEPTED,
    ADDED,
    AWAY,
    AWAY_OFF,
    BACK,
    CONSENT,
    CORRECTED,
    DATE_MOVED,
    DELEGATED,
    DENIED,
    DISAGREEMENT,
    ESCALATION,
    GOAL_CHANGED,
    GONE,
    GRANTED,
    JOINED,
    LEAVES,
    PART,
    PASSED_WORDS,
    RECEIVED,
    RECORDED_FOR,
    RECORDED_UNDONE,
    REQUEST,
    RETURNED,
    SUBSTITUTE_MISSING,
    UNITED,
    UNREACHABLE,
    WELCOME,
    WITHDRAWN,
)
from core.refs import Ref, Refs
from core.spanish import listed
from models.owed import NewNotice, Notice, owe
from scheduler.directory import TRIAL, Contact, Directory
from scheduler.message.lines import Facts

# The details without which the text of a notice cannot be written.
_NEEDED = {
    ESCALATION: {"activity_id", "due", "days", "since"},
    UNREACHABLE: {"activity_id", "office_id", "reason"},
    DISAGREEMENT: {"activity_id", "percent", "other_office", "other_percent"},
    PART: {"activity_id", "office_id", "other_office", "report"},
    REQUEST: {"activity_id", "kind"},
    WITHDRAWN: {"activity_id", "kind"},
    GRANTED: {"activity_id", "kind"},
    DENIED: {"activity_id", "kind"},
    RECEIVED: {"activity_id"},
    CORRECTED: {"activity_id"},
    GONE: {"activity_id"},
    BACK: {"activity_id"},
    ADDED: {"activity_id", "duty"},
    GOAL_CHANGED: {"activity_id", "field", "before", "after"},
    DELEGATED: {"activity_id"},
    RETURNED: {"activity_id", "reason"},
    ACCEPTED: {"activity_id"},
    RECORDED_FOR: {"activity_id", "report", "since"},
    RECORDED_UNDONE: {"activity_id", "since"},
    AWAY: {"person", "until"},
    AWAY_OFF: {"person", "until"},
    SUBSTITUTE_MISSING: {"person", "missing"},
    PASSED_WORDS: {"activity_id", "person", "words"},
    LEAVES: {"person", "words"},
    JOINED: {"person", "since"},
    UNITED: {"former", "office"},
}
# What is told of several activities or people at once, and what it says of all of them.
_TOGETHER = {
    ESCALATION: ("office",), GONE: ("by_file", "by", "reason"), BACK: ("by_file", "by"), JOINED: (),
    DATE_MOVED: ("office", "by", "corrected"),
    ADDED: ("by", "reason"), GOAL_CHANGED: ("by", "reason"),
}  # fmt: skip


def tell(
    session: Session,
    context: EntityContext,
    people: Directory,
    contact: Contact,
    kind: str,
    key: str,
    details: Mapping[str, str | int],
    now: datetime,
) -> bool:
    """Owe a person a notice, once; tell whether it is new. The trial keeps it back."""
    held = TRIAL if people.is_held(contact) else ""
    notice = NewNotice(contact.person_id, key, kind, details)
    return owe(session, context.entity_id, [notice], now, once=True, held=held) > 0


def require_details(notice: Notice) -> None:
    """Raise LookupError for a notice that lacks what its text needs."""
    missing = _NEEDED.get(notice.kind, set()).difference(notice.details)
    if missing:
        raise LookupError(f"{notice.kind} without {', '.join(sorted(missing))}")


def items(
    notices: Iterable[Notice], about: Mapping[int, Facts], offices: Mapping[int, str], refs: Refs
) -> tuple[NoticeItem, ...]:
    """Return what a message says of `notices`; an office is named once that cannot be reached, and
    so is one that does not answer. What a plan no longer has is told together, and so is what
    is new in it, and those who joined.

    Under a request stand the buttons of whoever decides it.
    """
    made: list[NoticeItem] = []
    known: dict[tuple[str | int | None, ...], int] = {}
    unreachable: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for notice in notices:
        if notice.kind == WELCOME:
            continue
        if notice.activity_id is None:
            item = _general(notice, refs)
        elif notice.kind == UNREACHABLE:
            key = (int(notice.details["office_id"]), notice.details["reason"])
            unreachable[key][notice.id] = about[notice.activity_id].handle
            continue
        else:
            item = _item(notice, about[notice.activity_id], offices, refs)
        if notice.kind in _TOGETHER:
            _add_beside(item, made, known)
        else:
            made.append(item)
    for (office_id, reason), handles in unreachable.items():
        values: dict[str, str | int | None] = {
            "office": offices[office_id],
            "reason": reason,
            "handles": listed(list(dict.fromkeys(handles.values()))),
        }
        made.append(NoticeItem(name=UNREACHABLE, values=values, rows=tuple(handles)))
    return tuple(made)


def _add_beside(
    item: NoticeItem, made: list[NoticeItem], known: dict[tuple[str | int | None, ...], int]
) -> None:
    """Put an activity beside those of which the same is told; `known` says where these stand."""
    shared = {name: item.values.get(name) for name in _TOGETHER[item.name]}
    one = {key: value for key, value in item.values.items() if key not in shared}
    key = (item.name, *shared.values())
    if key not in known:
        known[key] = len(made)
        made.append(NoticeItem(name=item.name, values=shared, each=(one,), rows=item.rows))
        return
    before = made[known[key]]
    both = {"each": (*before.each, one), "rows": (*before.rows, *item.rows)}
    made[known[key]] = before.model_copy(update=both)


def _general(notice: Notice, refs: Refs) -> NoticeItem:
    """Return what a notice says that is about no activity."""
    if notice.kind == AWAY:
        return _away(notice, refs)
    buttons = consent_buttons(refs, notice.person_id, str(notice.details.get("version")))
    shown = buttons if notice.kind == CONSENT else ()
    return NoticeItem(name=notice.kind, values=notice.details, buttons=shown, rows=(notice.id,))


def _away(notice: Notice, refs: Refs) -> NoticeItem:
    """Return that somebody is away, with the button that believes it where a day is known."""
    until = notice.details["until"]
    buttons: tuple[Button, ...] = ()
    if until is not None:
        buttons = away_buttons(refs, notice.id, str(notice.details["person"]))
    kept = {"away", "planned", "instead_of"}
    values = {key: value for key, value in notice.details.items() if key not in kept}
    values["number"] = notice.id
    return NoticeItem(name=AWAY, values=values, buttons=buttons, rows=(notice.id,))


def away_buttons(refs: Refs, notice_id: int, person: str) -> tuple[Button, ...]:
    """Return the buttons that register the absence of which a notice tells, or do not."""
    is_away, is_here = absent(person)
    return (
        Button(label=is_away, ref=refs.make(Ref(AWAY, notice_id))),
        Button(label=is_here, ref=refs.make(Ref(AWAY, notice_id, "no"))),
    )


def consent_buttons(refs: Refs, person_id: int, version: str) -> tuple[Button, ...]:
    """Return the buttons that agree to a version of the policy, or do not."""
    return (
        Button(label="Sí, autorizo", ref=refs.make(Ref(CONSENT, person_id, f"yes.{version}"))),
        Button(label="No", ref=refs.make(Ref(CONSENT, person_id, f"no.{version}"))),
    )


def _item(notice: Notice, facts: Facts, offices: Mapping[int, str], refs: Refs) -> NoticeItem:
    ids = {"activity_id", "office_id"}
    values: dict[str, str | int | None] = {
        key: value for key, value in notice.details.items() if key not in ids
    }
    office_id = notice.details.get("office_id")
    values["office"] = offices.get(int(office_id), "") if office_id is not None else ""
    values |= {"handle": facts.handle, "title": facts.title}
    if notice.kind == ADDED:
        values["due"] = None if facts.due is None else facts.due.isoformat()
    buttons = _buttons(notice, facts, refs)
    return NoticeItem(name=notice.kind, values=values, buttons=buttons, rows=(notice.id,))


def _buttons(notice: Notice, facts: Facts, refs: Refs) -> tuple[Button, ...]:
    if notice.kind == RECORDED_FOR:
        report = int(notice.details["report"])
        undo = Button(label=f"Deshacer {facts.handle}", ref=refs.make(Ref(RECORDED_FOR, report)))
        # Only who spoke says that it was of one period, and not where she has said so.
        if notice.details.get("person") or notice.details.get("kept_open") != 0:
            return (undo,)
        only = Ref(Does.PERIOD, facts.activity_id, str(report))
        label = f"{facts.handle}: {ONLY_THIS_PERIOD.lower()}"
        return Button(label=label, ref=refs.make(only)), undo
    if notice.kind == PART:
        about, report = facts.activity_id, notice.details["report"]
        done = Button(
            label=f"Sí, {facts.handle} cumplida", ref=refs.make(Ref(PART, about, f"yes.{report}"))
        )
        kept = Button(
            label=f"No, {facts.handle} sigue", ref=refs.make(Ref(PART, about, f"no.{report}"))
        )
        return done, kept
    return _deciding(notice, facts, refs) if notice.details.get("decides") else ()


def _deciding(notice: Notice, facts: Facts, refs: Refs) -> tuple[Button, ...]:
    request = int(notice.details["request"])
    return (
        Button(label=f"Conceder {facts.handle}", ref=refs.make(Ref(Does.GRANT, request))),
        Button(label=f"Negar {facts.handle}", ref=refs.make(Ref(Does.DENY, request))),
    )
