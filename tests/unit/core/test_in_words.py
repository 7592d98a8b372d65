"""Kinds of message and reasons that are kept have a Spanish word wherever a person reads them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import get_args

import pytest
from pydantic import BaseModel

from core.in_words import KINDS, WHYS, open_again, why
from core.inbound import Aside, Proof
from core.messages import Content
from core.unreached import Unlinked
from core.words import Because, OutboxKind


@pytest.mark.parametrize("kind", [Because, Aside, Unlinked])
def test_every_reason_that_is_kept_is_told_in_spanish(kind: type[StrEnum]) -> None:
    assert set(kind) <= set(WHYS)
    assert [one for one in kind if why(one) == one] == []


def test_a_reason_that_begins_as_another_is_told_as_itself() -> None:
    assert why(Because.DECIDED_ANEW) == "se decidió de otra manera"
    assert why(Because.DECIDED) == "ya se decidió"
    assert why("550 no such user") == "550 no such user"
    assert why("unknown host") == "unknown host"
    for proof in Proof:
        told = why(f"{Aside.NOBODYS} ({proof.value})")
        assert told.startswith("la dirección no es de nadie (remitente")


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("5.1.1 smtp; 550 no such box", "esa dirección no existe: 5.1.1 smtp; 550 no such box"),
        ("bounced: 5.1.10 null MX", "esa dirección no existe: 5.1.10 null MX"),
        ("bounced: 5.2.2 mailbox full", "el buzón está lleno: 5.2.2 mailbox full"),
        ("bounced: 5.7.1 spam", "el correo se devolvió: 5.7.1 spam"),
        ("5.1.12 other", "5.1.12 other"),
        ("smtp; 550 5.1.1 no", "smtp; 550 5.1.1 no"),
    ],
)
def test_why_a_mail_came_back_is_told_before_what_its_server_wrote(stored: str, told: str) -> None:
    assert why(stored) == told
    assert why(f"correo a@b.example ({stored})") == f"correo a@b.example ({told})"


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (
            "connecting: Error connecting to smtp.x.example on port 587: [Errno -2] Name or service"
            " not known",
            "al conectar: no hay conexión con smtp.x.example:587: el DNS no conoce ese nombre",
        ),
        ("[Errno -3] Temporary failure in name resolution", "el DNS no responde"),
        ("[Errno 111] Connect call failed ('127.0.0.1', 9)", "el servidor no la acepta"),
        ("attempt 2 failed: [Errno 104] Connection reset by peer",
         "falló el intento 2: el servidor la cortó"),
        ("[Errno 28] No space left on device", "[Errno 28] No space left on device"),
    ],
)  # fmt: skip
def test_what_the_system_says_of_a_connection_is_told_in_spanish(stored: str, told: str) -> None:
    assert why(stored) == told


def test_every_kind_of_message_has_its_word() -> None:
    kinds = {get_args(one.model_fields["kind"].annotation)[0] for one in _contents()}
    assert kinds <= set(OutboxKind)
    assert set(KINDS) == set(OutboxKind)


def _contents() -> tuple[type[BaseModel], ...]:
    return Content.__origin__.__args__  # type: ignore[attr-defined,no-any-return]  # an Annotated union


@pytest.mark.parametrize(
    ("first", "count", "told"),
    [
        (date(2026, 4, 15), 1, "la fecha del 15 de abril vuelve a estar vencida"),
        (date(2026, 5, 11), 1, "la fecha del 11 de mayo vuelve a estar abierta"),
        (
            date(2026, 4, 15), 3,
            "sus fechas desde el 15 de abril vuelven a estar abiertas, y la primera está vencida",
        ),
        (date(2026, 6, 30), 2, "sus fechas desde el 30 de junio vuelven a estar abiertas"),
    ],
)  # fmt: skip
def test_what_is_open_again_is_called_overdue_once_its_day_has_passed(
    first: date, count: int, told: str
) -> None:
    assert open_again(first, count, date(2026, 5, 11)) == told
