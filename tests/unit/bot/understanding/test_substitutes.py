"""The name of who stands in is read as it is written, and words that are no name are none."""

from __future__ import annotations

import pytest

from bot.understanding.asks.people.substitutes import substitute_named

NAMES = [
    "estaré de vacaciones del 8 al 19 de junio, me reemplaza Paola Ruiz",
    "Me reemplaza paola ruiz mientras vuelvo",
    "me cubre la doctora Paola Ruiz.",
    "salgo a vacaciones y queda Paola Ruiz encargada",
    "queda encargada Paola Ruiz",
    "Paola Ruiz me reemplaza esos días",
    "cualquier cosa con Paola Ruiz",
    "mi reemplazo es Paola Ruiz",
    "queda en mi reemplazo Paola Ruiz",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_read(text: str) -> None:
    assert substitute_named(text) == "Paola Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "salgo del 6 al 20, Rosa me reemplaza, y la 4.1 va en 70", "salgo el 12 y rosa me cubre",
        "Rosa me reemplaza del 6 al 20", "la señora rosa me cubre esos días", "me cubre rosa",
        "salgo a vacaciones y queda rosa encargada", "salgo el 12, queda rosa",
        "me reemplaza rosa del 12 al 20", "me cubre rosa y la 4.1 va en 70",
        "cualquier cosa con rosa", "estoy de licencia, rosa responde por mí",
    ],
)  # fmt: skip
def test_one_name_is_read_on_either_side_of_the_verb_and_in_small_letters(text: str) -> None:
    assert substitute_named(text) == "Rosa"


@pytest.mark.parametrize(
    "text",
    [
        "mañana me cubre la compañera", "Él me reemplaza", "y ella me cubre", "mi jefe me cubre",
        "me reemplaza temporalmente", "cualquier cosa con gusto", "salgo el 12, queda firmado",
        "salgo el 12 y queda faltando la firma", "me cubre mañana", "Nadie me reemplaza",
        "el lunes me reemplazan", "salgo el 12, queda igual",
        "me reemplaza mi compañera", "me reemplaza alguien de la oficina", "no me reemplaza nadie",
        "Ella me reemplaza", "me reemplaza quien designe el alcalde", "queda pendiente la firma",
        "estaré de vacaciones hasta el 15 de junio", "queda la Secretaría General a cargo",
        "Mañana salgo y queda todo listo", "me reemplaza la secretaria",
    ],
)  # fmt: skip
def test_words_that_are_no_name_are_none(text: str) -> None:
    assert substitute_named(text) == ""
