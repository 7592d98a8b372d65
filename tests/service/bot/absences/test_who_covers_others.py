"""Who covers somebody who is away, said behind that: planning is told."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Town, notes, somebody


@pytest.mark.parametrize(
    "covers",
    [
        "queda Marta encargada",
        "queda Marta de encargada",
        "encargada Marta",
        "dejamos a cargo a Marta",
        "y Marta queda a cargo",
        "queda encargada su auxiliar",
        "lo reemplaza su auxiliar",
    ],
)
def test_who_covers_behind_it_is_passed_on_to_planning(town: Town, covers: str) -> None:
    control = somebody(town, 5559001, "Hernán", Role.CONTROL)
    control.says(f"Pedro Rueda sale a vacaciones del 19 al 23 de mayo, {covers}")
    names = notes(control.heard())
    assert names[0] == "away_proposed"
    assert "staff_told" in names
    assert "unclear" not in names
