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


@pytest.mark.parametrize(
    "said",
    [
        "La 5.1 no se la acepto, los formularios siguen malos. La de las encuestas si va",
        "no acepto la 5.1, los formularios siguen malos; a marta lo de las encuestas sí",
        "no acepto la 5.1: los formularios siguen malos. lo de las encuestas sí está bien",
    ],
)
def test_a_yes_to_another_by_its_title_is_no_reason(control: Chat, said: str) -> None:
    control.says(said)
    assert judged(control) == [("5.1", "los formularios siguen malos"), ("4.3", "")]


@pytest.mark.parametrize("other", ["la de los faros si va", "a rosa lo de los faros ok"])
def test_a_yes_to_what_nobody_knows_is_told_back_and_no_reason(control: Chat, other: str) -> None:
    control.says(f"La 5.1 no se la acepto, los formularios siguen malos. {other}")
    heard = control.heard()
    kept, left = (one for one in heard if isinstance(one, Note))
    assert (kept.name, kept.values["reason"]) == ("review_kept", "los formularios siguen malos")
    assert (left.name, left.values["beside"]) == ("left_out", other)
