"""Figures to render: an ordinary week, changed where a test wants another."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.rules import Light, Measure
from core.unreached import Unreached
from core.words import RequestKind, Status
from reports.asked_for import Another, Todo, TodoKind
from reports.digest import texts
from reports.values import DueSoon, Figures, Group, Headline, Moved, Overdue, Row, Unsent
from reports.weekly import (
    AtRisk,
    Disagreement,
    Escalated,
    NewEvidence,
    OpenRequest,
    Pressing,
    Progress,
    Risk,
    SilentOffice,
    UnreachableOffice,
    Waiting,
    WaitingReason,
)
from tests.support.sayings import last_said
from tests.unit.reports.happened import DECISIONS, UNCLOSED
from texts.catalog import Texts

CATALOGUE = Texts("es")
BOGOTA = ZoneInfo("America/Bogota")
MONDAY = date(2026, 5, 11)
EIGHT = datetime(2026, 5, 11, 8, 0, tzinfo=BOGOTA)
A_HEADLINE = Headline(
    activities=48,
    done=12,
    in_progress=20,
    not_started=4,
    not_applicable=2,
    without_report=10,
    overdue=4,
    due_soon=1,
    average_percent=Decimal("47.3"),
)


def a_row(**changes: Any) -> Row:
    """Return a line of the table."""
    values: dict[str, Any] = {
        "handle": "1.1",
        "code": "1.1",
        "title": "Publicar el mapa de riesgos de corrupción",
        "office": "Secretaría de Planeación",
        "plan": "PTEP 2026",
        "component": "Gestión del riesgo",
        "subcomponent": "Monitoreo y revisión",
        "product": "Mapa publicado",
        "supports": ("Secretaría de Hacienda",),
        "due": date(2026, 5, 29),
        "dates": (date(2026, 5, 29),),
        "due_text": "29/05/2026",
        "days_late": 0,
        "percent": Decimal(60),
        "status": Status.IN_PROGRESS,
        "light": Light.AMBER,
        "said": last_said(
            "Falta la firma del comité", date(2026, 5, 7), person="Marta Lucía Rincón"
        ),
    }
    return Row(**(values | changes))


def a_group(name: str = "Gestión del riesgo", **changes: Any) -> Group:
    """Return a component or an office with its average."""
    values: dict[str, Any] = {
        "name": name,
        "activities": 10,
        "done": 4,
        "not_applicable": 1,
        "overdue": 2,
        "due": 6,
        "average_percent": Decimal("62.5"),
        "light": Light.AMBER,
    }
    return Group(**(values | changes))


def a_move(**changes: Any) -> Moved:
    """Return a figure that went from 40 to 60 on Thursday."""
    values: dict[str, Any] = {
        "handle": "1.2",
        "code": "1.2",
        "title": "Actualizar el inventario de trámites",
        "office": "Secretaría General",
        "before": Decimal(40),
        "before_status": Status.IN_PROGRESS,
        "after": Decimal(60),
        "after_status": Status.IN_PROGRESS,
        "words": "ya vamos en el 60, falta la firma",
        "person": "Óscar Iván Mena",
        "source": "telegram",
        "on": date(2026, 5, 7),
        "retracted": False,
    }
    return Moved(**(values | changes))


def overdue(number: int = 1, **changes: Any) -> Overdue:
    """Return an activity that is `number` days late."""
    values: dict[str, Any] = {
        "handle": f"2.{number}",
        "code": f"2.{number}",
        "title": "Realizar dos jornadas de rendición de cuentas",
        "office": "Secretaría de Gobierno",
        "due": MONDAY - timedelta(days=number),
        "days_late": number,
        "percent": Decimal(25),
        "status": Status.IN_PROGRESS,
        "said": last_said("", date(2026, 4, 20), person="Luz Dary Palacios"),
    }
    return Overdue(**(values | changes))


def due_soon(days: int = 3, **changes: Any) -> DueSoon:
    """Return an activity that is due in `days` days and that nobody has reported on."""
    values: dict[str, Any] = {
        "handle": "3.1",
        "code": "3.1",
        "title": "Capacitar a los servidores en lenguaje claro",
        "office": "Secretaría de Hacienda",
        "due": MONDAY + timedelta(days=days),
        "days_left": days,
        "percent": None,
        "status": None,
    }
    return DueSoon(**(values | changes))


def a_risk(**changes: Any) -> AtRisk:
    """Return an activity due in two weeks that stands still at 20 %."""
    values: dict[str, Any] = {
        "handle": "3.2",
        "code": "3.2",
        "title": "Habilitar el pago en línea del impuesto predial",
        "office": "Secretaría de Hacienda",
        "due": MONDAY + timedelta(days=14),
        "days_left": 14,
        "percent": Decimal(20),
        "wanted": 100,
        "likely_percent": Decimal(20),
        "risk": Risk.BEHIND,
        "office_id": 4,
    }
    return AtRisk(**(values | changes))


def a_request(**changes: Any) -> OpenRequest:
    """Return that Hacienda has waited eight days for more time."""
    values: dict[str, Any] = {
        "handle": "1.2",
        "code": "1.2",
        "title": "Publicar la matriz",
        "office": "Hacienda",
        "number": 7,
        "kind": RequestKind.EXTENSION,
        "person": "Marta Ruiz",
        "until": date(2026, 6, 30),
        "named_office": "",
        "on": date(2026, 5, 3),
        "days": 8,
    }
    return OpenRequest(**(values | changes))


A_SILENT_OFFICE = SilentOffice(
    name="Secretaría de Salud",
    office_id=2,
    activities=3,
    reminders=2,
    since=date(2026, 5, 4),
    people=("Ana Milena Cuesta",),
    lacking=("1.4", "1.5", "2.2"),
)
AN_UNREACHABLE_OFFICE = UnreachableOffice(
    name="Comisaría de Familia", office_id=3, activities=2, reason=Unreached.BLOCKED
)


def an_ordinary_week(**changes: Any) -> Figures:
    """Return the figures of a week in which a little of everything happened."""
    values: dict[str, Any] = {
        "entity": "Alcaldía de Puerto Esperanza",
        "plans": ("PTEP 2026",),
        "on": MONDAY,
        "since": MONDAY - timedelta(days=7),
        "made_at": EIGHT,
        "last_tick": EIGHT - timedelta(minutes=5),
        "live": True,
        "light_by": Measure.DATES,
        "amber": 60,
        "green": 80,
        "soon_days": 15,
        "headline": A_HEADLINE,
        "unsent": Unsent(failed=0, bounced=0, late=0, held=0),
        "moved": (a_move(),),
        "also_answered": ("1.5",),
        "overdue": (overdue(),),
        "due_soon": (due_soon(),),
        "silent_offices": (A_SILENT_OFFICE,),
        "unreachable_offices": (AN_UNREACHABLE_OFFICE,),
        "disagreements": (
            Disagreement(
                handle="1.9",
                code="1.9",
                title="Rendir cuentas a la ciudadanía",
                office="Secretaría de Planeación",
                percent=Decimal(40),
                other_office="Secretaría de Hacienda",
                other_percent=Decimal(90),
            ),
        ),
        "by_component": (
            a_group(),
            a_group("Rendición de cuentas", average_percent=Decimal("38.5"), light=Light.RED),
        ),
        "by_office": (a_group("Secretaría de Planeación"),),
        "todo": (
            Todo(
                kind=TodoKind.SILENT,
                silent=A_SILENT_OFFICE,
                overdue=2,
                first=Pressing(handle="1.4", due=date(2026, 4, 14), percent=Decimal(0)),
                also=(
                    Another(
                        name="Tesorería",
                        first=Pressing(handle="3.2", due=date(2026, 4, 21), percent=Decimal(30)),
                    ),
                    Another(
                        name="Prensa",
                        silent=A_SILENT_OFFICE.model_copy(update={"people": ("Nubia Salcedo",)}),
                    ),
                ),
            ),
            Todo(kind=TodoKind.UNREACHABLE, unreachable=AN_UNREACHABLE_OFFICE),
            Todo(kind=TodoKind.REQUEST, request=a_request()),
        ),
        "trend": (
            Progress(
                on=MONDAY - timedelta(days=14),
                due=8,
                overdue=1,
                changed=0,
                average_percent=Decimal(40),
            ),
            Progress(
                on=MONDAY - timedelta(days=7),
                due=10,
                overdue=3,
                changed=2,
                average_percent=Decimal("45.1"),
            ),
            Progress(on=MONDAY, due=12, overdue=4, changed=1, average_percent=Decimal("47.3")),
        ),
        "at_risk": (a_risk(),),
        "evidence": (
            NewEvidence(
                handle="1.2",
                code="1.2",
                title="Actualizar el inventario de trámites",
                office="Secretaría General",
                files=2,
                person="Óscar Iván Mena",
                on=date(2026, 5, 7),
            ),
        ),
        "new_overdue": ("2.1",),
        "newest_report": EIGHT - timedelta(days=3),
        "stale": 5,
        "open": 34,
        "waiting": (
            Waiting(
                person="Luz Dary Palacios",
                channel="telegram",
                on=date(2026, 5, 8),
                text="eso lo mira es con planeación",
                reason=WaitingReason.NOT_UNDERSTOOD,
            ),
            Waiting(
                person="Ana Pérez",
                channel="telegram",
                on=date(2026, 5, 8),
                text="",
                reason=WaitingReason.SPOKEN,
            ),
        ),
        "rows": (a_row(),),
    }
    return Figures(**(values | changes))


def a_quiet_week(**changes: Any) -> Figures:
    """Return the figures of a week in which nothing happened and nothing is wrong."""
    lists = ["moved", "also_answered", "overdue", "due_soon", "waiting", "disagreements"]
    news = ["todo", "at_risk", "evidence", "new_overdue", "trend"]
    offices = ["silent_offices", "unreachable_offices"]
    nothing: dict[str, Any] = dict.fromkeys([*lists, *news, *offices], ())
    nothing["headline"] = A_HEADLINE.model_copy(update={"overdue": 0, "due_soon": 0})
    for name in ("by_component", "by_office"):
        nothing[name] = (a_group("Una", overdue=0, light=Light.GREEN),)
    return an_ordinary_week(**(nothing | changes))


def a_busy_week() -> Figures:
    """Return the figures of a plan of eighty activities in which everything happened at once."""
    long = "Realizar la jornada de rendición de cuentas con los líderes de las juntas de acción"
    office = "Secretaría de Gobierno y Desarrollo Institucional"
    names = [f"{office} {n}" for n in range(6)]
    silent = tuple(
        A_SILENT_OFFICE.model_copy(
            update={"name": name, "answered_on": None if n < 4 else MONDAY - timedelta(days=3)}
        )
        for n, name in enumerate(names)
    )
    late = tuple(overdue(n, title=long, office=office) for n in range(1, 13))
    moved = tuple(
        a_move(
            handle=f"5.{n}",
            code=None,
            title=long,
            words="ya vamos en el 60, falta la firma del comité",
        )
        for n in range(12)
    )
    return an_ordinary_week(
        headline=A_HEADLINE.model_copy(update={"activities": 80, "overdue": 12}),
        silent_offices=silent,
        todo=(
            Todo(
                kind=TodoKind.SILENT,
                silent=silent[0],
                overdue=2,
                first=Pressing(handle="1.4", due=date(2026, 4, 14), percent=Decimal(0)),
                also=tuple(Another(name=name) for name in names[1:4]),
            ),
            Todo(kind=TodoKind.ABSENCE, unclosed=UNCLOSED[0]),
            Todo(kind=TodoKind.REQUEST, request=a_request(office=office), count=3),
        ),
        overdue=late,
        new_overdue=tuple(one.handle for one in late[:5]),
        moved=moved,
        also_answered=tuple(f"3.{n}" for n in range(12)),
        at_risk=tuple(a_risk(handle=f"6.{n}", code=None, title=long) for n in range(9)),
        decided=DECISIONS,
        unclosed=UNCLOSED,
        escalated=tuple(
            Escalated(office=office, handle=f"1.{n}", on=MONDAY - timedelta(days=n // 3))
            for n in range(6)
        ),
        stale=31,
        stale_pressing=14,
        open=66,
        open_requests=tuple(a_request(number=n) for n in range(3)),
        by_component=tuple(
            a_group(f"Mecanismos para mejorar la atención al ciudadano {n}") for n in range(6)
        ),
        by_office=tuple(a_group(f"{office} {n}", overdue=3 - n % 3) for n in range(12)),
        rows=tuple(a_row(handle=f"1.{n}", code=f"1.{n}", office=office) for n in range(80)),
    )


def words_of(html: str) -> str:
    """Return what a person reads of a page, in one line."""
    body = html[html.index("<body") :]
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


def read_of(figures: Figures) -> tuple[str, str]:
    """Return what a person reads of the digest's text and of its page, where answers are read."""
    said = texts(figures, CATALOGUE, link=lambda words: f"mailto:x?body={words}")
    return said.txt, words_of(said.html)
