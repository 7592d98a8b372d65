"""A sample of every overview that somebody may ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.buttons import Button
from core.overviews import Overview, OverviewRow
from core.refs import Ref
from tests.contracts.notices import TITLE
from tests.contracts.plan import LINE, REFS, REGISTERED
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
NEVER = ROW.model_copy(
    update={"name": "2.1", "title": REGISTERED.title, "percent": None, "people": ()}
)
OFFICES = (
    OverviewRow(name="Secretaría de Planeación", count=3),
    OverviewRow(name="Secretaría de Hacienda", count=1),
)
SILENT = (
    OverviewRow(
        name="Secretaría de Salud", count=3, since=date(2026, 5, 5), people=("Rosa Mina",)
    ),
    OverviewRow(
        name="Oficina Jurídica", count=1, since=date(2026, 5, 7), support=True,
        people=("Pedro Rueda",),
    ),
    OverviewRow(
        name="Secretaría de Hacienda", count=2, words="escribió el vie 8 may; faltan 5.2 y 5.4",
        people=("Jorge Mina",),
    ),
    OverviewRow(name="Oficina de Control Interno", count=1, unheard=True),
    OverviewRow(name="Comisaría de Familia", count=2, unreached=True),
)  # fmt: skip
WHY = (
    OverviewRow(
        name="", since=date(2026, 5, 12), hour="08:00",
        words="cerrado: 1.2 (7 días antes). Motivo: la oficina respondió el 2026-05-11",
    ),
    OverviewRow(
        name="", since=date(2026, 5, 8), hour="08:00",
        words="enviado: recordatorio por Telegram: 1.2 (15 días antes)",
    ),
)  # fmt: skip
OVERVIEWS = (
    Overview(name="summary", figures=an_ordinary_week().model_dump(mode="json")),
    *(
        Overview(name=name, rows=rows, total=len(rows) * 2)
        for name, (row, other) in (("overdue", (ROW, NEVER)), ("overdue_offices", OFFICES))
        for rows in ((row, other), ())
    ),
    *(
        Overview(
            name="office",
            office="Secretaría de Planeación",
            rows=rows,
            total=len(rows) * 2,
            people=("Marta Ruiz", "Ana Rojas"),
        )
        for rows in ((ROW, NEVER), ())
    ),
    *(
        Overview(
            name="why",
            called="Marta Ruiz",
            span="últimos 30 días",
            rows=rows,
            total=len(rows) * 2,
            ahead=(
                "Por qué: no está; vuelve el 2026-05-15.",
                "Sigue: 2026-05-19: 1.2 (el día de la fecha).",
            ),
        )
        for rows in (WHY, ())
    ),
    Overview(name="silence", rows=SILENT, total=5, unreached=1, unheard=1, in_part=1),
    Overview(name="silence", total=0),
    Overview(name="silence", total=0, rest="2.1, 3.4"),
    *(
        Overview(
            name="overdue_offices",
            wanted="con actividades sin aceptar",
            rows=rows,
            total=len(rows),
        )
        for rows in (OFFICES, ())
    ),
    *(
        Overview(name="overdue", wanted="sin ningún reporte", rows=rows, total=len(rows))
        for rows in ((NEVER, ROW.model_copy(update={"due": None, "days_late": 0})), ())
    ),
    Overview(
        name="overdue",
        span="del mar 1 dic al jue 31 dic",
        hers="1.2",
        rows=(ROW.model_copy(update={"days_late": 0, "due": date(2026, 12, 15)}),),
        total=1,
    ),
    *(
        Overview(name="overdue", span="el vie 15 may", called="TIC", rows=rows, total=len(rows))
        for rows in ((ROW,), ())
    ),
    *(
        Overview(name="overdue", own=True, span=span, rows=rows, total=len(rows))
        for span in ("del mar 1 dic al jue 31 dic", "")
        for rows in ((ROW,), ())
    ),
    Overview(
        name="office",
        office="Secretaría de Planeación",
        rows=(ROW,),
        total=3,
        since=date(2026, 5, 8),
        unanswered="por qué aparece la carta de trato digno con doce fechas",
    ),
)


def _deciding(number: int) -> tuple[Button, ...]:
    """Return the buttons of a request, which name it."""
    return (
        Button(label=f"Conceder {number}", ref=REFS.make(Ref("grant", number))),
        Button(label=f"Negar {number}", ref=REFS.make(Ref("deny", number))),
    )


REQUEST = OverviewRow(
    name="7",
    title=f"1.2 {TITLE}",
    office="Marta Ruiz, Secretaría de Planeación",
    asks="extension",
    until=date(2026, 6, 30),
    since=date(2026, 5, 8),
    words="el contratista renunció",
    buttons=_deciding(7),
)
REASSIGN = REQUEST.model_copy(
    update={
        "name": "8",
        "asks": "reassign",
        "until": None,
        "named": "Secretaría de Hacienda",
        "words": "el recaudo lo lleva Hacienda",
        "buttons": _deciding(8),
    }
)
SAID = OverviewRow(
    name="Marta Ruiz", title="falta la firma", since=date(2026, 5, 8), percent=Decimal(40)
)
FROM_FILE = SAID.model_copy(update={"name": "", "cutoff": date(2026, 4, 30)})
TYPED = SAID.model_copy(
    update={"recorded_by": "Luz Cano", "recorded_on": date(2026, 5, 11), "since": date(2026, 5, 8)}
)
NOT_TO_COUNT = REQUEST.model_copy(
    update={
        "name": "9",
        "asks": "not_applicable",
        "until": None,
        "words": "se canceló el convenio",
        "buttons": _deciding(9),
    }
)
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
    OverviewRow(
        name="Pedro Rueda", since=date(2026, 5, 19), until=date(2026, 5, 22), unreached=True
    ),
    OverviewRow(name="Luz Cano", until=date(2026, 5, 29)),
)
TAKEN_BACK = SAID.model_copy(
    update={"undone_by": "Marta Ruiz", "undone_on": date(2026, 5, 8), "percent": Decimal(90)}
)
ASKED = (
    Overview(
        name="activity",
        rows=(
            ROW.model_copy(update={"supports": ("TIC",), "product": "Mapa de riesgos publicado"}),
        ),
        total=1,
    ),
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
    Overview(
        name="decided",
        span="del lun 4 may al lun 11 may",
        wanted="actividades devueltas por control",
        rows=(
            OverviewRow(
                name="2.4",
                title=TITLE,
                since=date(2026, 5, 8),
                people=("Hernán Quiroga",),
                deed="returned",
                reported=Decimal(100),
                percent=Decimal(80),
                words="falta el acta",
            ),
        ),
        total=1,
    ),
    Overview(name="away", rows=AWAY, total=3),
    Overview(name="away", total=0),
    Overview(
        name="away",
        called="Ana Rojas",
        rows=(OverviewRow(name="Ana Rojas", people=("Luz Cano",)),),
        total=1,
    ),
)
DOUBT = OverviewRow(
    name="3.2",
    title="el plan dice 31/06/2026, que no existe; ¿es el mar 30 jun?",
    words="culmina plan accept 3.2",
)
UNPLACED = OverviewRow(
    name="Jorge Mina",
    title="le envío lo de la rampa",
    since=date(2026, 5, 8),
    deed="no se entendió",
)
REPORTED = OverviewRow(
    name="1.2",
    title=TITLE,
    percent=Decimal(60),
    stood=Decimal(40),
    asker="Marta Ruiz",
    office="Secretaría de Obras",
    words="falta la firma",
)
WAITING = (
    Overview(
        name="doubts",
        rows=(
            DOUBT,
            DOUBT.model_copy(
                update={
                    "name": "4.1",
                    "title": "el plan no dice la oficina; ¿quién responde?",
                    "words": "culmina plan set 4.1 oficina=VALOR",
                }
            ),
        ),
        total=12,
    ),
    Overview(name="doubts", total=0),
    Overview(
        name="messages",
        rows=(
            OverviewRow(
                name="",
                title="La rampa ya quedó en el 60 %",
                since=date(2026, 5, 7),
                deed="la dirección no es de nadie registrado",
                words="culmina inbox assign 34 --person NOMBRE",
            ),
            UNPLACED,
        ),
        total=2,
    ),
    Overview(name="messages", rows=(UNPLACED,), total=1),
    Overview(name="messages", total=0),
    Overview(name="unverified", rows=(ROW, NEVER), total=2, decides=True),
    Overview(name="unverified", rows=(NEVER.model_copy(update={"count": 0}),), total=1),
    Overview(name="unverified", total=0),
    Overview(
        name="leads",
        rows=(
            OverviewRow(name="Secretaría de Hacienda", people=("Pedro Rueda", "Ana Gil"), count=12),
            OverviewRow(name="Oficina de las TIC", people=("Luz Cano",), count=1),
            OverviewRow(name="Secretaría de Salud", count=3, unreached=True),
            OverviewRow(name="Oficina Jurídica", count=0),
        ),
        total=5,
    ),
    Overview(name="leads", total=0),
    Overview(
        name="reported",
        span="de hoy",
        rows=(
            REPORTED,
            REPORTED.model_copy(update={"stood": None, "words": "", "recorded_by": "Luz Cano"}),
            REPORTED.model_copy(update={"stood": Decimal(60), "support": True, "asker": ""}),
        ),
        total=12,
        rest="solicitudes",
    ),
    Overview(
        name="reported",
        span="del lun 4 may al lun 11 may",
        own=True,
        rows=(
            REPORTED.model_copy(update={"since": date(2026, 5, 8), "percent": None}),
            REPORTED.model_copy(update={"percent": None, "not_applicable": True}),
        ),
        total=2,
    ),
    Overview(name="reported", span="de ayer", total=0),
)
