"""Activities of the demonstration's plan, as the samples of messages show them, with buttons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.buttons import Button
from core.messages import Line
from core.refs import Ref, Refs
from scheduler.message import offered
from tests.contracts.notices import OFFICE, TITLE
from tests.support.builders import TODAY
from tests.support.sayings import last_said

REFS = Refs("una-clave-de-prueba-de-al-menos-32-letras")


def labelled(*labels: str) -> tuple[Button, ...]:
    """Return buttons that are called so; what they mean is nothing that a text shows."""
    return tuple(
        Button(label=label, ref=REFS.make(Ref("card", at))) for at, label in enumerate(labels, 1)
    )


def answered(line: Line) -> Line:
    """Return an activity with the answers that a reminder of it alone offers."""
    return line.model_copy(update={"answers": offered.answers(REFS, line)})


def _button_of(handle: str) -> Button:
    return labelled(handle)[0]


LINE = answered(
    Line(
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
        button=_button_of("1.2"),
    )
)
REGISTERED = Line(
    activity_id=3,
    handle="2.1",
    code="2.1",
    title="Registrar en el SUIT la estrategia de racionalización de trámites",
    office=OFFICE,
    due=date(2026, 3, 31),
    percent=Decimal(60),
    said=last_said("se cargaron cuatro de los siete trámites", date(2026, 4, 30)),
    escalates_on=date(2026, 5, 25),
    button=_button_of("2.1"),
)
HELPED = Line(
    activity_id=4,
    handle="3.2",
    code="3.2",
    title="Elaborar una cartilla en lenguaje claro sobre el presupuesto del municipio",
    office=OFFICE,
    due=date(2026, 5, 22),
    support=True,
    lead="Secretaría de Hacienda",
    button=_button_of("3.2"),
)
BARE = Line(
    activity_id=2,
    handle="3.6",
    code="3.6",
    title="Responder las preguntas recibidas en los encuentros ciudadanos",
    office="Secretaría General y de Gobierno",
    due=None,
    button=_button_of("3.6"),
)
BELOW = offered.below(REFS)
YES_NO = labelled("Sí", "No")
CHOICES = labelled("1.2 · Socializar la política…", "2.1 · Registrar en el SUIT…")
OFFICES = labelled("Secretaría de Hacienda", "Oficina de las TIC", "No está en la lista")
PEOPLE = labelled("Carlos Peña", "Ana Díaz")
FIGURES = labelled(
    "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%", "Sin avance", "Otra cifra",
    "Recordar después", "No es de mi oficina", "Delegar en…",
)  # fmt: skip
WALKING = labelled("Igual", "100\u00a0%", "Saltar", "Otra cifra")
PLANS = ("PTEP 2026",)
