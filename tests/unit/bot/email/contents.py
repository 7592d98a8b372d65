"""What mails are made of in the tests: notes, notices, activities, one content of each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.messages import (
    Card,
    Content,
    Listing,
    Note,
    Overview,
    OverviewRow,
    Question,
    Receipt,
    Reminder,
    Undone,
)
from tests.unit.bot.email.samples import MAILBOX, a_channel, a_line, a_notice, a_record, buttons

LATE = date(2026, 6, 2)
SOON = date(2026, 6, 30)
READ = a_channel(reply_to=MAILBOX)
UNREAD = a_channel()
UNDO = buttons("Deshacer")[0]

NOTES = (
    "ask_figure_again", "courtesy", "enrolled", "help", "invitation_bad", "list_empty",
    "not_recorded", "not_yours", "nothing_to_undo", "question_gone", "request_sent", "set_aside",
    "snoozed", "unclear", "undo_late", "unknown_chat",
    "walk_done", "walk_left", "walk_nothing",
)  # fmt: skip
NOTICES = (
    a_notice("escalation", due="2026-06-02", since="2026-06-03", days="14"),
    a_notice("unreachable", reason="blocked", handles="1.4, 2.2"),
    a_notice("request", kind="extension", person="Luz Díaz", until="2026-07-30", reason="sin CDP"),
    a_notice("disagreement", percent=60, other_office="Secretaría de Hacienda", other_percent=20),
    a_notice("date_moved", since="2026-06-30", due="2026-07-31"),
    a_notice("broadcast", text="Cerramos el corte.", author="Consuelo Ariza"),
)
# What planning and control ask for, and what they are told of a broadcast.
ORDERS: dict[str, dict[str, str | int | None]] = {
    "broadcast_dropped": {},
    "broadcast_how": {},
    "broadcast_long": {"length": 1200, "most": 1000},
    "broadcast_nobody": {},
    "broadcast_preview": {"text": "Cerramos el corte.", "count": 2, "names": "Ana", "more": 1},
    "broadcast_sent": {"count": 2},
    "not_for_you": {},
    "office_missing": {},
    "office_unknown": {"typed": "hacienda", "near": "Secretaría de Hacienda"},
    "only_in_private": {},
}
ROW = OverviewRow(name="1.2", title="Rendir cuentas", due=LATE, days_late=14, people=("Ana",))
LINES = (
    a_line(handle="2.1", due=LATE, percent=Decimal(40), said_on=date(2026, 6, 10), words="va bien"),
    a_line(due=SOON, support=True, number=2, total=6, next_on=date(2026, 6, 23)),
    a_line(handle="4.4", due=None, office="Oficina Jurídica"),
)
CONTENTS: dict[str, Content] = {
    "reminder": Reminder(lines=LINES, notices=NOTICES),
    "welcome": Reminder(lines=LINES, welcome=True),
    "notices": Reminder(lines=(), notices=NOTICES),
    "listing": Listing(lines=LINES),
    "nothing": Listing(lines=()),
    "card": Card(line=LINES[0], buttons=buttons("25 %", "Sin avance")),
    "walk": Card(line=LINES[0], buttons=buttons("Igual", "Saltar"), number=3, total=16),
    "which": Question(name="activity", words="vamos bien", buttons=buttons("1.2 · Publicar")),
    "how much": Question(name="percent", line=LINES[0], words="vamos bien"),
    "sure": Question(name="confirm", line=LINES[0], figure=Decimal(30), buttons=buttons("Sí")),
    "receipt": Receipt(records=(a_record(), a_record()), still_open=3, undo=UNDO),
    "undone": Undone(lines=LINES),
    "invitation": Note(
        name="invitation", values={"name": "Ana", "link": "https://t.me/x?start=y", "entity": "E"}
    ),
    "overdue": Overview(name="overdue", rows=(ROW,), total=20),
    "silence": Overview(name="silence", rows=(), total=0),
    **{name: Note(name=name, values=values) for name, values in ORDERS.items()},
    **{name: Note(name=name, values={"handle": "1.2"}) for name in NOTES},
}
