"""Days of an absence as they are written on a telephone, alone and beside other things."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note, Question
from tests.service.bot.absences.test_days_of_others_told_anew import hernan, patricia, shown_by_name
from tests.service.bot.chat import Chat, Town, notes

__all__ = ["hernan", "patricia"]
D13, D14, D15, D17, D20, D22 = (date(2026, 5, day) for day in (13, 14, 15, 17, 20, 22))
D25, D29 = date(2026, 5, 25), date(2026, 5, 29)


@pytest.fixture
def socializing(town: Town, hernan: Chat) -> int:
    """An activity of Marta's, beside another."""
    assert hernan.town is town
    town.add("4.3", 50, title="Hacer la convocatoria")
    return town.add("2.4", 30, title="Socializar la política de datos")


@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("me voy el jueves 14 a bogota, vuelvo el viernes", D14, D14),
        ("viajo a Medellín el 14 y regreso el 16", D14, D15),
        ("el jueves salgo para cali, vuelvo el viernes", D14, D14),
        ("tengo vacaciones pendientes del 25 al 29", D25, D29),
        ("me aprobaron las vacaciones del 25 al 29", D25, D29),
        ("tengo unas vacaciones acumuladas del 25 al 29 de mayo", D25, D29),
        ("y vuelvo el lunes 18, el 15 no estoy como dije", D15, D17),
        ("regreso el 18, el viernes 15 no estoy", D15, D17),
        ("estoy en comision el 13 y 14", D13, D14),
    ],
)
@pytest.mark.parametrize("before", ["", "la 2.4 va en 60. "])
@pytest.mark.usefixtures("socializing")
def test_they_are_told_and_stand_in_no_description(
    town: Town, marta: Chat, before: str, said: str, first: date, until: date
) -> None:
    marta.says(before + said)
    assert notes(marta.heard()) == ["away_told", *(["receipt"] if before else [])]
    assert shown_by_name(town)[-1] == ("Marta", first, until)
    told = [(int(one.percent or 0), one.description) for one in town.reports()]
    assert told == [(60, "")] * bool(before)


@pytest.mark.parametrize(
    "said", ["me voy el jueves 14 a bogota", "viajo a medellin el jueves", "el 14 salgo para cali"]
)
@pytest.mark.usefixtures("socializing")
def test_until_when_a_journey_lasts_is_asked(marta: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("asks")) == ("away_told", 1)


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize(
    "said",
    ["la 2.4: salgo para cali el jueves a la reunión", "no tengo vacaciones pendientes",
     "el bus sale para cali el jueves", "tengo pendientes las vacaciones de los contratistas"],
)  # fmt: skip
def test_other_journeys_are_none_of_hers(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert "away_told" not in notes(marta.heard())
    assert shown_by_name(town) == []


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize("told", ["", "salgo de vacaciones del 18 al 22 de mayo"])
@pytest.mark.parametrize("asked", ["", " hasta el 30 de junio"])
@pytest.mark.parametrize(
    "said",
    [
        "no. mejor hasta el 15 de julio. y el viernes no vengo",
        "No, mejor hasta el 15 de julio y el viernes no vengo",
        "mejor hasta el 15 de julio. Ah y el viernes no estoy",
        "perdón, hasta el 15 de julio. el viernes no voy",
        "no, para el 15 de julio. y el viernes tengo permiso",
        "mejor que hasta el 15 de julio, y el viernes falto",
    ],
)
def test_the_day_of_a_request_is_none_of_an_absence(
    town: Town, marta: Chat, told: str, asked: str, said: str
) -> None:
    if told:
        marta.says(told)
    marta.says(f"necesito plazo para la 4.3{asked} porque falta el CDP")
    marta.heard()
    marta.says(said)
    away, wish = marta.heard()
    assert notes([away]) == ["away_told"]
    assert isinstance(wish, Question)
    assert wish.wished is not None
    assert (wish.name, wish.wished.until) == ("wish", date(2026, 7, 15))
    assert shown_by_name(town)[-1] == ("Marta", D15, D15)


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("el 18 si voy", date(2026, 5, 19), D22),
        ("El 18 y 19 sí trabajo", D20, D22),
        ("el 22 sí trabajo", date(2026, 5, 18), date(2026, 5, 21)),
        ("sí voy a trabajar el 22", date(2026, 5, 18), date(2026, 5, 21)),
        ("el lunes 18 si vengo", date(2026, 5, 19), D22),
        ("del 18 al 20 sí estoy en la oficina", date(2026, 5, 21), D22),
    ],
)
@pytest.mark.parametrize("more", ["", ". la 2.4 va en 60"])
def test_of_some_of_her_days_on_which_she_works_the_others_stand(
    town: Town, marta: Chat, said: str, first: date, until: date, more: str
) -> None:
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    marta.heard()
    marta.says(said + more)
    assert notes(marta.heard()) == ["away_told", *(["receipt"] if more else [])]
    assert shown_by_name(town)[-1] == ("Marta", first, until)


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize("said", ["el 20 si voy a trabajar", "el miércoles 20 sí vengo"])
def test_of_a_day_in_the_middle_it_is_asked(town: Town, marta: Chat, said: str) -> None:
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["own_away_which"]
    assert shown_by_name(town)[-1] == ("Marta", date(2026, 5, 18), D22)


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize(
    "said",
    ["del 20 al 22, corrijan", "no, del 20 al 22", "va del 20 al 22", "camilo ausente el 12 no mas",
     "ausente 57", "Son del 20 al 22 de mayo porfa"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "la 2.4 va en 60"])
def test_days_of_nobody_known_are_in_no_description(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    for one in filter(None, (before, said, "la 2.4 va en 70")):
        marta.says(one)
    assert {one.description for one in town.reports()} == {""}


@pytest.mark.usefixtures("socializing")
@pytest.mark.parametrize(
    "said", ["la jornada fue del 4 al 8", "falta la firma del 12", "quedó lista la del 20 al 22"]
)
def test_days_of_the_work_stay_described(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 2.4 va en 60")
    marta.says(said)
    assert said in town.reports()[-1].description


@pytest.mark.parametrize(
    "said", ["la ausencia no es el 13, es el 14", "la ausencia es del 13 al 14"]
)
def test_an_absence_of_nobody_who_is_named_is_none_of_control_s(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says(said)
    assert notes(hernan.heard()) == ["question_gone"]
    assert (shown_by_name(town), town.reports()) == ([], [])
