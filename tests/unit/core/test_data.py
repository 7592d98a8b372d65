"""A value is copied with fields that it has, and with no others."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation.state import State
from core.buttons import Button
from core.data import Data
from core.entity.policy import Policy
from reports.weekly import Named

NAMED = Named(handle="1.1", code=None, title="Dotar la biblioteca", office="Cultura")


@pytest.mark.parametrize("of", [Button(label="Sí", ref="r"), Policy(), NAMED, State()])
def test_a_copy_with_a_misspelt_field_is_refused(of: Data) -> None:
    with pytest.raises(TypeError, match="has no field labell"):
        of.model_copy(update={"labell": "No"})


@pytest.mark.parametrize(
    ("of", "said"),
    [(Button(label="Sí", ref="r"), {"label": "No"}), (NAMED, {"code": "A-1", "title": "Otra"})],
)
def test_a_copy_has_what_was_said_and_all_the_rest(of: Data, said: dict[str, Any]) -> None:
    assert of.model_copy(update=said).model_dump() == of.model_dump() | said
