"""A judgement of a report that is called by what it produces, or by who reported it."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def reported(town: Town) -> None:
    """One report of Marta's office and two of Pedro's, each at 100."""
    town.add("4.3", 100, title="Medir la satisfacción de los usuarios", product="Una encuesta")
    of_pedro = {"office": town.other_office_id, "product": "Un documento"}
    town.add("1.5", 100, title="Formular el plan de riesgos fiscales", **of_pedro)
    town.add("5.2", 100, title="Publicar el presupuesto aprobado", **of_pedro)


def judged(chat: Chat) -> list[tuple[str, bool, str]]:
    """Return what was judged: its code, whether it was accepted, and the reason."""
    kept = [one for one in chat.heard() if isinstance(one, Note) and one.name == "review_kept"]
    return [
        (
            str(one.values["handle"]),
            bool(one.values["accepted"]),
            str(one.values.get("reason") or ""),
        )
        for one in kept
    ]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "said",
    [
        "la encuesta la devuelvo, le falta la firma",
        "devuelvo la de la encuesta, le falta la firma",
        "devuelvo lo de Marta, le falta la firma",
        "lo de Marta no lo acepto, le falta la firma",
    ],
)
def test_the_one_that_is_meant_is_judged(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [("4.3", False, "le falta la firma")]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("said", ["acepto lo de Pedro", "lo de Pedro lo acepto"])
def test_of_several_it_is_asked_which(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert notes(consuelo.heard()) == ["review_which"]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("said", ["acepto lo de Rosalba", "la licencia la devuelvo, falta todo"])
def test_what_nobody_is_called_judges_nothing(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert notes(consuelo.heard()) == ["unclear"]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("devuélvale a Pedro la 1.5 y dígale que falta el anexo", "falta el anexo"),
        ("devuelvo la 1.5: dígale a Pedro que no hay anexo", "no hay anexo"),
        ("no acepto la 1.5, que falta el anexo", "falta el anexo"),
        ("devuelvo la 1.5 y dígale a Pedro que venga", "y dígale a Pedro que venga"),
    ],
)
def test_whom_it_is_to_be_told_is_no_part_of_the_reason(
    consuelo: Chat, said: str, reason: str
) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [("1.5", False, reason)]


@pytest.mark.usefixtures("reported")
def test_what_was_accepted_is_returned_after_all(town: Town, consuelo: Chat) -> None:
    consuelo.says("acepto la 4.3")
    town.deliver()
    consuelo.heard()
    consuelo.says("no, perdón, la devuelvo porque falta el informe")
    assert judged(consuelo) == [("4.3", False, "falta el informe")]
