"""What a conversation says: contents with their buttons, made of what lies on the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.conversation.pending import Desk
from bot.conversation.state import Draft
from bot.understanding.meaning import Ask
from core.messages import Button, Card, Content, Listing, Note, Question, Receipt, Recorded, Undone
from core.refs import Ref
from core.spanish import cut_at_word, show_percent
from scheduler.context import EntityContext

QUARTERS = (25, 50, 75, 100)
MOST_CHOICES = 12
CHOICE_WIDTH = 34


def _button(
    context: EntityContext, label: str, action: str, target: int, value: str = ""
) -> Button:
    return Button(label=label, ref=context.refs.make(Ref(action, target, value)))


def _figures(context: EntityContext, activity_id: int) -> list[Button]:
    return [_button(context, show_percent(n), "pct", activity_id, str(n)) for n in QUARTERS]


def card(context: EntityContext, desk: Desk, activity_id: int) -> Card:
    """Return one activity with the buttons that report on it."""
    return Card(
        line=desk.line(context, activity_id),
        buttons=(
            *_figures(context, activity_id),
            _button(context, "Sin avance", "none", activity_id),
            _button(context, "Otra cifra", "other", activity_id),
            _button(context, "Recordar después", "later", activity_id),
            _button(context, "No es de mi oficina", "notmine", activity_id),
        ),
    )


def listing(context: EntityContext, desk: Desk) -> Content:
    """Return all that is open, or a line that says that nothing is."""
    lines = tuple(desk.line(context, one) for one in desk.activities if one in desk.open_ids)
    return Listing(lines=lines) if lines else Note(name="list_empty")


def question(context: EntityContext, desk: Desk, draft: Draft) -> Question:
    """Return the question for what a draft still owes."""
    about = None
    if draft.activity_id is not None:
        about = desk.line(context, draft.activity_id)
    match draft.ask:
        case Ask.ACTIVITY:
            chosen = list(desk.activities.values())[:MOST_CHOICES]
            buttons = [
                _button(
                    context,
                    cut_at_word(f"{one.handle} · {one.title}", CHOICE_WIDTH),
                    "pick",
                    one.activity_id,
                    str(draft.inbound_id),
                )
                for one in chosen
            ]
        case Ask.CONFIRM:
            buttons = [
                _button(context, "Sí", "yes", draft.inbound_id),
                _button(context, "No", "no", draft.inbound_id),
            ]
        case _:
            buttons = [] if draft.activity_id is None else _figures(context, draft.activity_id)
    return Question(
        name=(draft.ask or Ask.PERCENT).value,
        line=about,
        figure=draft.percent,
        words=draft.description,
        buttons=tuple(buttons),
    )


def receipt(context: EntityContext, before: Desk, after: Desk, drafts: Sequence[Draft]) -> Receipt:
    """Return what was recorded: the new figure beside the former one, and how to take it back."""
    records = []
    for draft in drafts:
        if draft.activity_id is None:
            raise ValueError("a receipt speaks of recorded reports only")
        former = before.activities[draft.activity_id]
        records.append(
            Recorded(
                line=after.line(context, draft.activity_id),
                percent=draft.percent,
                before=former.percent,
                status=draft.status.value,
                description=draft.description,
            )
        )
    return Receipt(
        records=tuple(records),
        still_open=len(after.open_ids),
        undo=_button(context, "Deshacer", "undo", drafts[0].inbound_id),
    )


def undone(context: EntityContext, desk: Desk, activities: Iterable[int]) -> Undone:
    """Return what was taken back, with the figures that hold again."""
    return Undone(lines=tuple(desk.line(context, one) for one in activities))
