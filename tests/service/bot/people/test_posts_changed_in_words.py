"""Who has another post, or came in the place of somebody, is told to planning and control: no
activity is asked for, and none is written."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Germán el de infraestructura se fue en enero, la que queda es Rosa", "staff_told"),
        ("german el de infraestructura ya no esta, ahora es rosa", "staff_told"),
        ("la de gobierno ahora es Patricia", "staff_told"),
        ("el secretario de salud ahora es Carlos Pérez", "staff_told"),
        ("yolanda ya no es la de gobierno ahora es nelson", "staff_told"),
        ("desde el 1 de junio la nueva secretaria de hacienda es Diana Mejía", "staff_told"),
        ("el nuevo jefe es Carlos Pérez carlos@alcaldia.gov.co", "staff_told"),
        ("la doctora Yolanda se jubiló, queda Patricia en gobierno", "staff_told"),
        ("camilo se va, llega Ana Pilar", "staff_told"),
        ("Camilo se va y entra ana pilar", "staff_told"),
        ("se va Camilo, llega Ana Pilar", "staff_told"),
        ("ya no soy yo, ahora es Ana Pilar", "staff_told"),
        ("yo ya no soy, es Ana Pilar Gómez", "staff_told"),
        ("me reemplaza Ana Pilar desde el lunes", "substitute_missing"),
        ("el doctor Germán es ahora el de gobierno y yo paso a hacienda", "leaves_told"),
        ("a mí me cambiaron, ya no estoy en salud ahora estoy en gobierno", "leaves_told"),
        ("ya no estoy en hacienda, ahora estoy en gobierno", "leaves_told"),
        ("ahora soy la de gobierno", "leaves_told"),
        ("ya no trabajo en salud, ahora quedó Nelson", "leaves_told"),
    ],
)
def test_it_is_passed_on(town: Town, marta: Chat, said: str, note: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")
    somebody(town, 900, "Yolanda Peña", Role.LEAD, office=town.other_office_id)
    marta.says(said)
    assert notes(marta.heard()) == [note]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "la 3.4 ya no es la de gobierno",
        "ahora estoy en gobierno recogiendo las firmas de la 3.4",
        "yo paso a hacienda los soportes de la 3.4",
        "la pintura es ahora la de gobierno",
        "ya no estoy en vacaciones, ahora estoy en la oficina",
        "la oficina de gobierno ahora está en el segundo piso",
        "el contratista se va y llega otro, la 3.4 va en 60",
        "la luz se va, llega mañana",
        "ya no es 40, ahora es 60",
        "la 3.4 ya no es 40, es 60",
    ],
)
def test_other_words_tell_of_nobody(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")
    marta.says(said)
    assert not {"staff_told", "leaves_told"} & {*notes(marta.heard())}


def test_who_leads_an_office_instead_is_told_by_who_oversees(town: Town, luz: Chat) -> None:
    town.add("2.2", 20, office=town.other_office_id)
    luz.says("en Hacienda ya no va Pedro, ahora es la doctora Gloria Perdomo")
    assert notes(luz.heard()) == ["staff_told"]
    luz.says("en Hacienda ya no va la 2.2, ahora es la 2.3")
    assert "staff_told" not in notes(luz.heard())
