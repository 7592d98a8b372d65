"""Who covers somebody who is away, said behind that: planning is told."""

from __future__ import annotations

import pytest

from bot.telegram.render import render
from core.channels import Envelope
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from texts.catalog import Texts


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


def test_it_is_told_with_its_days_and_is_no_change_of_persons(
    town: Town, consuelo: Chat, luz: Chat
) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo, lo reemplaza Marta")
    assert "cambio" not in words_to(town, consuelo).replace("ningún cambio", "")
    town.morning()
    told = words_to(town, luz)
    assert "avisa quién cubre a Pedro Rueda del martes 19 de mayo al sábado 23 de mayo" in told
    assert "lo reemplaza Marta" in told
    assert "cambio de personas" not in told


def words_to(town: Town, chat: Chat) -> str:
    envelope = Envelope(key="k", entity="Alcaldía", address="1", person="", today=town.now.date())
    said = [part.text for one in chat.heard() for part in render(one, envelope, Texts())]
    return "\n".join(said)
