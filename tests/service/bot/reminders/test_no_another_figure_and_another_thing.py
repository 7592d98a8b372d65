"""A figure that is asked about and denied with another one is that activity's, whatever goes on."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Marta is asked whether the 5.2 goes down to 30."""
    ids = {
        "5.2": town.add("5.2", 40, title="Publicar el presupuesto aprobado"),
        "4.2": town.add("4.2", 10, title="Adecuar la rampa de acceso"),
    }
    assert marta.says("la 5.2 va en 30") == "asked"
    return ids


def figures(town: Town, ids: dict[str, int]) -> tuple[int | None, ...]:
    """Return what holds for both."""
    return tuple(town.figure(one)[0] for one in ids.values())


@pytest.mark.parametrize(
    ("said", "held"),
    [("No, es solo lo de febrero, sigue en 45. Y me confirman lo del plazo de la rampa", (45, 10)),
     ("no, sigue igual. Y me confirman lo de la rampa por favor", (40, 10)),
     ("No, va en 45. la rampa va en 50", (45, 50)), ("no, no. la rampa va en 50", (40, 50)),
     ("no, la rampa es la que va en 50", (40, 50)),
     ("no. la 4.2 va en 50, falta pintar", (40, 50))],
)  # fmt: skip
def test_each_figure_stays_with_its_activity(
    town: Town, marta: Chat, ids: dict[str, int], said: str, held: tuple[int, int]
) -> None:
    marta.says(said)
    assert figures(town, ids) == held
