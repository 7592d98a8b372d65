"""Tests: no button moves or shows what is of another entity, whatever its number."""

from __future__ import annotations

import pytest

from core.buttons import Does
from core.refs import Ref
from tests.contracts.isolation.buttons import NO_BUTTONS, VALUES, actions
from tests.contracts.isolation.speaking import LEAD, OVERSEES, Speaking
from tests.contracts.isolation.twins import Twins
from tests.contracts.isolation.worlds import World
from tests.service.bot.chat import REFS

ACTIONS = sorted(actions())


def refs(action: str, world: World) -> list[str]:
    """Return signed references of an action to every number that a row of the other entity has,
    and to the own rows with such a number behind."""
    ids = world.other.ids
    behind = VALUES.get(action, ("",))
    own = [one for one in behind if "{" in one]
    return [
        REFS.make(Ref(action, target, value.format(**ids)))
        for numbers, values in ((ids, behind), (world.own.ids, own))
        for target in sorted(set(numbers.values()))
        for value in values
    ]


def test_the_kinds_of_buttons_are_found() -> None:
    assert {"pct", "grant", "review", "broadcast", "load", "undo", "fila", *Does} <= {*ACTIONS}
    assert not NO_BUTTONS & {*ACTIONS}
    assert VALUES.keys() <= {*ACTIONS}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_button_does_what_it_would_do_if_there_were_no_other_entity(
    twins: Twins, action: str
) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        for ref in refs(action, twins.full):
            for number in (LEAD, OVERSEES):
                speaking.presses(number, ref)
