"""A sample of every content that culmina says, and of what stands in its notes and notices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.buttons import Button
from core.channels import Envelope
from core.messages import (
    Attached,
    Card,
    Content,
    Digest,
    Filed,
    LaterDates,
    Line,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Recorded,
    Reminder,
    Undone,
    Wished,
)
from core.overviews import Overview, OverviewRow
from core.refs import Ref, Refs
from tests.contracts.notes import INSTEAD, NOTES
from tests.contracts.notices import ABOUT, NOTICES, OFFICE, TITLE
from tests.support.builders import TODAY
from tests.support.sayings import last_said
from tests.unit.reports.samples import DECISIONS, an_ordinary_week

REFS = Refs("una-clave-de-prueba-de-al-menos-32-letras")
UNDO = Button(label="Deshacer", ref=REFS.make(Ref("undo", 1, "1")))
BUTTON = Button(label="1.2", ref=REFS.make(Ref("card", 1)))
LINE = Line(
    activity_id=1,
    handle="1.2",
    code="1.2",
    title=TITLE,
    office=OFFICE,
    due=TODAY,
    percent=Decimal(40),
    said=last_said("falta la firma"),
    number=2,
    total=6,
    next_on=date(2026, 5, 19),
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
        Overview(name=name, rows=rows, total=len(rows) * 2, office=office, people=("Ana",))
        for name, office in (
            ("overdue", ""),
            ("overdue_offices", ""),
            ("office", "Hacienda"),
            ("silence", ""),
        )
        for rows in ((ROW, ROW.model_copy(update={"percent": None, "people": ()})), ())
    ),
    Overview(
        name="overdue",
        office="del mar 1 dic al jue 31 dic",
        beside="1.2",
        rows=(ROW.model_copy(update={"days_late": 0, "due": date(2026, 12, 15)}),),
        total=1,
    ),
    Overview(name="office", office="Hacienda", rows=(ROW,), total=3, since=date(2026, 5, 8)),
)
TEN = tuple(LINE.model_copy(update={"handle": f"1.{n}", "code": f"1.{n}"}) for n in range(1, 11))
TURN = Button(label="Siguientes", ref=REFS.make(Ref("turn", 1, "8")))
REQUEST = OverviewRow(
    name="7",
    title="1.2 Publicar el mapa de riesgos de corrupción",
    office="Marta Ruiz, Secretaría de Planeación",
    asks="extension",
    until=date(2026, 6, 30),
    since=date(2026, 5, 8),
    buttons=(
        Button(label="Conceder 7", ref=REFS.make(Ref("grant", 7))),
        Button(label="Negar 7", ref=REFS.make(Ref("deny", 7))),
    ),
)
REASSIGN = REQUEST.model_copy(
    update={"name": "8", "asks": "reassign", "until": None, "named": "Secretaría de Hacienda"}
)
SAID = OverviewRow(
    name="Marta Ruiz", title="falta la firma", since=date(2026, 5, 8), percent=Decimal(40)
)
FROM_FILE = SAID.model_copy(update={"name": "", "cutoff": date(2026, 4, 30)})
TYPED = SAID.model_copy(
    update={"recorded_by": "Luz Cano", "recorded_on": date(2026, 5, 11), "since": date(2026, 5, 8)}
)
NOT_TO_COUNT = REQUEST.model_copy(update={"name": "9", "asks": "not_applicable", "until": None})
DECIDED = OverviewRow(
    name="Luz Cano", title="no hay convenio", since=date(2026, 5, 8),
    asker="Marta Ruiz", asked_on=date(2026, 5, 5),
)  # fmt: skip
GRANTED = OverviewRow(
    name="1.2", title=LINE.title, since=date(2026, 5, 8), people=("Luz Cano",), deed="granted",
    asks="extension", before=(date(2026, 5, 29),), dates=(date(2026, 6, 30),),
)  # fmt: skip
OTHER_RULINGS: tuple[dict[str, object], ...] = (
    {"deed": "denied"},
    {"asks": "not_applicable"},
    {"asks": "reassign", "office": "TIC", "named": "Secretaría de Hacienda"},
    {"asks": "", "people": ()},
    {"deed": "denied", "words": "ya tuvo plazo", "hour": "10:30", "replaced": True, "dates": ()},
)
RULED = OverviewRow(
    name="Luz Cano", since=date(2026, 5, 8), deed="granted", asks="extension",
    until=date(2026, 6, 30), hour="10:42",
)  # fmt: skip
REPLACED = RULED.model_copy(
    update={"deed": "denied", "until": None, "title": "ya tuvo", "hour": "10:30", "replaced": True}
)
AWAY = (
    OverviewRow(name="Marta Ruiz", until=date(2026, 5, 15), people=("Ana Rojas",)),
    OverviewRow(name="Pedro", since=date(2026, 5, 19), until=date(2026, 5, 22), unreached=True),
    OverviewRow(name="Luz Cano", until=date(2026, 5, 29)),
)
TAKEN_BACK = SAID.model_copy(
    update={"undone_by": "Marta Ruiz", "undone_on": date(2026, 5, 8), "percent": Decimal(90)}
)
ASKED = (
    Overview(name="activity", rows=(ROW.model_copy(update={"supports": ("TIC",)}),), total=1),
    Overview(
        name="history",
        office="1.2 Publicar el mapa de riesgos",
        rows=(DECIDED, SAID, TAKEN_BACK, FROM_FILE, TYPED),
        total=7,
    ),
    Overview(
        name="history",
        office="3.6 Rendir cuentas",
        rows=(RULED, REPLACED),
        total=2,
    ),
    Overview(name="requests", rows=(REQUEST, REASSIGN, NOT_TO_COUNT), total=3, decides=True),
    Overview(name="requests", total=0),
    Overview(
        name="evidence",
        office="1.2 Publicar el mapa de riesgos",
        rows=(
            OverviewRow(
                name="acta.pdf", title="va el acta", asker="Marta Ruiz", since=date(2026, 5, 8)
            ),
        ),
        total=9,
    ),
    Overview(name="evidence", office="1.2 Publicar el mapa de riesgos", total=0),
    Overview(
        name="decided",
        office="del lun 4 may al lun 11 may",
        beside="decisiones",
        rows=(GRANTED, *(GRANTED.model_copy(update=one) for one in OTHER_RULINGS)),
        total=12,
    ),
    Overview(name="decided", office="del dom 1 mar al mar 31 mar", beside="prórrogas negadas"),
    Overview(name="away", rows=AWAY, total=3),
    Overview(name="away", total=0),
    Overview(name="away", office="ana", rows=(OverviewRow(name="Ana", people=("Luz",)),), total=1),
)
FILES = Attached(photos=2, documents=1)
WISHES = {
    "wish until": Question(
        name="wish_until", line=LINE, buttons=(BUTTON,),
        wished=Wished(kind="extension", handles=("1.2",)),
    ),
    "wish reason": Question(
        name="wish_reason", line=LINE,
        wished=Wished(kind="not_applicable", handles=("1.2",)),
    ),
    "wish reason for more time": Question(
        name="wish_reason", line=LINE,
        wished=Wished(kind="extension", handles=("1.2",), until=date(2026, 6, 30)),
    ),
    "wish office": Question(
        name="wish_office", line=LINE, words="sistemas", why="unknown", buttons=(BUTTON, BUTTON),
        wished=Wished(kind="reassign", handles=("1.2",)),
    ),
    "wish for more time": Question(
        name="wish", line=LINE, words="falta el contrato", buttons=(BUTTON, BUTTON),
        wished=Wished(
            kind="extension", handles=("1.2",), until=date(2026, 6, 30), reason="falta el contrato"
        ),
    ),
    "wish for another office": Question(
        name="wish", line=LINE, buttons=(BUTTON, BUTTON),
        wished=Wished(
            kind="reassign", handles=("1.2",), office="Oficina Jurídica", person="Carlos Peña"
        ),
    ),
    "wish that several do not apply": Question(
        name="wish", words="se canceló el convenio", buttons=(BUTTON, BUTTON),
        wished=Wished(
            kind="not_applicable", handles=("1.1", "1.2"), reason="se canceló el convenio"
        ),
    ),
    "wish that one of several dates does not apply": Question(
        name="wish", line=LINE, words="no aplica para junio: no hay elecciones",
        buttons=(BUTTON, BUTTON),
        wished=Wished(kind="not_applicable", handles=("1.2",), dates=3),
    ),
}  # fmt: skip
CONTENTS: dict[str, Content] = {
    "reminder": Reminder(lines=(LINE, BARE, LINE, LINE), buttons=(BUTTON,)),
    "reminder that asks again": Reminder(
        lines=(LINE,),
        question=Question(name="confirm", line=LINE, figure=Decimal(30), words="va bien"),
    ),
    "reminder that only asks again": Reminder(
        lines=(),
        question=Question(name="confirm", line=LINE, figure=Decimal(30), words="va bien"),
    ),
    "welcome": Reminder(welcome=True, lines=(LINE, BARE)),
    "group's reminder": Reminder(lines=(LINE, BARE), group="Secretaría de Hacienda"),
    "first mail": Reminder(lines=(LINE,), policy_url="https://entidad.example/datos"),
    "listing": Listing(lines=(LINE, BARE)),
    "listing with a request": Listing(
        lines=(LINE.model_copy(update={"asks_not_to_count": True}), BARE)
    ),
    "calendar": Listing(lines=(LINE, BARE), calendar=(0, 0)),
    "card": Card(line=LINE, buttons=(BUTTON,)),
    "walk": Card(line=LINE, buttons=(BUTTON,), number=3, total=16),
    "question activity": Question(name="activity", words="vamos bien", buttons=(BUTTON,)),
    "question percent": Question(name="percent", line=LINE, words="vamos bien"),
    "question confirm": Question(name="confirm", line=LINE, figure=Decimal(60)),
    "question confirm of another's words": Question(
        name="confirm",
        line=LINE,
        figure=Decimal(60),
        words="falta la firma",
        said_by="Camilo Rojas",
    ),
    "question percent of others' figures": Question(
        name="percent", line=LINE, said_by="Camilo Rojas"
    ),
    "question confirm, closed": Question(
        name="confirm",
        line=LINE.model_copy(update={"percent": Decimal(100)}),
        figure=Decimal(100),
        words="falta el anexo",
        why="lacks",
    ),
    "question confirm of words": Question(
        name="confirm", line=LINE, why="adds", words="la señora Rosa la tiene"
    ),
    "question confirm of a count": Question(
        name="confirm",
        line=LINE,
        figure=Decimal(75),
        counted="3 de 4 encuentros",
        words="llevamos 3",
    ),
    "question later": Question(name="later", line=LINE, buttons=(BUTTON,)),
    "question whose": Question(name="whose", buttons=(BUTTON,)),
    "question hand": Question(name="hand", buttons=(BUTTON,)),
    "question deputy": Question(name="deputy", line=LINE, buttons=(BUTTON,)),
    "question until": Question(name="until", line=LINE, words="sin CDP", buttons=(BUTTON,)),
    "question office": Question(name="office", line=LINE, words="sistemas", buttons=(BUTTON,)),
    "question no lead": Question(
        name="no_lead", line=LINE, words="Oficina Jurídica", why="7", buttons=(BUTTON, BUTTON)
    ),
    **{f"question {name}": one for name, one in WISHES.items()},
    "question undo": Question(name="undo", buttons=(BUTTON, BUTTON, BUTTON)),
    "question undo one": Question(name="undo", line=LINE, figure=Decimal(8), buttons=(BUTTON,)),
    "receipt": Receipt(records=(RECORDED,), still_open=2, undo=UNDO),
    "receipt of several": Receipt(records=(RECORDED, RECORDED), still_open=2, undo=UNDO),
    "receipt that closes later dates": Receipt(
        records=(CLOSING,), still_open=0, buttons=(BUTTON,), undo=UNDO
    ),
    "receipt of a period": Receipt(
        records=(CLOSING.model_copy(update={"later": KEPT_OPEN}),), still_open=1, undo=UNDO
    ),
    "receipt that meets a date": Receipt(
        records=(RECORDED.model_copy(update={"meets": (TODAY,)}),), still_open=1, undo=UNDO
    ),
    "receipt that ends a request": Receipt(
        records=(RECORDED.model_copy(update={"percent": Decimal(100), "lapsed": True}),),
        still_open=0,
        undo=UNDO,
    ),
    "receipt that ends a promise to remind": Receipt(
        records=(RECORDED.model_copy(update={"percent": Decimal(100), "unreminded": TODAY}),),
        still_open=0,
        undo=UNDO,
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
    "undone": Undone(lines=(LINE, BARE), whose="Sandra Cano", stands=(LINE,)),
    **{
        f"decision that may be another {place}": Note(
            name="decided_already", values=NOTES["decided_already"] | {"final": "yes"} | more
        )
        for place, more in enumerate(INSTEAD, 1)
    },
    "denied instead": Note(
        name="decision_denied",
        values=NOTES["decision_granted"] | {"corrects": 1, "until": "2026-05-28"},
    ),
    "denial that corrects": Reminder(
        lines=(),
        notices=tuple(
            NoticeItem(name="request_denied", values=NOTICES["request_denied"] | more)
            for more in (
                {"corrects": 1, "kind": "extension", "since": "2026-06-30", "due": "2026-05-29"},
                {"corrects": 1, "to_office": "TIC"},
                {"corrects": 1, "kind": "not_applicable"},
            )
        ),
    ),
    "digest": Digest(on=TODAY, figures=an_ordinary_week(decided=DECISIONS).model_dump(mode="json")),
    **{f"overview {one.name} {one.total}": one for one in (*OVERVIEWS, *ASKED)},
    "listing of several pages": Listing(lines=TEN, buttons=(TURN,)),
    "listing of two plans": Listing(
        lines=(LINE.model_copy(update={"plan": "PTEP 2026"}),),
    ),
    "which office": Note(
        name="office_unknown",
        values={"typed": "Hacienda", "near": "Hacienda Norte\nHacienda Sur", "fitting": 2},
        buttons=(BUTTON, BUTTON),
    ),
    "escalation of an office": Reminder(
        lines=(),
        notices=(
            NoticeItem(
                name="escalation",
                values={"office": LINE.office},
                each=(NOTICES["escalation"], NOTICES["escalation"]),
            ),
        ),
    ),
    "activities that a plan no longer has": Reminder(
        lines=(),
        notices=(
            NoticeItem(name="activity_gone", values={"by_file": 1}, each=(ABOUT,) * 5),
            NoticeItem(name="activity_back", values={"by": ""}, each=(ABOUT,) * 2),
        ),
    ),
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
