"""A leave-taking with a name, which gives no account of any work."""

from __future__ import annotations

import pytest

from bot.understanding.framing.signing import is_leave_taking


@pytest.mark.parametrize(
    "text", ["Saludos, Hernán Quiroga", "Cordialmente, Ana de la Rosa.", "Saludos", "Atentamente,"]
)
def test_is_one(text: str) -> None:
    assert is_leave_taking(text)


@pytest.mark.parametrize(
    "text",
    ["Saludos, la rampa va bien", "Hernán Quiroga", "Saludos, ya firmaron el contrato", ""],
)
def test_is_none(text: str) -> None:
    assert not is_leave_taking(text)
