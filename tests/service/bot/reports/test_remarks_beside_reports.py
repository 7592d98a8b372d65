"""Thanks, small talk and what is said to us stand in no description, and what tells of the work
stays in it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activity(town: Town) -> int:
    """The only activity of Marta's."""
    return town.add("2.4", 10, title="Caracterizar los usuarios de la ventanilla", product="")


REMARKS = [
    "ok gracias x el plazo. 2.4 en 60",
    "listo muchas gracias por la prórroga, 2.4 en 60",
    "2.4 en 60, me toco conectarme desde la casa",
    "2.4 en 60. fue un gusto",
    "2.4 en 60. ha sido un placer trabajar con ustedes",
    "ya estoy. Y tomen nota 2.4 60%",
    "por fin me conecté. anote ahí: 2.4 60%",
    "2.4 va en 60 apunte eso por favor",
    "tomen atenta nota que 2.4 en 60",
    "ya les dije que 2.4 en 60",
    "perdon la demora, estaba en reunion. 2.4 60%",
    "2.4 en 60 quedo pendiente de la respuesta",
    "2.4 60, quedo a la espera de sus comentarios",
    "2.4 en 60, espero me confirmen",
    "2.4 en 60 y quedo atenta a lo que me digan",
    "2.4 en 60. difunda a todos que mañana no hay agua",
    "2.4 en 60. comparta esto con el grupo",
    "2.4 en 60. mañana llego tarde",
    "2.4 en 60. hablamos en el comité",
    "2.4 en 60, luego le paso el acta",
    "2.4 en 60. la foto se la debo",
    "2.4 en 60 y por favor me confirma el recibido",
    "vea pues, 2.4 en 60 anótelo",
    "2.4 en 60. el alcalde anda bravo",
    "2.4 en 60. la secretaria nueva empieza el lunes",
    "2.4 en 60. Don Luis se retiró y yo quedo con lo de él",
    "2.4 en 60. ando corriendo con los informes",
    "2.4 va en 60 pero se cancelo la comision",
    "2.4 en 60. se me cayó el viaje",
    "2.4 en 60. no le dije que apenas vamos a reservar el coliseo",
    "2.4 en 60, pero no le dije que era mensual",
]


@pytest.mark.parametrize("said", REMARKS)
def test_a_remark_stands_in_no_description(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity) == (60, "")
    assert "question" not in notes(marta.heard())


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("remark", ["fue un gusto", "gracias x el plazo", "ya me conecté"])
def test_of_thanks_and_small_talk_nothing_is_told_back(marta: Chat, remark: str) -> None:
    marta.says(f"2.4 en 60. {remark}")
    assert notes(marta.heard()) == ["receipt"]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("remark", ["se me cayó el viaje", "la jefe anda brava hoy"])
def test_of_what_happens_to_people_she_reads_that_it_is_not_recorded(
    marta: Chat, remark: str
) -> None:
    marta.says(f"2.4 en 60. {remark}")
    assert notes(marta.heard()) == ["receipt", "unheard"]


WORK = [
    "se canceló la licitación",
    "se canceló la comisión de personal",
    "la comisión aprobó el acta",
    "gracias al convenio avanzamos con las encuestas",
    "me tocó repetir la encuesta",
    "quedó pendiente la respuesta de la CAR",
    "quedo pendiente de la respuesta del ministerio",
    "se difundió la encuesta a todos los usuarios",
    "los vecinos están bravos por el polvo",
    "la maquinaria llegó tarde",
    "se tomó nota de las observaciones",
    "pasó la resolución a firma",
    "la psicóloga nueva empieza el lunes con los talleres",
    "se confirmó el recibido de los kits",
    "el alcalde pidió cambiar el logo",
    "nos pidieron cambiar el diseño",
    "la comunidad pidió aplazar la jornada",
    "en 3 veredas se hizo la jornada y quedaron las actas",
]


@pytest.mark.parametrize("work", WORK)
def test_what_tells_of_the_work_stays(town: Town, marta: Chat, activity: int, work: str) -> None:
    marta.says(f"2.4 en 60 %. {work}")
    marta.says("sí")
    figure, words = town.figure(activity)
    assert (figure, words) == (60, work)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said", ["pidió cambiar la fecha de la 2.4", "piden ampliar el plazo de la 2.4 al 30 de junio"]
)
def test_another_date_that_somebody_asks_for_is_a_request(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["question"]
    assert town.reports() == []
