"""What mails are made of in the tests: notes, notices, activities, one content of each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.later_dates import LaterDates
from core.messages import (
    Attached,
    Card,
    Content,
    Filed,
    Listing,
    Note,
    Question,
    Receipt,
    Reminder,
    Undone,
)
from core.overviews import Overview, OverviewRow
from tests.contracts.notes import NOTES as SAMPLES
from tests.contracts.own_sheets import SHEETS
from tests.support.sayings import last_said
from tests.unit.bot.email.samples import MAILBOX, a_channel, a_line, a_notice, a_record, buttons

LATE = date(2026, 6, 2)
SOON = date(2026, 6, 30)
READ = a_channel(reply_to=MAILBOX)
UNREAD = a_channel()
UNDO = buttons("Deshacer")[0]
LATER = LaterDates(dates=(SOON, date(2026, 12, 15)), met=1, total=3)

NOTES = (
    "ask_activity_again", "ask_figure_again", "ask_wish_again", "ask_yes_again", "question_left",
    "question_waits", "asked_no_more", "not_delegated",
    "request_left", "asked_in_vain", "courtesy", "date_kept_open", "decision_none", "edit_late",
    "edit_says_nothing", "enrolled", "help", "evidence_gone",
    "held_refused", "held_settled", "held_taken", "mail_empty", "invitation_bad",
    "invitation_elsewhere", "invitation_taken", "lead_asks", "list_empty",
    "voice", "heard_not", "left_out", "snooze_day",
    "not_recorded", "not_yours", "part_gone", "part_kept", "nothing_to_undo",
    "question_dropped", "question_gone", "report_denied", "shared_work",
    "request_sent", "set_aside",
    "request_dropped", "request_none", "request_which", "request_withdrawn",
    "unclear", "undo_late", "undo_nothing", "unknown_chat",
    "walk_done", "walk_left", "walk_nothing", "words_added",
)  # fmt: skip
NOTICES = (
    a_notice("escalation", due="2026-06-02", since="2026-06-03", days="14"),
    a_notice("unreachable", reason="blocked", handles="1.4, 2.2"),
    a_notice("unreachable", reason="unconfirmed", handles="1.4, 2.2"),
    a_notice("unreachable", reason="collective", office="Áreas misionales", handles="1.4, 2.2"),
    a_notice("away", person="Luz Díaz", until="2026-06-26", words="De vacaciones.", number=9),
    a_notice("request", kind="extension", person="Luz Díaz", until="2026-07-30", reason="sin CDP"),
    a_notice("disagreement", percent=60, other_office="Secretaría de Hacienda", other_percent=20),
    a_notice(
        "part",
        other_office="TIC",
        person="Luz Díaz",
        since="2026-06-15",
        report=7,
        description="se entregó el informe",
    ),
    a_notice("date_moved", since="2026-06-30", due="2026-07-31"),
    a_notice("date_moved", since="2026-06-30", due=None, next_on="2026-07-31"),
    a_notice("activity_corrected", before="80", percent="", by="Luz Díaz"),
    a_notice("activity_corrected", to_office="Secretaría de Hacienda", stays=1, by=""),
    a_notice("activity_corrected", to_office="Hacienda", stays=0, by="", corrected=1),
    a_notice("activity_gone", by_file=1),
    a_notice("activity_back", by=""),
    a_notice("activity_added", duty="support", due="2026-11-30", by="", reason="comité"),
    a_notice("goal_changed", field="goal", before="3", after="4", by="", reason="comité"),
    a_notice("consent", policy_url="https://entidad.example/datos", version="2"),
    a_notice("broadcast", text="Cerramos el corte.", author="Consuelo Ariza"),
    a_notice("takes_over", former="Luz Díaz"),
    a_notice("office_united", former="Tesorería"),
    a_notice("handed_over", lead="Bea Díaz"),
    a_notice("left_empty", person="Luz Díaz", count=4, office_id=3),
    a_notice("planning_empty", person="Luz Díaz", silence=1),
    a_notice("joined", person="Luz Díaz", since="2026-06-12"),
    a_notice("replaces", former="Luz Díaz", had="la Oficina Jurídica", asked="1.4", words="en 60"),
    a_notice(
        "request",
        kind="reassign",
        person="Luz Díaz",
        named_office="TIC",
        request=7,
        decides=1,
        anybody=1,
    ),
    a_notice("request_granted", kind="extension", since="2026-06-30", due="2026-07-30", by="Luz"),
    a_notice("request_denied", kind="reassign", by="Luz Díaz", reason="ya se revisó"),
    a_notice(
        "request",
        kind="extension",
        person="Ana",
        until="2026-07-30",
        request=6,
        decides=0,
        anybody=1,
        granted=1,
        due="2026-07-30",
        to_office="",
        by="Luz Díaz",
    ),
    a_notice(
        "away", person="Luz Díaz", until="2026-06-26", words="Vuelvo.", number=8, alone="Hacienda"
    ),
    a_notice("request_withdrawn", kind="not_applicable", person="Ana Rojas", request=7),
    a_notice("request_withdrawn", kind="extension", person="Ana Rojas", request=7, closed=1),
    a_notice("request_denied", kind="extension", moot=1, closed=1),
    a_notice(
        "recorded_for",
        person="Ana Rojas",
        by="Luz Díaz",
        since="2026-06-15",
        percent="60",
        before="40",
        description="falta la firma",
        inbound=1,
        report=1,
    ),
    a_notice("recorded_undone", person="", by="Luz Díaz", since="2026-06-15", percent="60"),
    a_notice("delegated", by="Luz Díaz"),
    a_notice("activity_received", from_office="Ofic. TIC", by="", corrected=1),
    a_notice("activity_received", kind="reassign", from_office="TIC", by="Luz Díaz"),
    a_notice("mail_refused", domain="x.example", since="2026-06-03", words="550 5.7.26 SPF"),
    a_notice("away_off", person="Luz Díaz", until="2026-06-26"),
    a_notice("substitute_missing", person="Luz Díaz", missing="Paola Ruiz", until="2026-06-26"),
    a_notice("leaves", person="Luz Díaz", words="me voy el viernes, me reemplaza Óscar"),
    a_notice("report_returned", by="Luz Díaz", reported="100", percent="40", reason="sin acta"),
    a_notice("report_accepted", by="Luz Díaz", reported="100", percent=None, reason=""),
    a_notice("words_passed", person="Luz Díaz", words="la 1.4 ya quedó"),
    a_notice("escalation", due="2026-06-02", since="2026-06-03", days="14", said_on="2026-06-08"),
)
# What planning and control ask for, and what they are told of a broadcast.
ORDERS: dict[str, dict[str, str | int | None]] = {
    **{name: values for name, values in SAMPLES.items() if name.startswith("review_")},
    "broadcast_dropped": {},
    "consent_ask": {"policy_url": "https://entidad.example/datos"},
    "consent_kept": {},
    "consent_refused": {},
    "consent_withdrawn": {},
    "replaced": {"lead": "Bea Díaz", "had": "la Oficina Jurídica"},
    "group_code_bad": {},
    "heard": {"words": "la 1.2 va en sesenta"},
    "held_hers": {"words": "1.2 va en 60 %"},
    "held_of_another": {
        "words": "1.2 va en 60 %",
        "who": "Juan Pérez",
        "address": "juan@contratista.example",
    },
    "held_several": {"count": 20, "words": "1.2 va en 60 % · listo · 100 %"},
    "held_shown": {},
    "held_refused_all": {},
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
    "leave_confirm": {},
    "leave_not": {},
    "leave_not_here": {},
    "broadcast_how": {},
    "broadcast_long": {"length": 1200, "most": 1000},
    "broadcast_nobody": {"office": "Secretaría de Salud"},
    "broadcast_preview": {"text": "Cerramos el corte.", "count": 2, "names": "Ana", "more": 1},
    "broadcast_sent": {"count": 2, "left": "Tesorería (Ana Díaz: ausente)", "left_more": 0},
    "not_for_you": {},
    "greeting": {"handle": "1.2"},
    "history_not_yours": {"handle": "2.1"},
    "evidence_not_yours": {"handle": "2.1"},
    "nothing_asked": SAMPLES["nothing_asked"],
    "history_which": SAMPLES["history_which"],
    "review_which": {"handle1": "3.3", "title1": "Capacitar"},
    "request_changed": SAMPLES["request_changed"],
    "request_unknown": {"number": 99, "waiting": "3 (1.2, Luz Díaz)"},
    "words_nobody": {"handle": "2.1"},
    "words_passed": {"handle": "2.1", "name": "Ana Pérez"},
    "date_wrong": {"handle": "2.1", "due": "2026-05-29"},
    "date_passed": {"handle": "2.1"},
    "date_by_file": {"handle": "2.1"},
    "doubt_of_date": {"handle": "2.1", "printed": "31 de abril", "until": "2026-04-30"},
    "substitute_missing": {"missing": "Paola Ruiz", "registers": "Pilar Duque"},
    "no_such_activity": {"code": "6.2", "handle1": "6.1", "title1": "Cobrar"},
    "leaves_told": {"person": "Marta Ruiz"},
    **{key: {"handle": "1.2"} for key in ("not_added", "stays_hers", "nothing_to_move")},
    "staff_told": {},
    "office_said": {"handle": "5.3", "office": "Hacienda", "named": "TIC", "same": 0, "decides": 1},
    "date_of_each": {"count": 1, "handle1": "1.2", "title1": "Cobrar", "due1": "2026-06-12"},
    "redo_how": {"handle": "1.2", "before": "40 %", "percent": "60 %"},
    "words_stay": {"handle": "1.2"},
    "away_told": {"person": "Marta Ruiz", "until": None, "told": 0, "deputy": "Ana Gil"},
    "away_set_several": {"people": "Luz Díaz (hasta el vie 26 jun)", "gone": "15"},
    "back_noted": {"ended": 0, "lists": 1},
    **{key: {"which": "mié 17 jun y vie 26 jun"} for key in ("own_away_moved", "own_away_which")},
    "own_away_or_back": {"until": "2026-06-26", "was_until": "2026-06-17"},
    "elsewhere": {
        "beside": 0,
        "records": 1,
        "handle1": "2.1",
        "office1": "Secretaría General",
        "lead1": "Ana Pérez",
        "kept": "Patricia Londoño",
    },
    "reads_only": {},
    "office_missing": {},
    "why_which": {"typed": "ana", "near": "Ana Mora\nAna Ruiz", "fitting": 2},
    "office_unknown": {"typed": "hacienda", "near": "Secretaría de Hacienda"},
    "only_in_private": {},
    "explained": {"topic": "apoyo"},
    "counts": {"total": 12, "done": 4, "on_time": 5, "overdue": 3, "untold": 2},
    "registered": {"names": "Germán Useche", "office": "Secretaría de Obras", "typed": "Germán"},
    "office_people": {"office": "Oficina de Control Interno", "names": "Hernán Quiroga"},
}
# What is said about requests and their decisions, agreements and delegates.
DECISIONS: dict[str, dict[str, str | int | None]] = {
    **{name: {"activities": 3} for name in ("agreed", "agree_to_these")},
    "forward_not_read": {},
    "forward_no_office": {},
    "support_without_file": {"handle": "2.2"},
    "forward_nothing": {"name": "Marta Ruiz"},
    "forward_owes": {"name": "Marta Ruiz", "ask": "percent"},
    "forward_recorded": {
        "name": "Marta Ruiz", "handle1": "1.2", "percent1": "60", "before1": "40",
    },
    "forward_unknown": {"name": "Marta Ruiz"},
    "away_proposed": {
        "person": "Marta Ruiz", "first": "2026-05-19", "until": "2026-05-22", "number": 40,
        "alone": "Hacienda",
    },
    "away_of_another": {"person": "Marta Ruiz", "first": None, "until": None, "yours": 0},
    "away_ended": {"person": "Marta Ruiz", "first": None, "until": "2026-05-22", "ended": 1},
    "away_which": {"number1": 40, "person1": "Marta Ruiz", "until1": "2026-05-22"},
    "forward_waits": {},
    "agreed_nothing": {},
    "delegate_not_lead": {"handle": "1.2", "lead": "Marta Díaz"},
    "delegated": {"handle": "1.2", "name": "Carlos Peña"},
    "delegated_back": {"handle": "1.2"},
    "delegates_none": {"name": "Beatriz Amaya", "office": "Secretaría de Hacienda"},
    "decided_already": {
        "handle": "1.2", "by": "Luz Díaz", "since": "2026-06-15", "outcome": "granted",
        "until": "2026-07-30", "office": "",
    },
    "decided_several": {
        "count": 6,
        "done": "yes",
        "unread": "la 2 después miramos",
        "number1": 1,
        "what1": "decision_granted",
        "handle1": "1.2",
        "kind1": "extension",
        "until1": "2026-06-30",
        "number2": 4,
        "what2": "decision_denied",
        "handle2": "2.1",
        "reason2": "ya no cabe",
        "number3": 5,
        "what3": "until",
        "handle3": "3.1",
        "why3": "not_later",
        "number4": 9,
        "what4": "request_unknown",
        "number5": 6,
        "what5": "decided_already",
        "handle5": "4.1",
        "outcome5": "granted",
        "number6": 7,
        "what6": "office",
        "handle6": "4.2",
        "why6": "no_office",
    },
    "decision_closed": {"handle": "1.2"},
    "decision_denied": {"handle": "1.2", "kind": "extension", "name": "Ana Rojas"},
    "decision_explained": {
        "handle": "1.2",
        "name": "Ana Rojas",
        "reason": "las TIC administran la web",
    },
    "decision_granted": {
        "handle": "1.2", "kind": "extension", "name": "Ana Rojas", "since": "2026-06-30",
        "until": "2026-07-30", "office": "",
    },
    "decision_not_yours": {},
    "decide_all": {
        "grants": "", "named": "14 (4.2, Ana Rojas); 15 (3.1, Pedro Rueda)",
        "beside": "ya se había dado plazo",
    },
    "decision_waits": {"handle": "1.2"},
    "snooze_refused": {"handle": "1.2"},
    "snoozed": {"handle": "1.2", "until": "2026-06-23", "refused": "2.1"},
    "snooze_back": {"handle": "1.2"},
}  # fmt: skip
ROW = OverviewRow(name="1.2", title="Rendir cuentas", due=LATE, days_late=14, people=("Ana",))
LINES = (
    a_line(
        handle="2.1", due=LATE, percent=Decimal(40), said=last_said("va bien", date(2026, 6, 10))
    ),
    a_line(due=SOON, support=True, number=2, total=6, next_on=date(2026, 6, 23)),
    a_line(handle="4.4", due=None, office="Oficina Jurídica"),
)
CONTENTS: dict[str, Content] = {
    "reminder": Reminder(lines=LINES, notices=NOTICES),
    **{
        f"asked again: {name}": Reminder(
            lines=LINES,
            question=Question(
                name=name,
                line=None if name == "activity" else LINES[0],
                figure=Decimal(30),
                words="vamos bien",
                buttons=buttons("1.2 · Publicar"),
            ),
        )
        for name in ("activity", "percent", "confirm")
    },
    "only asked again": Reminder(
        lines=(), question=Question(name="confirm", line=LINES[0], figure=Decimal(30))
    ),
    "welcome": Reminder(lines=LINES, welcome=True),
    "first mail": Reminder(lines=LINES, policy_url="https://entidad.example/datos"),
    "notices": Reminder(lines=(), notices=NOTICES),
    "listing": Listing(lines=LINES),
    **SHEETS,
    "nothing": Listing(lines=()),
    "card": Card(line=LINES[0], buttons=buttons("25 %", "Sin avance")),
    "walk": Card(line=LINES[0], buttons=buttons("Igual", "Saltar"), number=3, total=16),
    "which": Question(name="activity", words="vamos bien", buttons=buttons("1.2 · Publicar")),
    "how much": Question(name="percent", line=LINES[0], words="vamos bien"),
    "sure": Question(name="confirm", line=LINES[0], figure=Decimal(30), buttons=buttons("Sí")),
    "sure count": Question(
        name="confirm",
        line=LINES[0],
        figure=Decimal(75),
        counted="3 de 4 encuentros",
        words="llevamos 3",
        buttons=buttons("Sí"),
    ),
    "later": Question(name="later", line=LINES[1], buttons=buttons("mar 23 jun")),
    "not hers": Question(name="whose", buttons=buttons("1.2 · Publicar")),
    "to delegate": Question(name="hand", buttons=buttons("1.2 · Publicar")),
    "to whom": Question(name="deputy", line=LINES[0], buttons=buttons("Carlos Peña")),
    "whether to him": Question(name="deputy", line=LINES[0], words="Luz", buttons=buttons("Sí")),
    "until": Question(
        name="until", line=LINES[0], words="sin CDP", why="not_later", buttons=buttons("jue 30 jul")
    ),
    "whose": Question(name="office", line=LINES[0], words="sistemas", buttons=buttons("TIC")),
    "which to undo": Question(name="undo", buttons=buttons("1.2 · Publicar", "Todas (2)")),
    "whether to undo": Question(
        name="undo", line=LINES[0], figure=Decimal(80), buttons=buttons("Sí, deshacer", "No")
    ),
    "receipt": Receipt(records=(a_record(), a_record()), still_open=3, undo=UNDO),
    "closing": Receipt(
        records=(a_record(percent=Decimal(100), status="done", later=LATER),),
        still_open=3,
        buttons=buttons("Solo este periodo"),
        undo=UNDO,
    ),
    "period": Receipt(
        records=(a_record(later=LATER.model_copy(update={"kept_open": True})),),
        still_open=3,
        undo=UNDO,
    ),
    "meeting": Receipt(records=(a_record(meets=LATER.dates[:1]),), still_open=3, undo=UNDO),
    "filed": Filed(lines=LINES[:1], attached=Attached(photos=1), total=3),
    "filed twice": Filed(lines=LINES, attached=Attached(photos=1, links=1), total=2),
    "whose photo": Question(
        name="activity", attached=Attached(photos=1), buttons=buttons("1.2 · Publicar")
    ),
    "sure with files": Question(
        name="confirm", line=LINES[0], figure=Decimal(30), attached=Attached(documents=2)
    ),
    "receipt with files": Receipt(
        records=(a_record(attached=Attached(photos=3)),), still_open=3, undo=UNDO
    ),
    "refused": Note(name="file_refused", values={"reason": "macros", "name": "acta.docm"}),
    "undone": Undone(lines=LINES, stands=LINES[:1]),
    "invitation": Note(
        name="invitation", values={"name": "Ana", "link": "https://t.me/x?start=y", "entity": "E"}
    ),
    "overdue": Overview(name="overdue", rows=(ROW,), total=20),
    "silence": Overview(name="silence", rows=(), total=0),
    **{name: Note(name=name, values=values) for name, values in (ORDERS | DECISIONS).items()},
    **{name: Note(name=name, values={"handle": "1.2"}) for name in NOTES},
    **{
        name: Note(name=name, values=SAMPLES[name])
        for name in ("own_summary", "own_summary_chosen", "unheard", "web_code", "mail_too_many")
    },
    "mail_too_large": Note(name="mail_too_large", values={"megabytes": 31}),
    "away_set": Note(name="away_set", values={"person": "Luz Díaz", "until": "2026-06-26"}),
    "away_over": Note(name="away_over", values={"person": "Luz Díaz", "until": "2026-06-26"}),
}
