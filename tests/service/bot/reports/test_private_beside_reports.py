"""What is private of a person, or why she answers late, is in no description: the first is told
back, and nobody is asked for a figure."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def boxes(town: Town) -> int:
    """An activity of Marta's, beside another, and Nelson and Patricia, whom the town knows."""
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    somebody(town, 902, "Patricia Gómez", Role.PLANNING)
    town.add("2.4", 10, title="Habilitar la cita médica por internet", product="")
    return town.add("4.3", 10, title="Instalar los buzones de sugerencias", product="")


TOLD_BACK = [
    "Nelson se casa el sábado", "patricia me debe un tinto jaja", "Rosa está de cumpleaños",
    "nelson anda de mal genio conmigo", "la señora Patricia me regañó feo", "Nelson tuvo un bebé",
    "Patricia está embarazada", "nelson se accidento ayer en la moto",
]  # fmt: skip


@pytest.mark.parametrize("joint", [", ", ". "])
@pytest.mark.parametrize("remark", TOLD_BACK)
def test_what_is_private_of_somebody_is_told_back(
    town: Town, marta: Chat, boxes: int, joint: str, remark: str
) -> None:
    marta.says(f"la 4.3 va en 60{joint}{remark}")

    heard = marta.heard()
    assert town.figure(boxes) == (60, "")
    back = [one for one in heard if isinstance(one, Note)]
    assert [(one.name, one.values["words1"]) for one in back] == [("unheard", remark)]


@pytest.mark.parametrize("remark", TOLD_BACK[:3])
def test_so_it_is_by_mail(town: Town, post: Post, boxes: int, remark: str) -> None:
    post.answer(None, f"Buenos días:\n\nLa 4.3 va en 60 %. {remark}.\n\nMarta", proof=PROVEN)
    town.deliver()

    assert town.figure(boxes) == (60, "")
    (_, *said) = [content for _, content in post.mailbox(MARTA)]
    assert notes(said) == ["unheard"]


@pytest.mark.parametrize(
    "excuse",
    [
        "qué pena la demora, andaba en lo de las elecciones",
        "perdón por no contestar antes, andaba en campo",
        "estaba ocupada con lo del concejo",
        "disculpe, ando encartada con la rendición",
        "no habia podido responder, andaba de viaje",
        "que pena, estaba en reunion toda la mañana",
        "saludos a Patricia",
        "despues le mando lo otro",
        "andaba incapacitada pero ya volvi",
    ],
)
def test_why_she_answers_late_is_in_no_description(
    town: Town, marta: Chat, boxes: int, excuse: str
) -> None:
    marta.says(f"la 4.3 va en 60, {excuse}")
    assert town.figure(boxes) == (60, "")


@pytest.mark.parametrize(
    "told",
    [
        "mi correo ya no es ese, ahora es marta@nuevo.gov.co",
        "cambie de celular, ahora es 3001234567",
        "mi número nuevo es 3001234567",
    ],
)
def test_how_she_is_reached_is_in_no_description(
    town: Town, marta: Chat, boxes: int, told: str
) -> None:
    marta.says(f"la 4.3 va en 60, {told}")

    assert town.figure(boxes) == (60, "")
    assert len(marta.heard()) > 1


@pytest.mark.parametrize(
    "account",
    [
        "Pedro me debe el acta", "la comunidad está molesta por la demora",
        "el contrato estaba en comité", "estuvimos en la vereda instalando",
        "Nelson está terminando el informe", "mañana le mando el acta a Hacienda",
    ],
)  # fmt: skip
def test_what_tells_of_the_work_stays(town: Town, marta: Chat, boxes: int, account: str) -> None:
    marta.says(f"la 4.3 va en 60, {account}")
    assert town.figure(boxes) == (60, account)
