"""A file that was shown is stored by an order of the next days, and never in part."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.loading import Stage
from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_loading import plans_of
from tests.service.bot.loads import a_plan, sends


@pytest.mark.parametrize(
    ("words", "stage", "days"),
    [
        ("listo cárgalo", Stage.LOADED, 1),
        ("bueno cárguelo así y yo miro la 2.2", Stage.LOADED, 0),
        ("sí, cargue el plan", Stage.LOADED, 1),
        ("sisas cárguelo", Stage.LOADED, 1),
        ("cargue el plan de la semana", Stage.OFFERED, 0),
        ("listo cárgalo", Stage.OFFERED, 5),
        ("súbelo pero la 2.2 no la quites, esa sigue", Stage.OFFERED, 0),
        ("súbala al 60 %", Stage.OFFERED, 0),
    ],
)
def test_a_file_is_stored_by_an_order_of_the_next_days_and_not_in_part(
    town: Town, luz: Chat, words: str, stage: Stage, days: int
) -> None:
    sends(luz, a_plan())
    town.now += timedelta(days=days)
    luz.heard()
    luz.says(words)
    assert len(plans_of(town)) == (stage is Stage.LOADED)
    told = luz.heard()
    again = [one for one in told if isinstance(one, Question) and one.file is not None]
    if stage is Stage.OFFERED and "súbelo" in words:
        (asked,) = again
        assert [one.label for one in asked.buttons] == ["Cargar", "Cancelar"]
        assert [one.name for one in told if isinstance(one, Note)] == ["left_out"]
