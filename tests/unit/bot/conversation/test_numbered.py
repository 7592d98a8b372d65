"""Numbers of our message as names of its activities, where they can mean nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation.speaking.numbered import with_handles
from core.inbound import Inbound
from tests.unit.bot.email.samples import a_line

LINES = tuple(a_line(handle=code, code=code) for code in ("4.1", "6.3", "7.2"))


def read(text: str, *codes: str) -> str:
    """Return how an answer is taken up."""
    lines = tuple(a_line(handle=code, code=code) for code in codes) or LINES
    message = Inbound(external_id="1", sender="x", sent_at=datetime.now(UTC), text=text)
    return with_handles(message, lines).text


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("la 2 ya quedó", "la 6.3 ya quedó"),
        ("La 2 va en 60 %, la 3 sin avance", "La 6.3 va en 60 %, la 7.2 sin avance"),
        ("2) ya quedó\n3) 60 %", "6.3: ya quedó\n7.2: 60 %"),
        ("la actividad 1 ya quedó", "la actividad 4.1 ya quedó"),
        ("el punto 1 ya quedó", "el punto 4.1 ya quedó"),
    ],
)
def test_a_number_of_the_list_is_its_activity(text: str, taken: str) -> None:
    assert read(text) == taken


@pytest.mark.parametrize(
    "text",
    [
        "la 2.1 ya quedó", "la 4 ya quedó", "el 2 de junio", "la 2 de junio", "vamos en 2 %",
        "la 2% restante", "van 2 de 3", "la 2/3", "la 22", "2 actas", "(2) actas",
    ],
)  # fmt: skip
def test_whatever_else_a_number_can_be_stays(text: str) -> None:
    assert read(text) == text


def test_a_number_with_which_another_code_begins_stays() -> None:
    assert read("la 2 ya quedó", "1.2", "6.3", "2.1") == "la 2 ya quedó"
    assert read("la 2 ya quedó", "1.2", "2.1") == "la 2.1 ya quedó"
    assert read("la 2 ya quedó", "1.2", "6.3", "21.1") == "la 6.3 ya quedó"
