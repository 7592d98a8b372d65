"""Tests: what the audit kept of before and after is told in Spanish words, with names."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core import buttons, inbound, last_words, later_dates, messages
from core.data import Data
from models.audit_trail import Names
from reports.audit import stored_messages
from reports.audit.kept import sentence
from reports.audit.personal_file import FORMS

BOGOTA = ZoneInfo("America/Bogota")
NAMES = Names({4: "Ana Gil", 12: "Rosa Mora"}, {3: "Tesorería", 5: "Planeación"}, {10: "2.4"})


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"percent": "33.5", "report": 42}, "avance: 33,5\xa0%; reporte: n.º 42"),
        ({"percent": None}, "avance: sin dato"),
        ({"percent": "N/A"}, "avance: N/A"),
        (
            {"person": 4, "role": "lead", "office": 3},
            "persona: Ana Gil; rol: líder; oficina: Tesorería",
        ),
        ({"person": 99, "office": 98}, "persona: n.º 99; oficina: n.º 98"),
        ({"roles": [{"role": "lead", "office": 3}]}, "roles: líder de Tesorería"),
        ({"roles": [{"role": "planning", "office": None}]}, "roles: planeación"),
        ({"roles": []}, "roles: ninguno"),
        ({"members": [3, 5]}, "oficinas: Tesorería, Planeación"),
        ({"activities": [10, 11]}, "actividades: 2.4, n.º 11"),
        ({"activities": 31}, "actividades: 31"),
        ({"activity": 10, "reported": "33"}, "actividad: 2.4; reportado: 33\xa0%"),
        ({"answering": [[3, "lead", 0, False]]}, "responden: Tesorería"),
        ({"left_on": "2026-06-11"}, "se retiró el: 11/06/2026"),
        ({"due": "2026-11-30 2027-01-15"}, "fecha: 30/11/2026 15/01/2027"),
        ({"expires_at": "2026-06-21T13:00:00+00:00"}, "vale hasta: 21/06/2026 08:00"),
        (
            {"dead": True, "reason": "no consent"},
            "sin uso: sí; motivo: sin permiso para escribirle",
        ),
        ({"dead": True, "by": 4}, "sin uso: sí; por la dirección: n.º 4"),
        ({"leaves_on": None, "by": 4}, "se retira el: sin dato; por: Ana Gil"),
        ({"channel": "email", "verified": False}, "canal: correo; confirmada: no"),
        ({"field": "due", "value": ""}, "campo: fecha; valor: sin dato"),
        ({"proof": "file"}, "el 100 % se pide con: un archivo de soporte"),
        ({"remark": "falta el acta de 2026-06-11"}, "observación: falta el acta de 2026-06-11"),
        ({"ahead": {"outbox": 2}}, "adelantado: outbox: 2"),
        ({"of another version": "lead"}, "of another version: lead"),
        ({"due": "2026-13-40"}, "fecha: 2026-13-40"),
        ({}, ""),
    ],
)
def test_what_was_kept_is_told_in_words(kept: dict[str, Any], said: str) -> None:
    assert sentence(kept, NAMES, BOGOTA) == said


def test_who_asks_for_her_data_reads_what_was_kept_in_spanish_too() -> None:
    after = {"person": 15, "verified": False, "reason": None, "first": "2026-03-05"}
    text = FORMS["txt"]({"audit": [{"after": after}]}).decode()

    assert "después: persona: 15; confirmada: no; motivo: sin dato; desde: 2026-03-05" in text
    assert '"reason": null' in FORMS["json"]({"audit": [{"after": after}]}).decode()


def test_a_message_of_hers_has_its_own_names_and_leaves_out_what_it_has_not() -> None:
    payload: dict[str, Any] = {
        "sender": "ana@x.example", "sender_name": "", "proof": "proven", "pressed": None,
        "replies_to": "<7@x.example>", "kind": "message", "greeted": False, "files": [],
        "text": "va en 60 %",
    }  # fmt: skip
    row = {"payload": payload, "outcome": "asked"}
    text = FORMS["txt"]({"inbound": [row]}).decode()

    assert (
        "lo que llegó: de: ana@x.example; remitente: comprobado; responde a: <7@x.example>; "
        "clase: mensaje; se le puede responder: no; texto: va en 60 %\n"
    ) in text
    assert "resultado: preguntado" in text
    assert '"proof": "proven"' in FORMS["json"]({"inbound": [row]}).decode()


def test_every_field_of_a_stored_message_has_its_word() -> None:
    models = [
        one
        for module in (inbound, messages, last_words, later_dates, buttons)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Data) and one.__module__ == module.__name__
    ]
    fields = {name for one in models for name in one.model_fields}

    assert len(fields) > 100
    assert sorted(fields - set(stored_messages.NAMES)) == []
