"""What is said of a lead's own spreadsheet: sent, shown with its changes, told without any."""

from __future__ import annotations

from decimal import Decimal

from core.messages import Content, Listing, Question, Reminder
from core.own_sheet import ROW, LeftRow, SheetChange, SheetLeft, SheetRead
from core.refs import Ref
from tests.contracts.plan import BARE, HELPED, LINE, REFS, YES_NO

LINES = (LINE, BARE, HELPED)
CHANGES = (
    SheetChange(
        handle="2.1",
        before=Decimal(40),
        percent=Decimal(60),
        words="Se radicó el documento; falta la firma del secretario",
    ),
    SheetChange(handle="3.4", before=None, percent=Decimal("33.5")),
    SheetChange(handle="3.5", before=Decimal(50), percent=Decimal(50), words="Se citó al comité"),
    SheetChange(handle="5.1", before=Decimal(10), percent=Decimal(100), part=True),
)
LEFT = (
    *(SheetLeft(name="1.2", why=why, written="130 %", now=Decimal(70)) for why in LeftRow),
    SheetLeft(name="", why=LeftRow.UNKNOWN, written="12"),
    SheetLeft(name="", why=LeftRow.ELSEWHERE),
    SheetLeft(name="2.2", why=LeftRow.MOVED),
)
ASKED = Question(
    name="sheet",
    asks="sheet:7",
    buttons=YES_NO,
    sheet=SheetRead(changes=CHANGES, left=LEFT, hidden=2),
)
SHEETS: dict[str, Content] = {
    "own sheet": Listing(
        lines=LINES,
        keys=tuple(REFS.make(Ref(ROW, one.activity_id, "")) for one in LINES),
    ),
    "question sheet": ASKED,
    "question sheet, one change": ASKED.model_copy(
        update={"sheet": SheetRead(changes=CHANGES[:1])}
    ),
    "question sheet, many changes": ASKED.model_copy(
        update={"sheet": SheetRead(changes=CHANGES[:2] * 25)}
    ),
    "sheet without changes": Question(name="sheet", sheet=SheetRead()),
    "sheet of another office": Question(name="sheet", sheet=SheetRead(left=LEFT[1:2])),
    "sheet without its headings": Question(name="sheet", sheet=SheetRead(headed=False)),
    "sheet overtaken": Question(name="sheet", sheet=SheetRead(left=LEFT[-1:], late=True)),
    "reminder that asks about a sheet again": Reminder(lines=(LINE,), question=ASKED),
}
