"""A judgement of one activity by its title, in a sentence behind the judgement of another."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control; two activities of Marta's office are at 100."""
    town.add("5.1", 100, title="Levantar el inventario de trámites", product="")
    town.add("4.3", 100, title="Tabular las encuestas", product="")
    return somebody(town, 5559001, "Hernán", Role.CONTROL)


def judged(chat: Chat) -> list[tuple[str, str]]:
    """Return what was judged and the words that were kept with it."""
    kept = [one for one in chat.heard() if isinstance(one, Note) and one.name == "review_kept"]
    return [(str(one.values["handle"]), str(one.values.get("reason") or "")) for one in kept]


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        (
            "La 5.1 devuélvala porque no veo las actas. La de las encuestas la acepto",
            ["no veo las actas", ""],
        ),
        (
            "La 5.1 la acepto. La de las encuestas no la acepto porque falta el acta",
            ["", "falta el acta"],
        ),
        (
            "No acepto la 5.1 porque no hay firma. Y la de las encuestas la acepto, ya la vi",
            ["no hay firma", "ya la vi"],
        ),
    ],
)
def test_each_has_its_own_words(control: Chat, said: str, reasons: list[str]) -> None:
    control.says(said)
    assert judged(control) == [("5.1", reasons[0]), ("4.3", reasons[1])]


@pytest.mark.parametrize(
    "said",
    [
        "La 5.1 devuélvala porque no veo las actas. La de cierre no está firmada",
        "No acepto la 5.1: falta el acta. La del comité tampoco está",
    ],
)
def test_what_judges_nothing_stays_its_reason(control: Chat, said: str) -> None:
    control.says(said)
    assert [handle for handle, _ in judged(control)] == ["5.1"]
