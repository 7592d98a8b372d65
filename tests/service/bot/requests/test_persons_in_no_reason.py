"""A remark about somebody is no reason of a request and no description; nor are her own days."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town

IN_THE_PLAN = "Vamos en el 60 %"


@pytest.fixture
def hers(town: Town, marta: Chat, pedro: Chat) -> dict[str, int]:
    """Two activities of Marta's; Pedro is known."""
    assert marta.number != pedro.number
    return {
        "1.2": town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20)),
        "5.5": town.add("5.5", 30, title="Firmar el acto administrativo"),
    }


def reasons(chat: Chat) -> list[str]:
    """Return why the requests that she was shown are made."""
    shown = (one.wished for one in chat.heard() if isinstance(one, Question))
    return [one.reason for one in shown if one is not None]


WISH = "para la 1.2 necesito plazo hasta el 10 de junio"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (f"{WISH} por semana santa, y pedro no es delegado de nada desde ayer, renuncio el pobre",
         "por semana santa"),
        (f"{WISH} por lluvias, y pedro ya no es mi delegado", "por lluvias"),
        (f"{WISH} porque falta el CDP. pedro renunció, el pobre", "falta el CDP"),
        (f"{WISH} por vacaciones. llegó un oficio de Hacienda: pedro se jubila el 13",
         "por vacaciones"),
        (f"{WISH} por festivos y pedro ya no es enlace de nadie", "por festivos"),
        (f"{WISH} por el paro, y pedro se fue, mi delegada ahora es Yuli Prada", "por el paro"),
        (f"{WISH} por derrumbes", "por derrumbes"),
        (f"{WISH} porque pedro no ha firmado el acta", "pedro no ha firmado el acta"),
    ],
)  # fmt: skip
def test_the_reason_is_the_cause_alone(
    town: Town, marta: Chat, hers: dict[str, int], said: str, why: str
) -> None:
    assert marta.says(said) == "asked"
    assert reasons(marta) == [why]
    assert town.figure(hers["1.2"]) == (40, IN_THE_PLAN)


@pytest.mark.parametrize("said", [f"{WISH} por favor", f"{WISH} por la 1.2", f"{WISH} por ahora"])
@pytest.mark.usefixtures("hers")
def test_no_cause_is_asked_for(marta: Chat, said: str) -> None:
    assert marta.says(said) == "asked"
    assert reasons(marta) == [""]


@pytest.mark.parametrize(
    ("said", "percent", "words"),
    [
        ("la 1.2 va en 80. pedro ya no trabaja con nosotros, renuncio", 80, ""),
        ("llego un memo de hacienda: pedro se jubila el 13, lo reemplaza Paola Rincon desde el 16."
         " y la 1.2 va en 50", 50, ""),
        ("1.2 llevamos 80 con otras pruebas y no me toca lo del 11, si vengo, el permiso es el 12"
         " nada mas", 80, "llevamos 80 con otras pruebas"),
        ("la 1.2 va en 80, el permiso es el viernes 15 nada más", 80, ""),
        ("1.2 42 %, igual le aviso: mi correo sigue hasta el viernes 13", 42, ""),
        ("1.2 en 70, no hubo comision", 70, ""),
        ("gracias por el plazo, aunque pedi el 30. 1.2: radicamos el proyecto, 45%", 45,
         "radicamos el proyecto"),
        ("la 1.2 va en 60, falta el permiso de la CAR", 60, "falta el permiso de la CAR"),
        ("la 1.2 va en 60, nos llegó un oficio de Hacienda", 60,
         "nos llegó un oficio de Hacienda"),
        ("la 1.2 va en 60, no hubo comisión de empalme", 60, "no hubo comisión de empalme"),
        ("la 1.2 va en 60, aunque pedimos el acta 30", 60, "aunque pedimos el acta 30"),
    ],
)  # fmt: skip
def test_no_description_tells_of_persons_or_her_days(
    town: Town, marta: Chat, hers: dict[str, int], said: str, percent: int, words: str
) -> None:
    marta.says(said)
    assert town.figure(hers["1.2"]) == (percent, words)


def test_what_was_said_of_somebody_is_told_on(marta: Chat, hers: dict[str, int]) -> None:
    assert hers
    marta.says("la 1.2 va en 80. pedro ya no es delegado de nada, renuncio")
    assert any(isinstance(one, Note) and one.name == "staff_told" for one in marta.heard())
