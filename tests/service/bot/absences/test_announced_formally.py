"""An absence that is announced formally, or dictated without a sign, beside a report: it is told to
control, and the report is recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def parade(town: Town) -> int:
    """The campaign, of Marta's office, that has a delegate; and somebody of control."""
    somebody(town, 900, "Yaneth Pulido", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Hernán Mejía", Role.CONTROL)
    town.add("3.4", 20, title="Contratar la ambulancia")
    return town.add("3.3", title="Realizar la campaña de salud mental en los colegios")


def away(chat: Chat) -> dict[str, object]:
    """Return the days, and who is missing, of what she is told of her absence."""
    (told,) = (one for one in chat.heard() if isinstance(one, Note) and one.name == "away_told")
    return {key: told.values.get(key) for key in ("first", "until", "missing")}


@pytest.mark.parametrize(
    "said",
    [
        "Para los fines pertinentes, informo que haré uso de mis vacaciones del 18 al 29 de mayo "
        "y que durante ese lapso me reemplazará el doctor Hernán Prieto. De otra parte, la "
        "actividad 3.3 presenta un avance del 50 %.",
        "Me permito informar que disfrutaré de mi período de vacaciones del 18 al 29 de mayo; me "
        "reemplazará la doctora Hernán Prieto. La 3.3 va en 50 %.",
        "Comunico que me ausentaré de la entidad del 18 al 29 de mayo, me suplirá Hernán Prieto. "
        "La 3.3 va en 50 %",
        "Informo que saldré a disfrutar de mis vacaciones del 18 al 29 de mayo. Me reemplazará "
        "Hernán Prieto. La 3.3 va en 50 %",
    ],
)
def test_formal_words_are_an_absence(town: Town, marta: Chat, parade: int, said: str) -> None:
    marta.says(said)
    days = {"first": "2026-05-18", "until": "2026-05-29", "missing": "Hernán Prieto"}
    assert away(marta) == days
    assert town.figure(parade) == (50, "")


@pytest.mark.parametrize(
    "said",
    [
        "del lunes veinticinco al viernes veintinueve estoy en bogotá en una reunión del "
        "ministerio mientras tanto responde yaneth y de una vez le digo que la campaña de los "
        "colegios va en cincuenta por ciento",
        "del lunes 25 al viernes 29 estoy en bogotá, mientras tanto contesta yaneth. Aprovecho "
        "para contarle que la campaña de los colegios va en 50 %",
        "desde el lunes 25 hasta el viernes 29 de mayo estaré de permiso mientras tanto responde "
        "yaneth y aprovecho y le digo que la campaña de los colegios va en 50 %",
    ],
)
def test_dictated_days_are_an_absence(town: Town, marta: Chat, parade: int, said: str) -> None:
    marta.says(said)
    assert away(marta) == {"first": "2026-05-25", "until": "2026-05-29", "missing": None}
    assert town.figure(parade) == (50, "")


@pytest.mark.parametrize(
    "said",
    [
        "la 3.3 va en 50 %, haremos uso de la licencia de software del 18 al 29 de mayo",
        "del lunes 25 al viernes 29 estamos en los colegios con la 3.3, va en 50 %",
        "la 3.3 va en 50 %, los niños disfrutarán del descanso del 18 al 29 de mayo",
    ],
)
def test_what_is_done_with_the_work_is_none(
    town: Town, marta: Chat, parade: int, said: str
) -> None:
    marta.says(said)
    assert not [one for one in marta.heard() if isinstance(one, Note) and one.name == "away_told"]
    assert town.figure(parade)[0] == 50
