"""A report beside a request for more time: the figure is written at once, the request is shown."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post

WHY = "requerimos hasta el 30 de junio por las lluvias."


@pytest.mark.parametrize(
    "said",
    [
        f"La rampa: ya se adjudicó el contrato, 30%. No alcanzamos al 25, {WHY}",
        f"ya se adjudicó el contrato, 30%. No vamos a alcanzar para el 25, {WHY}",
        f"La rampa va en 30, ya se adjudicó el contrato. No alcanzamos al 25, {WHY}",
        f"ya se adjudicó el contrato, vamos en 30%. No llegamos al 25. R{WHY[1:]}",
    ],
)
def test_both_are_taken_as_an_answer_by_mail(town: Town, post: Post, said: str) -> None:
    ramp = town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", due=date(2026, 5, 25))
    town.add("2.3", 35, title="Actualizar el inventario de trámites")
    assert post.answer(post.remind(ramp), said, proof=PROVEN) == "recorded"
    figure, words = town.figure(ramp)
    assert (figure, words.rstrip(".")) == (30, "ya se adjudicó el contrato")
    (asked,) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Question)]
    assert asked.wished is not None
    assert (asked.wished.until, asked.wished.handles) == (date(2026, 6, 30), ("4.2",))
    assert "lluvias" in asked.wished.reason
    assert "%" not in asked.wished.reason


def test_a_figure_that_is_not_reached_is_no_day(town: Town, marta: Chat) -> None:
    ramp = town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio")
    marta.says("la 4.2: no alcanzamos al 25 %, requerimos hasta el 30 de junio por las lluvias")
    assert town.figure(ramp)[0] == 10


@pytest.mark.parametrize(
    "said",
    [
        "para la rampa necesitamos hasta el 30 de junio y la encuesta ya está",
        "la encuesta ya está y para la rampa pido hasta el 30 de junio",
    ],
)
def test_time_is_asked_for_what_is_named_and_not_for_what_is_reported(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", product="Una rampa")
    survey = town.add("4.3", 80, title="Medir la satisfacción", product="Una encuesta")
    marta.says(said)
    assert town.figure(survey)[0] == 100
    asked = [one for one in marta.heard() if isinstance(one, Question)][-1]
    assert asked.line is not None
    assert asked.line.handle == "4.2"
