"""A receipt shown again: the same message says what the report says now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.conversation.desk import lines
from bot.conversation.reporting import chains
from bot.conversation.reporting.awaited import asked, asked_again_on
from bot.conversation.reporting.chains import Chain
from bot.conversation.speaking import speech
from bot.conversation.speaking.replying import receipt_key
from bot.conversation.turn import Turn
from core.buttons import Button, Does
from core.entity.context import EntityContext
from core.later_dates import LaterDates
from core.messages import Attached, Receipt, Recorded, load_content, store_content
from core.rules import WHOLE
from core.words import OutboxKind, Proof
from models import editing
from models.answers import evidence
from models.outbox import ItemState, OutboxItem
from models.plan import Activity
from models.still_open import open_activities
from scheduler.message.lines import Facts


def show_again(
    turn: Turn,
    chain: Chain,
    *,
    later: LaterDates | None = None,
    meets: tuple[date, ...] = (),
    aloud: bool = False,
) -> Receipt | None:
    """Let the receipt of a report say what it says now; return it where there is none to change.

    What is out is edited where it is read; on a channel that edits nothing it stays as it is, or
    is said once more where she asked for the change in words of its own (`aloud`). `later` are
    the dates that the report closes besides its period, or leaves open; `meets` those that its
    figure meets.
    """
    first = chains.receipt_of(turn.session, chain)
    shown = editing.shown_under(turn.session, turn.context.entity_id, receipt_key(first))
    told = None if shown is None else load_content(shown.content)
    fresh = _fresh(turn, chain, first, later, meets)
    if shown is None or not isinstance(told, Receipt):
        return fresh
    (now,) = fresh.records
    content = told.model_copy(
        update={
            "records": tuple(
                _said_now(one, now) if one.line.activity_id == chain.activity_id else one
                for one in told.records
            ),
            "buttons": (*_of_others(turn.context, told.buttons, chain), *fresh.buttons),
            "still_open": fresh.still_open,
            "awaited": fresh.awaited,
            "above": fresh.above,
        }
    )
    editing.say_anew(
        turn.session,
        shown,
        key=f"again:{turn.inbound.id}:{chain.activity_id}",
        kind=OutboxKind(content.kind),
        content=store_content(content),
        now=turn.now,
        also_when_out=aloud or shown.channel in turn.context.editable,
    )
    return None


def is_out(turn: Turn, chain: Chain) -> bool:
    """Tell whether a report's receipt has been read, perhaps: what it says now is no news there."""
    key = receipt_key(chains.receipt_of(turn.session, chain))
    shown = editing.shown_under(turn.session, turn.context.entity_id, key)
    item = None if shown is None else turn.session.get(OutboxItem, shown.item_id)
    return item is not None and item.state is not ItemState.PENDING


def show_files(turn: Turn, reports: Sequence[Chain], came: Attached, *, name: str) -> None:
    """Let the receipts of these reports show files that came after them, or no longer those that
    were taken out (`came` is less than nothing then), where they can be edited.

    `name` tells this change from others of the same receipts.
    """
    told: defaultdict[int, set[int]] = defaultdict(set)
    for chain in reports:
        told[chains.receipt_of(turn.session, chain)].add(chain.activity_id)
    for first, activities in told.items():
        shown = editing.shown_under(turn.session, turn.context.entity_id, receipt_key(first))
        content = None if shown is None else load_content(shown.content)
        if shown is None or not isinstance(content, Receipt):
            continue
        records = tuple(
            _lacking(turn, one.model_copy(update={"attached": _with(one.attached, came)}))
            if one.line.activity_id in activities
            else one
            for one in content.records
        )
        editing.say_anew(
            turn.session,
            shown,
            key=f"{name}:{first}",
            kind=OutboxKind(content.kind),
            content=store_content(
                content.model_copy(update={"records": records, "no_file": False})
            ),
            now=turn.now,
            also_when_out=shown.channel in turn.context.editable,
        )


