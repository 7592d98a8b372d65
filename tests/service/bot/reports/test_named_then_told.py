"""What is told behind a question that only names an activity is told of that one."""

from __future__ import annotations

from core.messages import Question
from tests.service.bot.chat import Chat, Town


def test_it_is_asked_of_the_one_named_and_not_written_to_the_one_before(
    town: Town, marta: Chat
) -> None:
    directory = town.add("5.1", 80, title="Actualizar el directorio de servidores")
    town.add("3.1", title="Realizar la audiencia pública de rendición de cuentas")
    marta.says("5.1 sigue en 90. y la 3.1?? no le dije que apenas vamos a reservar el coliseo")
    assert town.figure(directory) == (90, "")
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.line is not None
    assert (question.line.handle, question.name) == ("3.1", "percent")


def test_a_question_after_a_page_is_answered_by_it(town: Town, marta: Chat) -> None:
    town.add("5.1", 80, title="Actualizar el directorio de servidores")
    town.add("3.1", title="Realizar la audiencia pública de rendición de cuentas")
    marta.says("5.1 sigue en 90. y la 3.1? cuándo vence")
    assert [one.kind for one in marta.heard()] == ["overview", "receipt"]
