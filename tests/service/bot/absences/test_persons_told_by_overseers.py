"""Control and planning tell who has left, who is new, and that somebody's absence is none: it is in
no description and asks for no activity; who somebody is is answered with her office."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.absences.test_absences_of_two import shown
from tests.service.bot.absences.test_days_of_others_told_anew import hernan, patricia
from tests.service.bot.chat import Chat, Town, notes, somebody

__all__ = ["hernan", "patricia"]


@pytest.fixture(autouse=True)
def _useche(town: Town) -> None:
    somebody(town, 811, "Germán Useche", Role.DELEGATE, office=town.office_id)


def passed(town: Town) -> list[str]:
    """Return the words of which somebody is told."""
    query = select(Notice).where(Notice.kind == LEAVES).order_by(Notice.id)
    return [row.details["words"] for row in town.rows(query)]


NEW = [
    "german ya no esta, toca registrar a la nueva q es Claudia Mendoza, desde el lunes 18",
    "german renuncio, la nueva es Claudia Mendoza",
    "Germán Useche ya no trabaja aquí. Hay que registrar a Claudia Mendoza",
    "german ya no esta, en su lugar entra Claudia Mendoza, a partir del 18 de mayo",
    "a german lo trasladaron, lo reemplaza Claudia Mendoza",
    "german se jubilo, por favor registren a Claudia Mendoza",
]


@pytest.mark.parametrize("said", NEW)
def test_who_left_and_who_is_new_is_passed_on_beside_a_figure(
    town: Town, patricia: Chat, said: str
) -> None:
    patricia.says(f"{said}. y la 2.5 va en 20")
    assert sorted(notes(patricia.heard())) == ["receipt", "staff_told"]
    assert [one.rstrip(".") for one in passed(town)] == [said]
    (report,) = town.reports()
    assert report.percent == 20
    assert not report.description


@pytest.mark.parametrize(
    "said",
    [
        "german useche renuncio, a quien le aviso?",
        "german useche renuncio el lunes, a quien le aviso?",
        "Germán Useche ya no trabaja acá. ¿A quién le informo?",
        "german renuncio, ¿y a quien se le reporta?",
        "a german lo trasladaron, a quien hay que avisarle?",
        "german useche se pensiono. a quien le digo",
    ],
)
def test_who_left_is_passed_on_where_it_is_asked_to_whom(
    town: Town, patricia: Chat, said: str
) -> None:
    patricia.says(said)
    assert notes(patricia.heard()) == ["staff_told"]
    assert len(passed(town)) == 1
    assert town.reports() == []


@pytest.mark.parametrize("said", ["renuncio el lunes", "buenos dias, renuncio desde el viernes"])
def test_her_own_leaving_is_hers(town: Town, patricia: Chat, said: str) -> None:
    patricia.says(said)
    assert notes(patricia.heard()) == ["leaves_told"]
    assert len(passed(town)) == 1


@pytest.mark.parametrize(
    "said", ["¿german renuncio?", "la 2.5 va en 20, hay que registrar el acta"]
)
def test_other_words_are_passed_to_nobody(town: Town, patricia: Chat, said: str) -> None:
    patricia.says(said)
    assert passed(town) == []


NONE = [
    "lo de jairo no es ausencia es q se va, ignoren",
    "lo de jairo no es ausencia, es que renuncio",
    "lo de jairo no es una ausencia",
    "lo de jairo no son vacaciones, es que se va de la alcaldia",
    "la de jairo no es ausencia, ignorenla por favor",
    "lo de jairo no era permiso sino que se retira. descarten eso",
]


@pytest.mark.parametrize("said", NONE)
@pytest.mark.parametrize("known", [True, False])
def test_an_absence_that_is_none_ends(town: Town, hernan: Chat, said: str, known: bool) -> None:
    if known:
        Chat(town, 806, "Jairo").says("salgo de vacaciones del 18 al 20 de mayo")
        town.morning()
        hernan.heard()
    hernan.says(said)
    assert notes(hernan.heard()) == ["away_ended"]
    assert shown(town) == []


@pytest.mark.parametrize("said", ["lo de jairo no es de la 1.4", "la 3.3 no es ausencia"])
def test_other_things_end_no_absence(town: Town, hernan: Chat, said: str) -> None:
    Chat(town, 806, "Jairo").says("salgo de vacaciones del 18 al 20 de mayo")
    town.morning()
    hernan.heard()
    hernan.says(said)
    assert "away_ended" not in notes(hernan.heard())


WHO = [
    "quien es Jairo Cuesta??",
    "¿Quién es Jairo Cuesta?",
    "quien es jairo",
    "oiga quien es ese tal jairo cuesta",
    "de que oficina es jairo cuesta?",
    "donde trabaja jairo?",
    "quién es el ingeniero Jairo Cuesta?",
]


@pytest.mark.parametrize("said", WHO)
@pytest.mark.parametrize("before", ["", "la 1.4 va en 20"])
def test_who_somebody_is_is_answered_with_her_office(hernan: Chat, said: str, before: str) -> None:
    if before:
        hernan.says(before)
        hernan.heard()
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert note.name == "registered"
    assert (note.values["names"], note.values["office"]) == (
        "Jairo Cuesta", "Secretaría de Hacienda",
    )  # fmt: skip


def test_nobody_of_that_name_is_registered(hernan: Chat) -> None:
    hernan.says("quien es Claudia Mendoza?")
    assert notes(hernan.heard()) == ["registered"]


@pytest.mark.parametrize(
    "said", ["quien es el responsable de la 1.4?", "quien es responsable del inventario?",
             "quien es el lider de hacienda?", "quien es?"],
)  # fmt: skip
def test_who_does_something_is_another_question(hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert "registered" not in notes(hernan.heard())


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize(
    "said",
    [
        "Ramiro Cantillo ya no trabaja con nosotros desde el viernes",
        "Buenos días, les informo que Ramiro Cantillo ya no trabaja aquí.",
        "Ramiro Cantillo renunció",
    ],
)
def test_who_left_is_passed_on_though_she_was_never_registered(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("5.3", 30, title="Publicar los contratos", product="")
    marta.says("la 5.3 va en 35")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]
    assert {*passed(town)} == {said}


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize(
    "said", ["el proveedor ya no trabaja con nosotros", "la 5.3 va en 40, el contratista renunció"]
)
def test_a_supplier_that_left_is_of_the_work(town: Town, marta: Chat, said: str) -> None:
    town.add("5.3", 30, title="Publicar los contratos", product="")
    marta.says("la 5.3 va en 35")
    marta.heard()
    marta.says(said)
    assert passed(town) == []


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize(
    "said",
    [
        "Ramiro Cantillo está en vacaciones del 18 al 29 de mayo, quedo yo encargada",
        "Buen día, informo que el Dr. Ramiro Cantillo está en vacaciones del 18 al 29 de mayo",
        "el dr Ramiro sale a vacaciones del 18 al 29 de mayo",
    ],
)
@pytest.mark.parametrize("beside", ["", "la 5.3 va en 40"])
def test_the_absence_of_who_is_not_registered_is_passed_on(
    town: Town, marta: Chat, said: str, beside: str
) -> None:
    activity = town.add("5.3", 30, title="Publicar los contratos", product="")
    town.add("1.2", 20, title="Medir la satisfacción", product="")
    marta.says(f"{said}. {beside}" if beside else said)
    assert "staff_told" in notes(marta.heard())
    (words,) = {*passed(town)}
    assert "Ramiro" in words
    assert town.figure(activity)[0] == (40 if beside else 30)


@pytest.mark.usefixtures("patricia")
def test_the_absence_of_a_thing_of_the_work_is_passed_to_nobody(town: Town, marta: Chat) -> None:
    town.add("5.3", 30, title="Publicar los contratos", product="")
    marta.says("el contratista está en vacaciones del 18 al 29 de mayo. la 5.3 va en 40")
    assert passed(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "desde el lunes las actividades de Hacienda las responde German",
        "llegó Ana Ruiz a Hacienda, ana@x.gov.co",
        "German queda a cargo de Hacienda",
    ],
)
@pytest.mark.parametrize("asked", ["", ", y qué hay vencido", ". qué hay vencido?"])
def test_who_answers_for_an_office_is_passed_on_and_what_is_asked_answered(
    town: Town, patricia: Chat, said: str, asked: str
) -> None:
    patricia.says(f"{said}{asked}")
    heard = patricia.heard()
    assert notes(heard)[0] == "staff_told"
    assert len(heard) == 1 + bool(asked)
    assert len(passed(town)) == 1
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "las actividades de la ludoteca las responde German",
        "Hacienda responde por lo de Planeación",
    ],
)
def test_who_answers_for_what_is_no_office_is_not_passed_on(
    town: Town, patricia: Chat, said: str
) -> None:
    patricia.says(said)
    assert "staff_told" not in notes(patricia.heard())
    assert passed(town) == []
