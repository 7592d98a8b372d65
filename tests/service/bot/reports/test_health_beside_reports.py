"""What a report tells of the health of somebody else is in no description, and is told back; what
is asked of an activity beside her own absence is answered."""

from __future__ import annotations

import pytest

from tests.service.bot.absences.test_days_of_others_told_anew import hernan, patricia
from tests.service.bot.chat import Chat, Town, notes

__all__ = ["hernan", "patricia"]
ILL = [
    "la doctora esta incapacitada", "la ingeniera sigue hospitalizada", "a la doctora la operaron",
    "don Germán está enfermo", "la jefe se incapacitó ayer", "a Rosa le dio cáncer",
    "rosa tiene covid", "el doctor está en quimioterapia",
]  # fmt: skip


@pytest.fixture
def activity(town: Town, hernan: Chat) -> int:
    """An activity of Marta's, beside another."""
    assert hernan.town is town
    town.add("2.4", 30, title="Socializar la política de datos")
    return town.add("4.3", 50, title="Hacer la convocatoria")


@pytest.mark.parametrize("told", ILL)
@pytest.mark.parametrize(
    "said", ["la 4.3 va en 60, {}", "la 4.3 va en 60 porque {}", "{}, pero la 4.3 va en 60"]
)
def test_an_illness_is_in_no_description(
    town: Town, marta: Chat, activity: int, said: str, told: str
) -> None:
    marta.says(said.format(told))
    percent, words = town.figure(activity)
    assert percent == 60
    assert words.replace("va en 60", "").strip(" ,.") in ("", "pero")
    heard = {*notes(marta.heard())}
    assert "receipt" in heard
    assert heard & {"unheard", "staff_told", "away_of_another"}


@pytest.mark.parametrize(
    "said",
    [
        "don German se pensiona el 15 y quedo yo. la 4.3 va en 60",
        "la 4.3 va en 60, don germán se pensiona el 15 y quedo yo a cargo",
        "la 4.3 va en 60. La ingeniera renunció y ahora respondo yo",
    ],
)
def test_who_stays_in_somebody_s_place_is_in_no_description(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity) == (60, "")
    assert {*notes(marta.heard())} & {"unheard", "staff_told"}


@pytest.mark.parametrize(
    "account",
    [
        "porque el contratista renunció", "pues la comunidad no asistió",
        "atendimos pacientes con cáncer", "la jornada de cirugías terminó",
        "hicimos la campaña contra el dengue",
    ],
)  # fmt: skip
def test_what_tells_of_the_work_stays(town: Town, marta: Chat, activity: int, account: str) -> None:
    marta.says(f"la 4.3 va en 60, {account}")
    assert town.figure(activity) == (60, account)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["y la 4.3 no es de nosotros no?", "la 4.3 no es nuestra cierto?", "la 4.3 no es mía",
     "Y la 4.3 no es de nosotros, es de Pedro", "oiga la 4.3 no nos toca", "la 4.3 no es nuestra"],
)  # fmt: skip
def test_whose_an_activity_is_not_is_asked_beside_her_absence(marta: Chat, said: str) -> None:
    marta.says(f"salgo de permiso 13 y 14. {said}")
    away, asked = marta.heard()
    assert notes([away]) == ["away_told"]
    assert notes([asked]) == ["question"]
