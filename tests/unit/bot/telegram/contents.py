"""Builders of contents, as the Alcaldía de Puerto Esperanza would send them on 11 May 2026."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.telegram.render import render
from core.buttons import Button
from core.channels import Envelope, Part
from core.messages import Content, Line, Recorded, Reminder
from core.refs import Ref, Refs
from demo.botapi.markup import Formatted, read_text
from tests.support.sayings import last_said
from texts.catalog import Texts

TODAY = date(2026, 5, 11)  # a Monday
RISKS = "Actualizar y publicar el mapa de riesgos de corrupción de la vigencia con los aportes"
REFS = Refs("a key for tests")
TEXTS = Texts("es")


def an_envelope(**overrides: Any) -> Envelope:
    """Return an envelope to Marta's private chat."""
    values: dict[str, Any] = {
        "key": "day:1:2026-05-11",
        "entity": "Alcaldía de Puerto Esperanza",
        "address": "5001",
        "person": "Marta Lucía Rincón",
        "today": TODAY,
    }
    return Envelope(**(values | overrides))


def a_button(label: str, action: str = "card", target: int = 1, value: str = "") -> Button:
    """Return a button with a signed reference."""
    return Button(label=label, ref=REFS.make(Ref(action, target, value)))


def a_line(handle: str = "1.2", **overrides: Any) -> Line:
    """Return an activity that is due in a week, without a report."""
    values: dict[str, Any] = {
        "activity_id": 1,
        "handle": handle,
        "code": handle,
        "title": RISKS,
        "office": "Secretaría de Planeación",
        "due": date(2026, 5, 18),
        "button": a_button(handle),
    }
    return Line(**(values | overrides))


def a_record(line: Line | None = None, **overrides: Any) -> Recorded:
    """Return a report of 60 % where 40 % stood before."""
    values: dict[str, Any] = {
        "line": line or a_line(),
        "percent": Decimal(60),
        "before": Decimal(40),
        "status": "in_progress",
        "description": "falta la firma del contrato",
    }
    return Recorded(**(values | overrides))


def a_reminder(*lines: Line, **overrides: Any) -> Reminder:
    """Return the message of the day about these activities."""
    return Reminder(lines=lines or (a_line(),), **overrides)


def parts_of(content: Content, **overrides: Any) -> tuple[Part, ...]:
    """Render a content for Marta."""
    return render(content, an_envelope(**overrides), TEXTS)


def shown(part: Part) -> Formatted:
    """Return what a person reads of a part; fails where Telegram would refuse its HTML."""
    return read_text(part.text, "HTML")


def reading(content: Content, **overrides: Any) -> str:
    """Return the words of a content that fits in one part."""
    (part,) = parts_of(content, **overrides)
    return shown(part).text


def rows_of(part: Part) -> list[list[str]]:
    """Return the labels of the buttons under a part, row by row."""
    markup = json.loads(part.body).get("reply_markup", {"inline_keyboard": []})
    return [[button["text"] for button in row] for row in markup["inline_keyboard"]]


def labels(names: Sequence[str]) -> tuple[Button, ...]:
    """Return buttons with these labels."""
    return tuple(a_button(name) for name in names)


OVERDUE = a_line(
    "1.2",
    due=date(2026, 5, 6),
    percent=Decimal(60),
    said=last_said("falta la firma del contrato", date(2026, 4, 13)),
    number=2,
    total=0,
    next_on=date(2026, 5, 20),
    escalates_on=date(2026, 5, 13),
)
SUPPORTED = a_line(
    "P1.1",
    code="1.1",
    title="Publicar el plan anticorrupción en la página web",
    support=True,
    percent=Decimal("33.5"),
    said=last_said(person="Jorge Mina"),
    number=3,
    total=6,
    next_on=date(2026, 5, 15),
)
SUGGESTED = a_line(
    "A-07",
    code=None,
    title="Rendir cuentas",
    due=date(2027, 1, 18),
    due_is_suggested=True,
    due_printed="18/01/2037",
    number=1,
    total=6,
    next_on=date(2027, 1, 4),
)
