"""A sample of every overview that somebody may ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.buttons import Button
from core.overviews import Overview, OverviewRow
from core.refs import Ref
from tests.contracts.notices import TITLE
from tests.contracts.plan import LINE, REFS
from tests.unit.reports.samples import an_ordinary_week

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
        span="del mar 1 dic al jue 31 dic",
        hers="1.2",
        rows=(ROW.model_copy(update={"days_late": 0, "due": date(2026, 12, 15)}),),
        total=1,
    ),
    Overview(name="office", office="Hacienda", rows=(ROW,), total=3, since=date(2026, 5, 8)),
)
REQUEST = OverviewRow(
    name="7",
    title=f"1.2 {TITLE}",
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
        handle="1.2",
        title=TITLE,
        rows=(DECIDED, SAID, TAKEN_BACK, FROM_FILE, TYPED),
        total=7,
    ),
    Overview(
        name="history",
        handle="3.6",
        title="Rendir cuentas",
        rows=(RULED, REPLACED),
        total=2,
    ),
    Overview(name="requests", rows=(REQUEST, REASSIGN, NOT_TO_COUNT), total=3, decides=True),
    Overview(name="requests", total=0),
    Overview(
        name="evidence",
        handle="1.2",
        title=TITLE,
        rows=(
            OverviewRow(
                name="acta.pdf", title="va el acta", asker="Marta Ruiz", since=date(2026, 5, 8)
            ),
        ),
        total=9,
    ),
    Overview(name="evidence", handle="1.2", title=TITLE, total=0),
    Overview(
        name="decided",
        span="del lun 4 may al lun 11 may",
        wanted="decisiones",
        rows=(GRANTED, *(GRANTED.model_copy(update=one) for one in OTHER_RULINGS)),
        total=12,
    ),
    Overview(name="decided", span="del dom 1 mar al mar 31 mar", wanted="prórrogas negadas"),
    Overview(name="away", rows=AWAY, total=3),
    Overview(name="away", total=0),
    Overview(name="away", called="ana", rows=(OverviewRow(name="Ana", people=("Luz",)),), total=1),
)