def no_file_lacks(turn: Turn, activities: Iterable[int], *, name: str) -> None:
    """Let the receipts that say that no file arrived say it no more of activities for which one has
    come, where they can be edited; `name` tells this change from others."""
    for chain in (chains.recent(turn, one) for one in activities):
        if chain is None:
            continue
        first = chains.receipt_of(turn.session, chain)
        shown = editing.shown_under(turn.session, turn.context.entity_id, receipt_key(first))
        content = None if shown is None else load_content(shown.content)
        if isinstance(content, Receipt) and content.no_file:
            show_files(turn, [chain], Attached(), name=name)


def _with(shown: Attached | None, came: Attached) -> Attached | None:
    now = came + (shown or Attached())
    return now if now.total > 0 else None


def _fresh(
    turn: Turn, chain: Chain, first: int, later: LaterDates | None, meets: tuple[date, ...]
) -> Receipt:
    """Return the receipt that this report alone would have."""
    about, said = chain.activity_id, chain.last
    line = lines(turn.session, turn.context, turn.desk, [about])[about]
    record = speech.recorded(said, line, None, later, meets)
    closes = bool(meets) or (later is not None and not later.kept_open)
    made = speech.receipt(
        turn.context.refs,
        [record],
        still_open=still_open(turn),
        inbound_id=chain.first.inbound_id,
        report_id=first,
        closing={about: chain.first.id} if closes else None,
    )
    return with_awaited(turn, made, {})


def still_open(turn: Turn) -> int:
    """Return how many activities on her desk wait for something now; of an office for which she
    answers once, the others are not hers."""
    waits = open_activities(turn.session, turn.context, turn.desk.roles)
    return len(turn.desk.activities.keys() & waits)


def with_awaited(turn: Turn, made: Receipt, found: Mapping[int, Facts]) -> Receipt:
    """Return a receipt that tells what else was asked about and has no answer, and when she is
    asked again about what she leads of the activities that were `found` once it was written."""
    told = {one.line.handle for one in made.records}
    known = asked(turn)
    left = tuple(one for one in known.awaited if one.handle not in told)
    records = tuple(
        one.model_copy(update={"next_on": asked_again_on(turn, found[about], day)})
        if (about := one.line.activity_id) in found
        and not one.line.support
        and (day := known.reminded_on.get(about)) is not None
        else one
        for one in made.records
    )
    records = tuple(_lacking(turn, one) for one in records)
    return made.model_copy(update={"records": records, "awaited": left, "above": known.above})


def _lacking(turn: Turn, one: Recorded) -> Recorded:
    """Return a report with what its 100 % should come with and lacks: it is asked for, and the
    report counts all the same."""
    whole = one.percent == WHOLE and not one.line.support
    if not whole or (one.later is not None and one.later.kept_open):
        return one.model_copy(update={"lacks": ""})
    asked = turn.session.get_one(Activity, one.line.activity_id).proof
    return one.model_copy(update={"lacks": "" if _has(turn, one, asked) else asked.value})


def _has(turn: Turn, one: Recorded, asked: Proof) -> bool:
    """Tell whether what is asked of 100 % came with a report, or stands as evidence already."""
    if asked is Proof.NONE:
        return True
    if asked is Proof.REMARK:
        return bool(one.description.strip())
    came = one.attached or Attached()
    kept = [
        row
        for row in evidence.of_activity(turn.session, one.line.activity_id)
        if row.withdrawn_at is None and not row.undone
    ]
    if asked is Proof.LINK:
        return came.links > 0 or any(row.link for row in kept)
    return came.total > came.links or any(row.sha256 for row in kept)


def _said_now(told: Recorded, now: Recorded) -> Recorded:
    """Return a report as it is now, beside the figure that it was compared with and what came."""
    later = now.later
    if later is None and told.later is not None and told.later.kept_open:
        later = told.later if told.percent == now.percent else None
    meets = now.meets if later is None else ()
    kept = ("before", "before_by", "corrects", "next_on", "attached", "lapsed", "unreminded")
    of_before = {name: getattr(told, name) for name in kept}
    return now.model_copy(update=of_before | {"later": later, "meets": meets})


def _of_others(context: EntityContext, buttons: Iterable[Button], chain: Chain) -> Iterable[Button]:
    """Return the buttons that keep open the dates of other activities."""
    for button in buttons:
        ref = context.refs.read(button.ref)
        if ref is None or (ref.action, ref.target) != (Does.PERIOD, chain.activity_id):
            yield button
