"""A sample of every content that culmina says, and of what stands in its notes and notices."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from core.buttons import Button
from core.channels import Envelope
from core.later_dates import LaterDates
from core.messages import (
    Attached,
    Awaited,
    Card,
    Content,
    Digest,
    Filed,
    LeftOut,
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
from core.refs import Ref
from tests.contracts.loadings import LOADINGS
from tests.contracts.notes import INSTEAD, NOTES
from tests.contracts.notices import ABOUT, LUZ_JOINED, NEW_ONE, NOTICES, OTHER_GOAL, WHY
from tests.contracts.overviews import ASKED, OVERVIEWS, WAITING
from tests.contracts.own_sheets import SHEETS
from tests.contracts.plan import (
    BARE,
    BELOW,
    CHOICES,
    FIGURES,
    HELPED,
    LINE,
    OFFICES,
    PEOPLE,
    PLANS,
    REFS,
    REGISTERED,
    WALKING,
    YES_NO,
    labelled,
)  # fmt: skip
from tests.support.builders import TODAY
from tests.unit.reports.happened import DECISIONS
from tests.unit.reports.samples import an_ordinary_week

UNDO = Button(label="Deshacer", ref=REFS.make(Ref("undo", 1, "1")))
RECORDED = Recorded(
    line=LINE, percent=Decimal(60), before=Decimal(40), status="in_progress", description="va bien"
)
OWED = (
    Awaited(handle="3.6", due=TODAY + timedelta(days=1), escalates_on=TODAY + timedelta(days=8)),
    Awaited(handle="6.2"),
)
ALSO = RECORDED.model_copy(
    update={"line": REGISTERED, "percent": Decimal(80), "before": Decimal(60)}
)
ASKED_FOR = labelled("Sí, pedirlo", "No")
HERS = (REGISTERED, LINE, HELPED, BARE)
CLOSING = RECORDED.model_copy(
    update={
        "percent": Decimal(100),
        "status": "done",
        "later": LaterDates(dates=(TODAY, date(2026, 12, 15)), met=1, total=3),
    }
)
KEPT_OPEN = LaterDates(dates=(TODAY,), kept_open=True)
COME = {"percent": Decimal(33), "status": "in_progress"} | {
    "later": LaterDates(dates=(TODAY,), kept_open=True, assumed=True, met=1, total=2),
}  # fmt: skip
OF_ITS_DATES = Receipt(
    records=(CLOSING.model_copy(update=COME),), still_open=1, undo=UNDO,
    buttons=labelled("Todo el año"),
)  # fmt: skip
TEN = tuple(
    LINE.model_copy(update={"handle": code, "code": code, "button": labelled(code)[0]})
    for code in (f"1.{number}" for number in range(1, 11))
)
SECOND: dict[str, str | int | None] = {"handle": "2.1", "title": REGISTERED.title}
OTHERS = tuple(
    ABOUT | {"handle": line.handle, "title": line.title} for line in (REGISTERED, HELPED, BARE)
)
TURN = Button(label="Siguientes", ref=REFS.make(Ref("turn", 1, "8")))
FILES = Attached(photos=2, documents=1)
WISHES = {
    "wish until": Question(
        name="wish_until", line=LINE, buttons=labelled("vie 29 may", "mar 30 jun"),
        wished=Wished(kind="extension", handles=("1.2",)),
    ),
    "wish earlier": Question(
        name="wish_until", line=LINE, why="earlier", buttons=labelled("vie 29 may", "mar 30 jun"),
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
        name="wish_office", line=LINE, words="sistemas", why="unknown", buttons=OFFICES,
        wished=Wished(kind="reassign", handles=("1.2",)),
    ),
    "wish for more time": Question(
        name="wish", line=LINE, words="falta el contrato", buttons=ASKED_FOR,
        wished=Wished(
            kind="extension", handles=("1.2",), due=TODAY, until=date(2026, 6, 30),
            reason="falta el contrato",
        ),
    ),
    "wish for another office": Question(
        name="wish", line=LINE, buttons=ASKED_FOR,
        wished=Wished(
            kind="reassign", handles=("1.2",), office="Oficina Jurídica", person="Carlos Peña"
        ),
    ),
    "wish that several do not apply": Question(
        name="wish", words="se canceló el convenio", buttons=ASKED_FOR,
        wished=Wished(
            kind="not_applicable", handles=("1.1", "1.2"), reason="se canceló el convenio"
        ),
    ),
    "wish that one of several dates does not apply": Question(
        name="wish", line=LINE, words="no aplica para junio: no hay elecciones",
        buttons=ASKED_FOR,
        wished=Wished(kind="not_applicable", handles=("1.2",), dates=3),
    ),
}  # fmt: skip
PAGE = "https://planes.entidad.example/responder/nMq0W5rUyHbv.41.20260511"
CONTENTS: dict[str, Content] = {
    "reminder": Reminder(
        lines=HERS,
        page=PAGE,
        buttons=BELOW,
        plans=PLANS,
        above=("planning",),
        left_out=(LeftOut(activity_id=8, handle="3.4"), LeftOut(activity_id=9, handle="4.1")),
    ),
    "reminder of one": Reminder(lines=(LINE,), buttons=BELOW, plans=PLANS, above=("planning",)),
    "reminder of what was told without a figure": Reminder(
        lines=(
            LINE.model_copy(
                update={
                    "kept": "ya mandamos el informe a jurídica",
                    "returned": "falta el acta firmada",
                }
            ),
            BARE,
        ),
        buttons=BELOW,
        plans=PLANS,
    ),
    "reminder that asks again": Reminder(
        lines=(LINE,),
        buttons=BELOW,
        plans=PLANS,
        question=Question(
            name="confirm", line=LINE, figure=Decimal(30), words="va bien", buttons=YES_NO
        ),
    ),
    "reminder that only asks again": Reminder(
        lines=(),
        question=Question(
            name="confirm", line=LINE, figure=Decimal(30), words="va bien", buttons=YES_NO
        ),
    ),
    "welcome": Reminder(
        welcome=True,
        lines=HERS,
        asks_agreement=True,
        buttons=(*BELOW, *labelled("De acuerdo", "No es mía", "Delegar en…")),
        plans=PLANS,
        until=date(2026, 12, 15),
    ),
    "group's reminder": Reminder(
        lines=(LINE, BARE), group="Secretaría de Hacienda", buttons=BELOW[1:], plans=PLANS
    ),
    "first mail": Reminder(
        lines=(LINE,), policy_url="https://entidad.example/datos", buttons=BELOW, plans=PLANS
    ),
    "listing": Listing(lines=(LINE, BARE), buttons=BELOW[:1], page=PAGE),
    "listing with a request": Listing(
        lines=(LINE.model_copy(update={"asks_not_to_count": True}), BARE)
    ),
    "calendar": Listing(lines=(LINE, BARE), calendar=(0, 0)),
    "card": Card(line=LINE, buttons=FIGURES),
    "walk": Card(line=LINE, buttons=WALKING, number=3, total=16),
    "question activity": Question(name="activity", words="vamos bien", buttons=CHOICES),
    "question percent": Question(
        name="percent",
        line=LINE,
        words="vamos bien",
        buttons=labelled("Sigue en 40\u00a0%", "Ya está: 100\u00a0%", "Otra cifra"),
    ),
    "question confirm": Question(name="confirm", line=LINE, figure=Decimal(60), buttons=YES_NO),
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
    "question later": Question(name="later", line=LINE, buttons=labelled("Mañana", "El lunes")),
    "question whose": Question(name="whose", buttons=CHOICES),
    "question hand": Question(name="hand", buttons=CHOICES),
    "question deputy": Question(name="deputy", line=LINE, buttons=PEOPLE),
    "question until": Question(
        name="until", line=LINE, words="sin CDP", buttons=labelled("vie 29 may", "mar 30 jun")
    ),
    "question office": Question(name="office", line=LINE, words="sistemas", buttons=OFFICES),
    "question no lead": Question(
        name="no_lead", line=LINE, words="Oficina Jurídica", why="7", buttons=YES_NO
    ),
    **{f"question {name}": one for name, one in WISHES.items()},
    "question undo": Question(name="undo", buttons=(*CHOICES, *labelled("Todas (2)"))),
    "question undo one": Question(
        name="undo", line=LINE, figure=Decimal(8), buttons=labelled("Sí, deshacer", "No")
    ),
    "receipt": Receipt(records=(RECORDED,), still_open=2, undo=UNDO),
    "receipt while others wait": Receipt(
        records=(RECORDED,), still_open=2, awaited=OWED, above=("planning",), undo=UNDO
    ),
    "receipt of several": Receipt(records=(RECORDED, ALSO), still_open=2, undo=UNDO),
    "receipt that closes later dates": Receipt(
        records=(CLOSING,), still_open=0, buttons=labelled("Solo este periodo"), undo=UNDO
    ),
    "receipt of a period": Receipt(
        records=(CLOSING.model_copy(update={"later": KEPT_OPEN}),), still_open=1, undo=UNDO
    ),
    "receipt of the dates that have come": OF_ITS_DATES,
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
    "filed": Filed(
        lines=(LINE,), attached=FILES, total=4, buttons=labelled("Es de otra actividad")
    ),
    "filed once it has come": Filed(
        lines=(LINE,),
        attached=FILES,
        total=4,
        buttons=labelled("Es de otra actividad"),
        awaits=7,
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
    "question activity of files": Question(name="activity", attached=FILES, buttons=CHOICES),
    "receipt with a document": Receipt(
        records=(
            RECORDED.model_copy(update={"attached": Attached(documents=1, name="acta-comite.pdf")}),
        ),
        still_open=2,
        undo=UNDO,
    ),
    "receipt with files": Receipt(
        records=(RECORDED.model_copy(update={"attached": FILES}),), still_open=2, undo=UNDO
    ),
    "undone": Undone(lines=(LINE, BARE), whose="Sandra Cano", stands=(REGISTERED,)),
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
    **SHEETS,
    **LOADINGS,
    **{f"overview {one.name} {one.total}": one for one in (*OVERVIEWS, *ASKED, *WAITING)},
    "listing of several pages": Listing(lines=TEN, buttons=(TURN,)),
    "listing of two plans": Listing(
        lines=(LINE.model_copy(update={"plan": "PTEP 2026"}),),
    ),
    "which office": Note(
        name="office_unknown",
        values={"typed": "Hacienda", "near": "Hacienda Norte\nHacienda Sur", "fitting": 2},
        buttons=labelled("Hacienda Norte", "Hacienda Sur"),
    ),
    "escalation of an office": Reminder(
        lines=(),
        notices=(
            NoticeItem(
                name="escalation",
                values={"office": LINE.office},
                each=(
                    NOTICES["escalation"],
                    NOTICES["escalation"] | {"handle": "2.1", "title": REGISTERED.title},
                ),
            ),
        ),
    ),
    "activities that a plan no longer has": Reminder(
        lines=(),
        notices=(
            NoticeItem(name="activity_gone", values={"by_file": 1}, each=(ABOUT, *OTHERS)),
            NoticeItem(name="activity_back", values={"by": ""}, each=(ABOUT, *OTHERS[:1])),
            NoticeItem(name="activity_added", values=WHY, each=(NEW_ONE, NEW_ONE)),
            NoticeItem(name="goal_changed", values=WHY, each=(OTHER_GOAL, OTHER_GOAL)),
        ),
    ),
    "dates that changed": Reminder(
        lines=(),
        notices=(
            NoticeItem(
                name="date_moved",
                values={"office": LINE.office, "by": "", "corrected": 1},
                each=tuple(
                    one | {"since": "2026-04-30", "due": "2026-05-29"} for one in (ABOUT, *OTHERS)
                ),
            ),
        ),
    ),
    "people who joined": Reminder(
        lines=(),
        notices=(
            NoticeItem(
                name="joined",
                values={},
                each=(NOTICES["joined"], LUZ_JOINED),
            ),
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
