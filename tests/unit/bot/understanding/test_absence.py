"""Until when somebody is away, read out of what a mailbox answers by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.asks.people.absence import (
    only_stands_in,
    tells_of_absence,
    tells_of_another,
    without_absence,
    without_return,
)
from bot.understanding.asks.people.absence_days import MOST_DAYS, Days, away_days

TODAY = date(2026, 5, 11)  # a Monday


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Estoy de vacaciones hasta el 15.", date(2026, 5, 15)),
        ("Estoy de vacaciones hasta el 15 de mayo de 2026.", date(2026, 5, 15)),
        ("Me encuentro en vacaciones del 4 al 22 de mayo", date(2026, 5, 22)),
        ("Fuera de la oficina, regreso el lunes 18 de mayo", date(2026, 5, 17)),
        ("Ausente hasta el 20/05/2026. Urgencias: Luis, 311 555 0000", date(2026, 5, 20)),
        ("Estoy de vacaciones. Vuelvo el 1 de junio.", date(2026, 5, 31)),
        ("Estaré fuera del 12 de mayo hasta el 15 de mayo", date(2026, 5, 15)),
        ("De licencia hasta el viernes", date(2026, 5, 15)),
        ("Vacaciones hasta el 15 de mayo; regreso el 19 de mayo", date(2026, 5, 15)),
        ("mañana y pasado no estoy, estoy en comisión en Barranquilla", date(2026, 5, 13)),
        ("no voy a estar mañana ni pasado mañana", date(2026, 5, 13)),
        ("me toca viajar del 30 de mayo al 1 de junio", date(2026, 6, 1)),
        ("me voy a ausentar del 30 de mayo al 1 de junio, cita medica", date(2026, 6, 1)),
        ("mañana entro a cirugia vuelvo el 16", date(2026, 5, 15)),
        ("mañana no me mande mensajes que estoy en audiencia", date(2026, 5, 12)),
        ("el jueves y viernes no me escriban", date(2026, 5, 15)),
    ],
)
def test_the_last_day_is_read(text: str, last: date) -> None:
    assert away_days(text, TODAY).last == last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("no estoy, me voy el lunes y regreso el otro lunes", 18, 24),
        ("la semana q viene no estoy, me voy el lunes y regreso al otro lunes", 18, 24),
        ("salgo de vacaciones el lunes y vuelvo el lunes siguiente", 18, 24),
        ("sale de vacaciones el 20 hasta el 29 de mayo", 20, 29),
        ("salgo a vacaciones el miércoles 20 hasta el 29", 20, 29),
        ("me voy el viernes, vuelvo el viernes", 15, 21),
        ("Camilo se va el lunes y vuelve el otro lunes", 18, 24),
        ("Camilo se va el 18 y vuelve el 25", 18, 24),
        ("me voy el jueves y regreso el lunes", 14, 17),
        ("me voy el lunes 18 y regreso el martes 19", 18, 18),
        ("me voy el lunes y regreso el martes", 18, 18),
    ],
)
def test_she_is_back_a_week_later_on_the_weekday_on_which_she_goes(
    text: str, first: int, last: int
) -> None:
    assert away_days(text, TODAY) == Days(date(2026, 5, first), date(2026, 5, last))


def test_who_went_on_that_weekday_is_back_on_the_next() -> None:
    wednesday, said = date(2026, 5, 13), "estoy por fuera desde el lunes y regreso el lunes"
    assert away_days(said, wednesday).last == date(2026, 5, 17)
    away = Days(date(2026, 5, 18), date(2026, 5, 25))
    assert away_days("salgo el lunes y vuelvo el otro martes", wednesday) == away
    away = Days(date(2026, 5, 18), date(2026, 5, 20))
    assert away_days("de lunes a miércoles estoy de permiso", wednesday) == away


@pytest.mark.parametrize(
    "text",
    [
        "ah y mañana y pasado no estoy, me reemplaza Camilo",
        "no voy a estar mañana y pasado",
        "me toca viajar del 30 de mayo al 1 de junio",
        "tengo que ausentarme hasta el viernes",
        "viajo el lunes",
        "mañana no estoy",
        "me encuentro incapacitada desde hoy hasta el martes 19 de mayo",
        "sigo incapacitado hasta el 20",
        "me encuentro hospitalizada desde ayer",
        "continúo en incapacidad hasta el viernes",
        "quedé incapacitada hasta el 15",
        "me han incapacitado por tres días",
        "estoy enferma hasta el jueves",
        "mañana entro a cirugia vuelvo el 16",
        "mañana me operan",
        "me van a operar el 14",
        "me hacen una cirugía el 13",
        "el jueves me internan",
        "tengo cirugía el 14 y 15",
    ],
)
def test_who_travels_or_is_not_there_tells_of_an_absence(text: str) -> None:
    assert tells_of_absence(text)


@pytest.mark.parametrize(
    "text",
    [
        "me toca viajar a las veredas para la 2.1",
        "tengo cirugía del hospital en 60",
        "no me operan todavía",
        "va en 40 la ruta de cirugías",
        "la comisión viaja del 9 al 11",
        "mañana y pasado entregamos la 2.1",
        "mañana no estoy en la reunión de la 2.1",
    ],
)
def test_a_journey_of_the_work_is_no_absence(text: str) -> None:
    assert not tells_of_absence(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gracias por su mensaje. Lo leeré pronto.",
        "Estuve de vacaciones hasta el 2 de mayo",
        "Incapacidad hasta nueva orden",
        "Atenderé su correo hasta las 5",
        "El 15 de mayo es el informe. Hasta pronto",
        "desde el 18 de mayo estaré por fuera",
        "tengo permiso, la 2.1 quedó para el 15",
        "salgo a vacaciones el 13",
        "la próxima semana es el informe del 20 de mayo",
        "mañana no voy a terminar, el viernes sí",
    ],
)
def test_where_no_day_to_come_is_named_there_is_none(text: str) -> None:
    assert away_days(text, TODAY) == Days()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("mañana no voy, tengo cita médica con el niño", (5, 12), (5, 12)),
        ("me voy de permiso del 18 al 20 de mayo", (5, 18), (5, 20)),
        ("licencia desde el lunes 18 hasta el 22", (5, 18), (5, 22)),
        ("salgo de vacaciones del 17 al 31", (5, 17), (5, 31)),
        ("de vacaciones del 28 al 3 de junio", (5, 28), (6, 3)),
        ("desde el 6 de junio hasta el 10", (6, 6), (6, 10)),
        ("no vengo desde el miércoles hasta el viernes", (5, 13), (5, 15)),
        ("de vacaciones del viernes al martes", (5, 15), (5, 19)),
        ("no estoy desde mañana hasta el viernes", (5, 12), (5, 15)),
        ("el 13 salgo a vacaciones, vuelvo el 20", (5, 13), (5, 19)),
        ("mañana sí salgo, vuelvo el jueves 21. Ana me reemplaza", (5, 12), (5, 20)),
        ("la próxima semana estoy de vacaciones hasta el 22", (5, 18), (5, 22)),
        ("la 2.1 quedó para el 15; estoy de vacaciones hasta el 22", None, (5, 22)),
        ("estoy de vacaciones del 4 al 22 de mayo", None, (5, 22)),
        ("me enfermé, incapacidad 3 días", None, (5, 13)),
        ("me dieron incapacidad por tres días", None, (5, 13)),
        ("desde mañana tengo permiso por 2 días", (5, 12), (5, 13)),
        ("salgo a vacaciones colectivas del 18 de mayo al 1 de junio", (5, 18), (6, 1)),
        ("Ruth sale a vacaciones del lunes 18 de mayo al viernes 5 de junio", (5, 18), (6, 5)),
        ("me voy a una comisión del 20 de mayo al 3 de junio", (5, 20), (6, 3)),
        ("mañana tengo permiso", (5, 12), (5, 12)),
        ("disfruto de compensatorio el 15 de mayo", (5, 15), (5, 15)),
        ("el viernes no voy a estar", (5, 15), (5, 15)),
        ("tengo cita médica mañana en la tarde", (5, 12), (5, 12)),
        ("no voy a estar la próxima semana", (5, 18), (5, 22)),
        ("la semana entrante estoy en comisión en Bogotá", (5, 18), (5, 22)),
        ("me dieron 3 días de permiso desde el lunes 18", (5, 18), (5, 20)),
        ("Nelson me va a cubrir el jueves y viernes q tengo cita medica", (5, 14), (5, 15)),
        ("el lunes y el martes no estoy, tengo cita médica", (5, 18), (5, 19)),
        ("jueves y viernes no estoy", (5, 14), (5, 15)),
        ("estoy incapacitada jueves y viernes", (5, 14), (5, 15)),
        ("estoy de permiso el miércoles, jueves y viernes", (5, 13), (5, 15)),
        ("lunes martes y miércoles no estoy", (5, 18), (5, 20)),
        ("el 12 y 13 de mayo no estoy", (5, 12), (5, 13)),
        ("no estaré los días 12, 13 y 14 de mayo", (5, 12), (5, 14)),
        ("no estoy el 29 y 1 de junio", (5, 29), (6, 1)),
        ("no voy jueves ni viernes", (5, 14), (5, 15)),
        ("mañana y pasado mañana no estoy, me cubre Ana", (5, 12), (5, 13)),
        ("hoy y mañana no estoy", None, (5, 12)),
        ("jueves y viernes no estoy, vuelvo el martes 19", (5, 14), (5, 18)),
        ("Ana me cubre el jueves y el viernes", (5, 14), (5, 15)),
        ("toda la otra semana no estoy", (5, 18), (5, 22)),
        ("Ana me reemplaza toda la otra semana", (5, 18), (5, 22)),
        ("no estoy lo que queda de la semana", None, (5, 15)),
        ("esta semana no estoy", None, (5, 15)),
        ("tengo cita médica el jueves y el viernes entrego la 2.1", (5, 14), (5, 14)),
    ],
)
def test_the_first_day_is_read_where_it_is_to_come(
    text: str, first: tuple[int, int] | None, last: tuple[int, int]
) -> None:
    days = away_days(text, TODAY)
    assert days == Days(None if first is None else date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    "text",
    [
        "estaré por fuera del 18 al 22", "estoy fuera de la oficina hasta el 20",
        "voy a estar por fuera de la ciudad", "mañana tengo permiso", "tengo un permiso de 3 días",
        "me dieron permiso el viernes", "tengo calamidad doméstica, vuelvo el jueves",
        "estoy de luto, vuelvo el viernes", "disfruto de compensatorio el 15 de mayo",
        "no voy a estar la próxima semana", "mañana no voy a estar, cita médica",
        "el viernes no trabajo", "voy a estar en una capacitación del 18 al 20",
        "me reintegro el lunes 25", "vuelvo a la oficina el lunes",
        "manana empiezo incapacidad hasta el 13, me reemplaza camilo",
        "empiezo vacaciones el lunes hasta el 20", "inicio mi licencia de maternidad el 18",
        "jueves y viernes no estoy", "el 12 y 13 de mayo no estoy", "lunes y martes no voy a estar",
        "toda la otra semana no estoy", "no estoy toda la otra semana", "esta semana no estoy",
        "no voy jueves ni viernes", "no estaré los días 12 y 13", "el viernes 15 no vengo",
        "Ana me cubre el jueves y viernes", "Ana me va a reemplazar la otra semana",
        "el lunes y martes no estoy, estoy en capacitacion en monteria, me cubre nelson",
        "el viernes no estoy, asisto a un congreso de alcaldes",
        "mañana no vengo, tengo cita médica en Montería",
    ],
)  # fmt: skip
def test_who_tells_that_she_is_away_is_heard(text: str) -> None:
    assert tells_of_absence(text)
    assert without_absence(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "la encuesta está por fuera de plazo", "estamos por fuera de tiempo",
        "tengo permiso de vertimientos desde el 18 de mayo", "tengo el permiso ambiental",
        "no tengo permiso de la CAR, por eso no avanza", "tengo permiso para talar desde ayer",
        "el permiso sale el 20 de mayo", "el viernes no voy a estar listo con la 1.2",
        "mañana no trabajo en la 1.2, sigo con la 1.3", "vuelvo el lunes con el dato",
        "las vacaciones recreativas van del 18 al 22", "la capacitación va del 18 al 20",
        "puedo pedir permiso mañana?", "me encuentro revisando la 1.2 hasta el viernes",
        "la ruta de atención a personas incapacitadas va en 40", "sigo en 80 hasta el viernes",
        "la compañera se encuentra incapacitada hasta el 15",
        "inicio licencia de intervención del espacio público", "empiezo la capacitación mañana",
        "comienzo el permiso para la obra", "comienzo el descanso de la cancha",
        "esta semana no estoy segura del dato", "el jueves y viernes no es la audiencia",
        "Ana me cubre la vacante de la 1.2", "el viernes no voy a estar de acuerdo",
    ],
)  # fmt: skip
def test_words_of_the_work_tell_of_no_absence(text: str) -> None:
    assert not tells_of_absence(text)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("la doctora Ruth está incapacitada hasta el lunes", True),
        ("Ruth sale a vacaciones el lunes", True),
        ("la señora Ruth se encuentra incapacitada hasta el día 13", True),
        ("Ruth ya no está de vacaciones", False),
        ("Ruth no está en comisión", False),
        ("Ruth no sale a vacaciones este mes", False),
    ],
)
def test_who_is_said_not_to_be_away_is_here(text: str, away: bool) -> None:
    assert tells_of_another(text) is away


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("pero si yo estoy acá trabajando, la licencia es la otra semana!!", ""),
        ("ya volví, no me he ido", ""),
        ("hola, ya volví antes, que hay?", ""),
        ("ya regresé de vacaciones", ""),
        ("ya volví de las vacaciones, la 2.3 va en 60", "la 2.3 va en 60"),
        ("ya volví a llamar al contratista", None),
        ("Volví ayer de la comisión.", ""),
        ("regresé hoy de vacaciones", ""),
        ("Volvimos ayer a la oficina, la 2.3 va en 60", "la 2.3 va en 60"),
        ("volví ayer a la vereda y hablé con la junta", None),
        ("volví a mandar el oficio", None),
        ("ya regresé el informe firmado", None),
        ("yo estoy acá trabajando en la 2.3 y va en 50", None),
        ("ya está", None),
    ],
)
def test_who_says_to_be_back_is_heard_and_who_only_did_something_again_is_not(
    text: str, rest: str | None
) -> None:
    assert without_return(text) == rest


@given(st.text(max_size=300))
def test_whatever_it_says_the_day_is_near(text: str) -> None:
    last = away_days(f"hasta el {text}", TODAY).last
    assert last is None or TODAY <= last <= TODAY + timedelta(days=MOST_DAYS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "el jueves no vengo, la capacitación de lenguaje claro va en 40",
            "la capacitación de lenguaje claro va en 40",
        ),
        ("el viernes no estoy, estoy en un taller en Bogotá y la 2.1 va en 30", "la 2.1 va en 30"),
    ],
)
def test_what_is_told_of_the_work_is_no_reason_of_an_absence(text: str, left: str) -> None:
    assert without_absence(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "estoy en comisión el {}",
        "el {} estoy en comision",
        "tengo comision el {}",
        "estoy de comision en Cali el {}",
        "estaré en comisión de servicios el {}",
        "el {} voy a estar en comision",
    ],
)
def test_a_commission_on_a_day_is_on_that_day(text: str) -> None:
    day = TODAY + timedelta(days=7)
    assert away_days(text.format(f"{day.day} de mayo"), TODAY) == Days(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "estoy en comision y el {} miro eso",
        "estoy en comision, el {} les cuento",
        "estoy en comision desde el {}",
        "estoy en la comision de regalias el {}",
        "salgo de comision el {}",
    ],
)
def test_another_day_beside_a_commission_is_not_its_only_one(text: str) -> None:
    day = TODAY + timedelta(days=7)
    assert away_days(text.format(f"{day.day} de mayo"), TODAY).last is None


@pytest.mark.parametrize(
    "said",
    [
        "luz responde",
        "Luz queda respondiendo",
        "mientras tanto contesta Luz Dary",
        "Luz está al tanto",
        "y Luz queda con eso",
        "la doctora Luz Dary responde",
        "responde Luz",
    ],
)
def test_who_answers_meanwhile_is_who_stands_in(said: str) -> None:
    assert only_stands_in(said)
    assert without_absence(f"estoy de vacaciones del jueves al 13, {said}") == ""


@pytest.mark.parametrize(
    "said",
    [
        "el contratista no responde",
        "nadie contesta",
        "¿quién responde?",
        "la gobernación responde el lunes",
        "no responde hacienda",
        "responde por la obra",
    ],
)
def test_who_answers_nothing_stands_in_for_nobody(said: str) -> None:
    assert not only_stands_in(said)


@pytest.mark.parametrize(
    "text",
    [
        "Salgo a partir del 16 de mayo y regreso el 6 de junio, cualquier asunto con Luis",
        "Estoy de vacaciones a partir del 16 de mayo, regreso el 6 de junio",
        "me ausento a partir del 16 de mayo y vuelvo el 6 de junio",
    ],
)
def test_from_which_day_on_she_leaves_is_no_day_of_return(text: str) -> None:
    assert tells_of_absence(text)
    assert away_days(text, TODAY) == Days(date(2026, 5, 16), date(2026, 6, 5))


@pytest.mark.parametrize(
    "said",
    [
        "Estoy de vacaciones, me encuentra a partir del 16 de mayo",
        "estoy en comisión, respondo a partir del 16 de mayo",
        "estoy de permiso, estaré disponible a partir del 16 de mayo",
    ],
)
def test_from_which_day_on_she_is_back_is_one(said: str) -> None:
    assert away_days(said, TODAY).last == date(2026, 5, 15)


def test_from_which_day_on_she_goes_is_none_of_return() -> None:
    said = "A partir del 16 de mayo salgo a vacaciones y regreso el 6 de junio"
    assert away_days(said, TODAY) == Days(date(2026, 5, 16), date(2026, 6, 5))
