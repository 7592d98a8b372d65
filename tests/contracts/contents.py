"""A sample of every content that culmina says, and of what stands in its notes and notices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.channels import Envelope
from core.messages import (
    Attached,
    Button,
    Card,
    Content,
    Digest,
    Filed,
    LaterDates,
    Line,
    Listing,
    Note,
    NoticeItem,
    Overview,
    OverviewRow,
    Question,
    Receipt,
    Recorded,
    Reminder,
    Undone,
)
from core.refs import Ref, Refs
from tests.support.builders import TODAY
from tests.unit.reports.samples import an_ordinary_week

REFS = Refs("una-clave-de-prueba-de-al-menos-32-letras")
UNDO = Button(label="Deshacer", ref=REFS.make(Ref("undo", 1, "1")))
BUTTON = Button(label="1.2", ref=REFS.make(Ref("card", 1)))
LINE = Line(
    activity_id=1,
    handle="1.2",
    code="1.2",
    title="Publicar el mapa de riesgos de corrupción",
    office="Secretaría de Planeación",
    due=TODAY,
    percent=Decimal(40),
    words="falta la firma",
    said_on=date(2026, 5, 4),
    number=2,
    total=6,
    next_on=date(2026, 5, 18),
    escalates_on=date(2026, 5, 25),
    button=BUTTON,
)
BARE = Line(activity_id=2, handle="A-07", code=None, title="Rendir cuentas", office="TIC", due=None)
RECORDED = Recorded(
    line=LINE, percent=Decimal(60), before=Decimal(40), status="in_progress", description="va bien"
)
CLOSING = RECORDED.model_copy(
    update={
        "percent": Decimal(100),
        "status": "done",
        "later": LaterDates(dates=(TODAY, date(2026, 12, 15)), met=1, total=3),
    }
)
KEPT_OPEN = LaterDates(dates=(TODAY,), kept_open=True)
# What the code gives to each of its notes and notices; a day is text, as storage keeps it.
NOTES: dict[str, dict[str, str | int | None]] = {
    "agreed": {"activities": 3},
    "mail_too_large": {"megabytes": 31},
    "away_set": {"person": "Marta Ruiz", "until": "2026-05-22"},
    "agreed_nothing": {},
    "delegate_not_lead": {},
    "delegated": {"handle": "1.2", "name": "Carlos Peña"},
    "delegated_back": {"handle": "1.2"},
    "delegates_none": {},
    "ask_figure_again": {"handle": "1.2"},
    "broadcast_dropped": {},
    "broadcast_how": {},
    "broadcast_long": {"length": 1200, "most": 1000},
    "broadcast_nobody": {},
    "broadcast_preview": {
        "text": "El viernes cerramos el corte.",
        "count": 14,
        "names": "Marta Ruiz · Secretaría de Planeación",
        "more": 2,
    },
    "broadcast_sent": {"count": 1},
    "consent_ask": {"name": "Marta Ruiz", "policy_url": "https://entidad.example/datos"},
    "consent_kept": {},
    "consent_refused": {"by_mail": "yes"},
    "consent_withdrawn": {"by_mail": None},
    "courtesy": {},
    "decided_already": {
        "handle": "1.2",
        "by": "Luz Cano",
        "since": "2026-05-08",
        "outcome": "granted",
        "until": "2026-06-30",
        "office": "",
    },
    "decision_closed": {"handle": "1.2"},
    "decision_denied": {"handle": "1.2", "kind": "extension", "name": "Marta Ruiz"},
    "decision_granted": {
        "handle": "1.2",
        "kind": "extension",
        "name": "Marta Ruiz",
        "since": "2026-05-29",
        "until": "2026-06-30",
        "office": "",
    },
    "decision_not_yours": {},
    "decision_waits": {"handle": "1.2"},
    "edit_late": {},
    "edit_says_nothing": {"handle": "1.2"},
    "file_refused": {"reason": "macros", "name": "acta.docm"},
    "voice": {},
    "enrolled": {"name": "Marta Ruiz"},
    "held_hers": {"words": "1.2 va en 60 %"},
    "held_of_another": {
        "words": "1.2 va en 60 %",
        "who": "Juan Pérez",
        "address": "juan@contratista.example",
    },
    "held_several": {"count": 20, "words": "1.2 va en 60 % · listo · 100 %"},
    "held_shown": {},
    "held_refused_all": {},
    "held_refused": {},
    "held_settled": {},
    "held_taken": {},
    "mail_empty": {},
    "group_code_bad": {},
    "group_connected": {"name": "Secretaría de Hacienda"},
    "group_hello": {"minutes": 15},
    "group_how": {},
    "group_leaving": {},
    "group_not_by_you": {},
    "group_other_office": {},
    "group_private": {},
    "group_replaced": {},
    "group_stranger": {},
    "group_unapproved": {},
    "forward_nothing": {"name": "Marta Ruiz"},
    "forward_owes": {"name": "Marta Ruiz", "ask": "percent"},
    "forward_recorded": {
        "name": "Marta Ruiz",
        "handle": "1.2",
        "percent": "60",
        "before": "40",
    },
    "forward_unknown": {"name": "Marta Ruiz"},
    "help": {},
    "invitation_bad": {},
    "leave_confirm": {},
    "leave_not": {},
    "leave_not_here": {},
    "list_empty": {},
    "not_for_you": {},
    "not_recorded": {"handle": "1.2"},
    "not_yours": {},
    "nothing_to_undo": {},
    "office_missing": {},
    "office_unknown": {"typed": "hacienda", "near": "Secretaría de Hacienda"},
    "only_in_private": {},
    "question_gone": {},
    "request_sent": {"handle": "1.2", "kind": "extension", "to": "planning"},
    "set_aside": {},
    "snooze_refused": {"handle": "1.2"},
    "snoozed": {"handle": "1.2", "until": "2026-05-15"},
    "unclear": {},
    "undo_late": {},
    "undo_nothing": {},
    "unknown_chat": {},
    "walk_done": {"left": 2},
    "walk_left": {"left": 13},
    "walk_nothing": {},
}
# An invitation to Telegram goes by mail only.
MAILED: dict[str, dict[str, str | int | None]] = {
    "invitation": {
        "name": "Marta Ruiz",
        "link": "https://t.me/culmina_bot?start=abc",
        "entity": "Alcaldía de Puerto Esperanza",
    }
}
_ABOUT: dict[str, str | int | None] = {
    "handle": "1.2", "title": LINE.title, "office": LINE.office, "due": "2026-05-04",
}  # fmt: skip
NOTICES: dict[str, dict[str, str | int | None]] = {
    "away": {
        "person": "Marta Ruiz", "until": "2026-05-22", "number": 9,
        "words": "Estoy de vacaciones hasta el 22 de mayo.",
    },
    "escalation": _ABOUT | {"since": "2026-05-04", "days": "7"},
    "unreachable": {"office": LINE.office, "reason": "dead", "handles": "1.2, 1.3"},
    "takes_over": {"office": LINE.office, "former": "Marta Ruiz"},
    "handed_over": {"office": LINE.office, "lead": "Bea Díaz"},
    "left_empty": {"office": LINE.office, "office_id": 3, "person": "Marta Ruiz", "count": 4},
    "mail_refused": {
        "domain": "correo.example", "since": "2026-05-08", "words": "550 5.7.26 SPF check failed",
    },
    "request": _ABOUT | {
        "kind": "extension", "person": "Marta Ruiz", "until": "2026-06-30", "reason": "sin CDP",
        "named_office": "", "request": 7, "decides": 1, "anybody": 1,
    },
    "request_granted": _ABOUT | {
        "kind": "extension", "since": "2026-05-04", "due": "2026-06-30", "by": "Luz Cano",
        "to_office": "", "reason": "",
    },
    "request_denied": _ABOUT | {
        "kind": "reassign", "since": None, "due": None, "by": "", "to_office": "",
        "reason": "ya se revisó",
    },
    "recorded_for": _ABOUT | {
        "person": "Marta Ruiz", "by": "Luz Cano", "since": "2026-05-08", "percent": "60",
        "before": "40", "status": "in_progress", "description": "falta la firma", "inbound": 1,
        "report": 1,
    },
    "delegated": _ABOUT | {"by": "Marta Ruiz"},
    "activity_received": _ABOUT | {"kind": "reassign", "from_office": "TIC", "by": "Luz Cano"},
    "disagreement": _ABOUT | {"percent": 60, "other_office": "Hacienda", "other_percent": 20},
    "date_moved": _ABOUT | {"since": "2026-04-30"},
    "consent": {"policy_url": "https://entidad.example/datos", "version": "2"},
    "broadcast": {"text": "El viernes cerramos el corte.", "author": "Consuelo Ariza"},
}  # fmt: skip
ROW = OverviewRow(
    name="1.2",
    title=LINE.title,
    office=LINE.office,
    due=date(2026, 5, 4),
    since=date(2026, 5, 5),
    days_late=7,
    percent=Decimal(40),
    count=3,
    people=("Marta Ruiz",),
)
OVERVIEWS = (
    Overview(name="summary", figures=an_ordinary_week().model_dump(mode="json")),
    *(
        Overview(name=name, rows=rows, total=len(rows) * 2, office="Hacienda", people=("Ana",))
        for name in ("overdue", "overdue_offices", "office", "silence")
        for rows in ((ROW, ROW.model_copy(update={"percent": None, "people": ()})), ())
    ),
)
FILES = Attached(photos=2, documents=1)
CONTENTS: dict[str, Content] = {
    "reminder": Reminder(lines=(LINE, BARE, LINE, LINE), buttons=(BUTTON,)),
    "reminder that asks again": Reminder(
        lines=(LINE,),
        question=Question(name="confirm", line=LINE, figure=Decimal(30), words="va bien"),
    ),
    "welcome": Reminder(welcome=True, lines=(LINE, BARE)),
    "group's reminder": Reminder(lines=(LINE, BARE), group="Secretaría de Hacienda"),
    "first mail": Reminder(lines=(LINE,), policy_url="https://entidad.example/datos"),
    "listing": Listing(lines=(LINE, BARE)),
    "calendar": Listing(lines=(LINE, BARE), calendar=(0, 0)),
    "card": Card(line=LINE, buttons=(BUTTON,)),
    "walk": Card(line=LINE, buttons=(BUTTON,), number=3, total=16),
    "question activity": Question(name="activity", words="vamos bien", buttons=(BUTTON,)),
    "question percent": Question(name="percent", line=LINE, words="vamos bien"),
    "question confirm": Question(name="confirm", line=LINE, figure=Decimal(60)),
    "question later": Question(name="later", line=LINE, buttons=(BUTTON,)),
    "question whose": Question(name="whose", buttons=(BUTTON,)),
    "question hand": Question(name="hand", buttons=(BUTTON,)),
    "question deputy": Question(name="deputy", line=LINE, buttons=(BUTTON,)),
    "question until": Question(name="until", line=LINE, words="sin CDP", buttons=(BUTTON,)),
    "question office": Question(name="office", line=LINE, words="sistemas", buttons=(BUTTON,)),
    "question undo": Question(name="undo", buttons=(BUTTON, BUTTON, BUTTON)),
    "receipt": Receipt(records=(RECORDED,), still_open=2, undo=UNDO),
    "receipt of several": Receipt(records=(RECORDED, RECORDED), still_open=2, undo=UNDO),
    "receipt that closes later dates": Receipt(
        records=(CLOSING,), still_open=0, buttons=(BUTTON,), undo=UNDO
    ),
    "receipt of a period": Receipt(
        records=(CLOSING.model_copy(update={"later": KEPT_OPEN}),), still_open=1, undo=UNDO
    ),
    "filed": Filed(lines=(LINE,), attached=FILES, total=4, buttons=(BUTTON,)),
    "filed once it has come": Filed(
        lines=(LINE,), attached=FILES, total=4, buttons=(BUTTON,), awaits=7
    ),
    "file not fetched": Note(
        name="file_refused", values={"reason": "not_fetched", "name": "acta.pdf", "count": 1}
    ),
    "photos not fetched": Note(
        name="file_refused",
        values={
            "reason": "not_fetched",
            "name": "",
            "kind": "photo",
            "count": 2,
            "words": "1.2 va en 60 %",
        },
    ),
    "question activity of files": Question(name="activity", attached=FILES, buttons=(BUTTON,)),
    "receipt with files": Receipt(
        records=(RECORDED.model_copy(update={"attached": FILES}),), still_open=2, undo=UNDO
    ),
    "undone": Undone(lines=(LINE, BARE)),
    "digest": Digest(on=TODAY, figures=an_ordinary_week().model_dump(mode="json")),
    **{f"overview {one.name} {one.total}": one for one in OVERVIEWS},
    **{f"note {name}": Note(name=name, values=values) for name, values in NOTES.items()},
    **{
        f"notice {name}": Reminder(lines=(), notices=(NoticeItem(name=name, values=values),))
        for name, values in NOTICES.items()
    },
}
ENVELOPE = Envelope(
    key="day:1:2026-05-11",
    entity="Alcaldía de Puerto Esperanza",
    address="5001",
    person="Marta Lucía Rincón",
    today=TODAY,
)
