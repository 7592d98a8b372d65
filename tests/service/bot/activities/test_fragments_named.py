"""Words after a report that open with the name of another activity are about that one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.reports.test_fragments import IN_THE_PLAN


def test_words_that_open_with_the_name_of_another_activity_are_about_that_one(
    town: Town, marta: Chat
) -> None:
    first = town.add("2.2", 25, title="Habilitar el pago en línea del impuesto predial")
    second = town.add("5.2", 10, title="Aplicar la encuesta de apropiación del código")
    marta.says("2.2 en 60")

    assert marta.says("y la encuesta, ya les montamos el formulario, o sea lo nuestro") == "asked"
    assert (town.figure(first), town.figure(second)) == ((60, ""), (10, IN_THE_PLAN))


@pytest.mark.parametrize(
    "words", ["y el acta la firma el viernes el jefe", "me voy a reunir con el contratista",
              "lo del contrato lo ve jurídica"],
)  # fmt: skip
def test_words_that_open_like_a_name_and_name_nothing_else_are_added(
    town: Town, marta: Chat, words: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10, title="Realizar la feria de servicios")
    marta.says("1.2 en 60")

    assert marta.says(words) == "added"
