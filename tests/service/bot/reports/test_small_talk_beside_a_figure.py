"""Thanks to somebody, laughs, where she is and small talk beside a figure are published in no
description; what tells of the work stands in it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town

NOT_OF_THE_WORK = [
    "gracias doña patricia por el plazo", "mil gracias doctora por la espera",
    "gracias pati por el recordatorio", "muchas gracias don hernan por la prorroga",
    "gracias jefe por la paciencia", "le agradezco doña Patricia el plazo", "gracias a Dios",
    "gracias ingeniera Luz", "trabajando desde la finca jaja", "aqui trabajando desde la casa",
    "puente en familia", "pasando puente con la familia jeje", "desde bogota, q lluvia",
    "reportando desde Medellín", "mi cumple lo corrieron jaja", "hoy es mi cumpleaños",
    "no se fue", "es festivo", "hoy es festivo jajaja", "mañana es puente", "que calor tan bravo",
    "uy no nelson se equivoco", "ay no Luz se confundio jaja", "que trancon el de hoy",
    "ya es lunes otra vez", "otra vez lunes", "ya es viernes por fin", "ya casi es diciembre",
    "hay junta", "estamos en junta", "hay comite ahora", "adjunto luego el acta",
    "el acta va luego",
    "mas tarde subo las fotos", "adjunto después el acta firmada",
]  # fmt: skip
OF_THE_WORK = [
    "gracias a la comunidad se terminó el tramo", "gracias al apoyo de Hacienda se compró",
    "falta el acta de gracias a los donantes", "se dictó el taller desde Bogotá",
    "el contratista trabaja desde la finca La Esperanza", "puente en concreto fundido",
    "se visitó el puente en la vereda", "el contratista no se fue", "se fue la luz en la vereda",
    "el proveedor se equivocó en el formato", "no abrieron porque es festivo",
    "Hacienda se equivocó de cuenta", "falta la lluvia para sembrar",
    "se celebró el cumpleaños del municipio", "trabajando en la rampa", "charla en familia dictada",
    "hay junta directiva aprobada del plan", "hay reunión con el contratista el martes",
    "queda para junio", "el acta va mañana a comité", "falta el acta que se firma el lunes",
]  # fmt: skip


@pytest.fixture
def activity(town: Town) -> int:
    """The one of two activities on which Marta reports."""
    town.add("2.4", 10, title="Publicar el mapa")
    return town.add("1.2", 40, title="Instalar la rampa")


@pytest.mark.parametrize("said", NOT_OF_THE_WORK)
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("la 1.2 va en 60, {0}", ""), ("la 1.2 va en 60. {0}", ""), ("{0}. la 1.2 va en 60", ""),
        ("la 1.2 va en 60, falta la firma. {0}", "falta la firma"),
    ],
)  # fmt: skip
def test_it_stands_in_no_description(
    town: Town, marta: Chat, activity: int, said: str, text: str, kept: str
) -> None:
    marta.says(text.format(said))
    percent, words = town.figure(activity)
    assert (percent, words.strip(" .")) == (60, kept)


@pytest.mark.parametrize("said", OF_THE_WORK)
@pytest.mark.parametrize("text", ["la 1.2 va en 60, {0}", "la 1.2 va en 60. {0}"])
def test_what_tells_of_the_work_stands_in_it(
    town: Town, marta: Chat, activity: int, said: str, text: str
) -> None:
    marta.says(text.format(said))
    assert town.figure(activity) == (60, said)


@pytest.mark.parametrize("laugh", ["jaja", "jajaja", "jeje", "jajajajaja"])
def test_a_laugh_behind_an_account_is_left_out(
    town: Town, marta: Chat, activity: int, laugh: str
) -> None:
    marta.says(f"la 1.2 va en 60, falta la firma del alcalde {laugh}")
    assert town.figure(activity) == (60, "falta la firma del alcalde")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Luz Mery, falta el acta de la 1.2, va en 60", "falta el acta de la 1.2"),
        ("Hernan, la 1.2 va en 60, falta el acta", "falta el acta"),
        ("Hernan, vamos en 60 en la 1.2, falta el acta", "falta el acta"),
        ("Nelson Ríos, falta el acta, la 1.2 va en 60", "falta el acta"),
        ("Doña Luz Mery, en la 1.2 vamos en 60, falta el acta", "falta el acta"),
        ("Hernán,\nla 1.2 va en 60, falta el acta", "falta el acta"),
        ("Contraloría General, no responde. La 1.2 va en 60", "Contraloría General, no responde."),
        ("Alumbrado, falta la firma. La 1.2 va en 60", "Alumbrado, falta la firma."),
        ("falta Luz Mery, la 1.2 va en 60", "falta Luz Mery"),
    ],
)
def test_whom_she_speaks_to_stands_in_no_description(
    town: Town, marta: Chat, activity: int, text: str, kept: str
) -> None:
    marta.says(text)
    assert town.figure(activity) == (60, kept)
