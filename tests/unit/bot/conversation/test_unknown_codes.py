"""A code that no activity has is told from figures and from codes that are known."""

from __future__ import annotations

import pytest

from bot.conversation.unknown_codes import nearest, unknown_code
from bot.understanding.meaning import Context, OtherActivity, PendingActivity
from bot.understanding.reading import read

KNOWN = Context(
    (PendingActivity("6.1", "Publicar el mapa", "", None, None, None),),
    None,
    (OtherActivity("6.4", "Cobrar", "Hacienda"),),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6.2 va en 50", "6.2"), ("la 6.2 ya está lista", "6.2"), ("la 6.1.2 va en 40", "6.1.2"),
        ("la 6.2 va en 50 y la 6.1 en 40", "6.2"), ("la 6.1 va en 50", ""), ("la 6.4 va en 50", ""),
        ("va en 6.2", ""), ("6.2", ""), ("gastamos 6.2 millones", ""), ("vamos bien", ""),
        ("la 5.4 y la 6.2 van en 50", ""),
    ],
)  # fmt: skip
def test_the_one_unknown_code_is_found(text: str, code: str) -> None:
    assert unknown_code(read(text), KNOWN) == code


def test_those_that_share_the_beginning_and_are_near_come_first() -> None:
    assert nearest("6.2", ["2.4", "6.5", "6.1", "7.2"]) == ["6.1", "6.5", "7.2", "2.4"]
