"""A lead's own spreadsheet out of the tables: her rows when she asks, what came back when it is
here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.conversation import commands
from bot.conversation.desk import lines
from bot.conversation.reporting import chains
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.view import Returned, SheetLine, View
from core.agenda import led_first
from core.inbound import FileKind
from core.messages import Listing, Note
from core.own_sheet import ROW, OwnSheet, SheetRow
from core.refs import Ref, Refs
from models.incoming import files

_WORKBOOKS = (".xlsx", ".ods")


def asked(turn: Turn) -> Obeyed | None:
    """Give her what is open as a workbook to complete; None for other messages."""
    if turn.message.is_no_new_text or not commands.wants_workbook(turn.text):
        return None
    if turn.in_group:
        return Obeyed(Note(name="only_in_private"))
    open_ids = [one for one in turn.desk.activities if one in turn.desk.open_ids]
    shown = tuple(led_first(lines(turn.session, turn.context, turn.desk, open_ids).values()))
    if not shown:
        return Obeyed(Note(name="list_empty"))
    keys = (_key(turn.context.refs, one.activity_id, one.own) for one in shown)
    return Obeyed(Listing(lines=shown, keys=tuple(keys)))


def _key(refs: Refs, activity_id: int, percent: Decimal | None) -> str:
    figure = "" if percent is None else f"{percent.normalize():f}"
    return refs.make(Ref(ROW, activity_id, figure))


def is_awaited(turn: Turn) -> bool:
    """Tell whether a file is still to come that may be her spreadsheet: words beside it wait."""
    if not turn.message.files:
        return False
    came = files.of_message(turn.session, turn.inbound.id)
    return any(
        one.is_pending
        and one.kind is FileKind.DOCUMENT
        and one.name.casefold().endswith(_WORKBOOKS)
        for one in came
    )


def has_come(turn: Turn) -> bool:
    """Tell whether a message brings her spreadsheet."""
    return bool(_sheets(turn))


def with_returned(turn: Turn, view: View) -> View:
    """Return the view that knows the spreadsheet that came with a message, if one did."""
    sheets = _sheets(turn)
    if not sheets:
        return view
    told = tuple(_line(turn.context.refs, row) for sheet in sheets for row in sheet.rows)
    ids = {one.activity_id for one in told if one.activity_id in view.activities}
    returned = Returned(
        turn.inbound.id,
        told,
        hidden=sum(sheet.hidden for sheet in sheets),
        headed=all(sheet.headed for sheet in sheets),
        hers=_hers(turn, (one for one in ids if one is not None)),
    )
    return replace(view, returned=returned)


def _sheets(turn: Turn) -> list[OwnSheet]:
    if not turn.message.files or turn.message.edits is not None:
        return []
    came = files.of_message(turn.session, turn.inbound.id)
    return [one.sheet for one in came if one.sheet is not None]


def _line(refs: Refs, row: SheetRow) -> SheetLine:
    ref = refs.read(row.key)
    told = SheetLine(row.line, row.code, row.figure, row.words)
    if ref is None or ref.action != ROW:
        return told
    return replace(told, activity_id=ref.target, exported=Decimal(ref.value) if ref.value else None)


def _hers(turn: Turn, ids: Iterable[int]) -> dict[int, str]:
    held = (chains.of_hers(turn, one) for one in ids)
    return {one.activity_id: one.last.description for one in held if one is not None}
