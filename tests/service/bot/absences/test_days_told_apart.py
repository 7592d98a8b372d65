"""What is told of somebody's days beside a yes, a verdict, a report or another's absence is heard
as if it had come alone, and so is the rest."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from tests.service.bot.absences.test_absences_of_two import stand
from tests.service.bot.absences.test_days_of_others_told_anew import (
    Shown,
    hernan,
    patricia,
    shown_by_name,
)
from tests.service.bot.chat import Chat, Town, notes

__all__ = ["hernan", "patricia"]
D14, D15, D18, D19, D20, D22, D25 = (date(2026, 5, day) for day in (14, 15, 18, 19, 20, 22, 25))
ROSA: Shown = [("Rosa", D18, D19)]


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat, hernan: Chat) -> Chat:
    """The chat of control, who was told that Pedro is away from the 18th to the 20th, and Marta on
    the 14th; both have reported."""
    town.add("2.4", 30, title="Socializar la política de datos")
    town.add("2.1", 20, office=town.other_office_id, title="Publicar el informe de peticiones")
    pedro.says("salgo de vacaciones del 18 al 20 de mayo")
    marta.says("tengo permiso el 14 de mayo")
    marta.says("la 2.4 va en 60, socializada en tres sedes")
    pedro.says("la 2.1 va en 40, publicado el primero")
    town.morning()
    hernan.heard()
    return hernan


@pytest.mark.parametrize(
    "said",
    [
        "Rosa tambien sale 18 y 19",
        "Rosa Díaz ausente 18 y 19 de mayo",
        "Rosa sale el lunes 18 y el martes 19",
        "la doctora Rosa falta 18 y 19",
        "Rosa no está el 18 y 19",
        "Jairo me dijo que Rosa no viene el 18 y 19",
    ],
)
@pytest.mark.parametrize(
    ("beside", "heard"),
    [
        ("Si a todas. {}", ["away_proposed", "away_set_several"]),
        ("De acuerdo con las 2. {}", ["away_proposed", "away_set_several"]),
        ("{}. La 1.4 va en 30", ["away_proposed", "receipt"]),
        ("la 2.1 la acepto. {}", ["away_proposed", "review_kept"]),
        ("{}. La 2.4 no la acepto: falta el acta", ["away_proposed", "review_kept"]),
    ],
)
def test_an_absence_beside_other_things_is_shown(
    town: Town, control: Chat, said: str, beside: str, heard: list[str]
) -> None:
    control.says(beside.format(said))
    assert sorted(notes(control.heard())) == heard
    assert [one for one in shown_by_name(town) if one[0] == "Rosa"] == ROSA
    assert len(stand(town)) == (2 if "away_set_several" in heard else 0)
    assert not any("Rosa" in one.description for one in town.reports())
    control.says("sí")
    assert notes(control.heard()) == ["away_set"]


@pytest.mark.parametrize(
    "said",
    [
        "Marta si trabaja el jueves, quitele la ausencia",
        "Marta no esta ausente el jueves",
        "Marta sí viene el 14",
        "el jueves Marta sí trabaja",
        "quítele la ausencia a Marta",
        "Marta ya no está de permiso",
    ],
)
@pytest.mark.parametrize(
    "more", ["", ". La 1.4 va en 30", ". Pedro solo esta por fuera el 18 y 19"]
)
def test_who_is_not_away_after_all_is_not_set(
    town: Town, control: Chat, said: str, more: str
) -> None:
    control.says(said + more)
    heard = notes(control.heard())
    assert "away_ended" in heard
    assert ("receipt" in heard, "away_proposed" in heard) == ("1.4" in more, "Pedro" in more)
    assert stand(town) == []
    assert ("Marta", D14, D14) not in shown_by_name(town)


@pytest.mark.parametrize(
    "said",
    [
        "Rosa se incapacitó, no vuelve sino hasta el 18. Jairo tambien sale el 18 y 19",
        "Jairo sale 18 y 19 y Rosa está incapacitada hasta el 17",
        "Rosa no vuelve sino hasta el lunes 18, Jairo sale de permiso el 18 y 19",
    ],
)
@pytest.mark.parametrize("more", ["", ". La 1.4 va en 30"])
def test_two_are_shown_each_on_her_days_and_a_yes_sets_both(
    town: Town, control: Chat, said: str, more: str
) -> None:
    control.says(said + more)
    heard = notes(control.heard())
    assert heard == ["away_proposed", "away_proposed", *(["receipt"] if more else [])]
    both = [("Jairo", D18, D19), ("Rosa", None, date(2026, 5, 17))]
    assert sorted(one for one in shown_by_name(town) if one[0] in ("Jairo", "Rosa")) == both
    control.says("sí")
    assert notes(control.heard()) == ["away_set_several"]


@pytest.mark.parametrize(
    "said",
    ["Correcto, pero ella vuelve el 21", "ella vuelve el 21", "sí, pero Marta vuelve el 21",
     "ella regresa el jueves 21", "de acuerdo, pero ella se reintegra el 21"],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", ". La 1.4 va en 30"])
def test_she_who_was_told_of_just_now_is_meant(
    town: Town, marta: Chat, hernan: Chat, said: str, more: str
) -> None:
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    town.morning()
    hernan.heard()
    hernan.says(said + more)
    assert notes(hernan.heard()) == ["away_proposed", *(["receipt"] if more else [])]
    assert ("Marta", D18, D20) in shown_by_name(town)
    assert stand(town) == []


@pytest.mark.parametrize(
    "said",
    ["si, y acepto la 2.1", "sí. la 2.1 la acepto", "sí y la 2.4 no la acepto: falta el acta"],
)
def test_a_yes_to_an_absence_stands_beside_a_verdict(town: Town, control: Chat, said: str) -> None:
    control.says("Rosa viaja del 18 al 20 de mayo")
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["away_set", "review_kept"]
    assert len(stand(town)) == 1


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("del 18 al 22 y la de Marta hasta el 25", [("Marta", None, D25), ("Pedro", D18, D22)]),
        ("hasta el 22. Marta está de permiso hasta el 25",
         [("Marta", None, D25), ("Pedro", None, D22)]),
        ("del 18 al 22. y la 1.4 va en 30", [("Pedro", D18, D22)]),
    ],
)  # fmt: skip
def test_the_days_that_were_asked_for_and_another_s(
    town: Town, pedro: Chat, marta: Chat, hernan: Chat, said: str, days: Shown
) -> None:
    assert pedro.town is marta.town
    hernan.says("Pedro está de vacaciones")
    assert notes(hernan.heard()) == ["away_of_another"]
    hernan.says(said)
    heard = notes(hernan.heard())
    assert heard == ["away_proposed"] * len(days) + ["receipt"] * ("1.4" in said)
    assert sorted(shown_by_name(town)) == days


@pytest.mark.parametrize(
    "said",
    [
        "Rosa vuelve el martes 19, y confirmo q la 2.4 va en 60",
        "la 2.4 va en 60. Rosa se queda hasta el viernes con la mamá en el hospital",
        "Rosa sale 18 y 19 y la 2.4 va en 60",
        "la 2.4 va en 60, Rosa no vuelve sino hasta el 18",
        "la 2.4 va en 60. Jairo me dijo que vuelve el 20",
        "Jairo regresa el jueves. la 2.4 va en 60",
    ],
)
def test_what_a_lead_tells_of_another_is_in_no_description(
    town: Town, marta: Chat, hernan: Chat, said: str
) -> None:
    activity = town.add("2.4", 30, title="Socializar la política de datos")
    town.add("4.3", 50, title="Hacer la convocatoria")
    assert hernan.town is town
    marta.says(said)
    assert sorted(notes(marta.heard())) == ["away_of_another", "receipt"]
    percent, words = town.figure(activity)
    assert percent == 60
    assert not any(one in words for one in ("Rosa", "Jairo", "hospital", "vuelve"))


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 va en 60. El contratista vuelve el 18",
        "la 2.4 va en 60. La visita sale el 18",
        "la 2.4 va en 60. La reunión con Rosa es el 19",
        "la 2.4 va en 60. Rosa entrega el 18 el informe",
        "la 2.4 va en 60 y Jairo sale el 18 con la comisión a la vereda",
        "¿la 2.4 va en 60 y Rosa sale 18 y 19?",
    ],
)
def test_what_is_of_the_work_stays(town: Town, marta: Chat, hernan: Chat, said: str) -> None:
    town.add("2.4", 30, title="Socializar la política de datos")
    assert hernan.town is town
    marta.says(said)
    assert not {"away_of_another", "staff_told"} & {*notes(marta.heard())}


@pytest.mark.parametrize("said", ["ausente 12 y 13", "Marta también", "lo de Marta va en 50"])
def test_other_words_set_and_show_nobody(town: Town, control: Chat, said: str) -> None:
    before = shown_by_name(town)
    control.says(said)
    assert "away_proposed" not in notes(control.heard())
    assert shown_by_name(town) == before


@pytest.mark.parametrize(
    ("told", "said", "until"),
    [
        ("no voy a estar lunes 18 y martes 19", "perdon, hasta el miercoles 20 no mas", D20),
        ("salgo de permiso el 18 y 19", "4.3 en 88. no mejor hasta el 20", D20),
        ("4.3 en 88 y salgo de permiso el 18 y 19", "no mejor hasta el 20", D20),
        ("falto 18 y 19", "perdón, hasta el 20 nada más", D20),
    ],
)
def test_she_puts_her_own_days_right(
    town: Town, marta: Chat, hernan: Chat, told: str, said: str, until: date
) -> None:
    assert hernan.town is town
    town.add("4.3", 50, title="Hacer la convocatoria")
    marta.says(told)
    marta.heard()
    assert shown_by_name(town)[-1] == ("Marta", D18, D19)
    marta.says(said)
    notes_ = [one for one in marta.heard() if isinstance(one, Note)]
    assert [one.name for one in notes_] == ["away_told"]
    assert shown_by_name(town)[-1] == ("Marta", D18, until)


@pytest.mark.parametrize(
    "said",
    [
        "mejor no, el lunes si voy a trabajar, me cancelaron el compensatorio",
        "el lunes sí trabajo",
        "sí voy a trabajar el lunes 18",
        "no, el lunes sí estoy en la oficina",
    ],
)
def test_who_works_after_all_takes_no_report_back(
    town: Town, marta: Chat, hernan: Chat, said: str
) -> None:
    assert hernan.town is town
    activity = town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("tengo compensatorio el lunes 18")
    marta.says("la 2.4 va en 60")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["back_noted"]
    assert town.figure(activity)[0] == 60
    assert shown_by_name(town) == []


def test_who_goes_on_being_away_asks_for_no_reminder(
    town: Town, marta: Chat, pedro: Chat, hernan: Chat
) -> None:
    assert pedro.town is hernan.town
    town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("estoy de vacaciones hasta el 18 de mayo")
    marta.heard()
    marta.says("sigo en vacaciones hasta el 25, escríbanle a Pedro")
    assert notes(marta.heard()) == ["away_told"]
    assert shown_by_name(town)[-1] == ("Marta", None, D25)


def test_back_at_work_on_a_day_is_no_account(town: Town, marta: Chat) -> None:
    town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("estoy de vacaciones hasta el 18 de mayo")
    marta.heard()
    marta.says("ya volví, el lunes trabajo normal")
    assert notes(marta.heard()) == ["back_noted", "listing"]


@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("vuelvo el 26, no el 23", D18, date(2026, 5, 25)),
        ("vuelvo es el 26", D18, date(2026, 5, 25)),
        ("regreso apenas el martes 26", D18, date(2026, 5, 25)),
        ("las vacaciones son del 19 al 25, ambos incluidos", D19, D25),
        ("me equivoqué, salgo es el 20", D20, D22),
        ("no me voy el 18, me voy el 20", D20, D22),
    ],
)
@pytest.mark.parametrize(
    "more", ["{}. La 2.4 va en 60", "la 2.4 va en 60. {}", "{}; y la 2.4 en 60"]
)
def test_she_puts_her_own_days_right_beside_a_report(
    town: Town, marta: Chat, hernan: Chat, more: str, said: str, first: date, until: date
) -> None:
    assert hernan.town is town
    activity = town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    marta.heard()
    marta.says(more.format(said))
    assert notes(marta.heard()) == ["away_told", "receipt"]
    assert shown_by_name(town)[-1] == ("Marta", first, until)
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    "said",
    ["la 2.4 vuelve es el 26", "el contratista regresa apenas el 26", "la feria es del 19 al 25"],
)
def test_other_days_move_none_of_hers(town: Town, marta: Chat, hernan: Chat, said: str) -> None:
    assert hernan.town is town
    town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("salgo de vacaciones del 18 al 22 de mayo")
    marta.says(f"la 2.4 va en 60. {said}")
    assert shown_by_name(town)[-1] == ("Marta", D18, D22)


@pytest.mark.parametrize(
    "said",
    ["y la 1.4 dejela en cero, fue error del sistema", "la 1.4 déjela en 0, fue un error",
     "y la 1.4 póngala en cero, me equivoqué de fila"],
)  # fmt: skip
def test_a_figure_beside_a_yes_is_not_told_to_be_lost(town: Town, hernan: Chat, said: str) -> None:
    hernan.says("Rosa viaja del 18 al 20 de mayo")
    hernan.heard()
    hernan.says(f"si. {said}")
    assert notes(hernan.heard()) == ["away_set", "receipt"]
    assert [one.percent for one in town.reports()] == [0]


@pytest.mark.parametrize(
    "said",
    ["yo vuelvo el 25 de vacaciones", "regreso el 25 de mis vacaciones",
     "yo regreso el 25 de la licencia"],
)  # fmt: skip
def test_her_return_is_no_reason_of_a_decision(
    town: Town, marta: Chat, patricia: Chat, said: str
) -> None:
    town.add("2.4", 30, title="Socializar la política de datos")
    marta.asks("necesito plazo hasta el 30 de junio para la 2.4, falta el contratista")
    patricia.says(f"concédale a Marta hasta el 15 de junio. {said}")
    granted, away = sorted(
        (one for one in patricia.heard() if isinstance(one, Note)),
        key=lambda one: one.name == "away_told",
    )
    assert (granted.name, granted.values["reason"]) == ("decision_granted", "")
    assert (away.name, away.values["until"]) == ("away_told", "2026-05-24")


@pytest.mark.parametrize("said", ["no viajo, se canceló", "ya no falto, se suspendió la comisión"])
def test_why_she_stays_is_in_no_description(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.4", 30, title="Socializar la política de datos")
    marta.says("viajo el 18 de mayo")
    marta.says(f"{said}. la 2.4 va en 60")
    assert town.figure(activity) == (60, "")
    assert shown_by_name(town) == []
