"""Words right after a report: what tells of its work is added to it, nothing else is unasked."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes

REPORT = "la 4.1 va en 60, el lunes capacitamos a doce personas"
SAID = "el lunes capacitamos a doce personas"


@pytest.fixture(autouse=True)
def report(town: Town, marta: Chat) -> int:
    """Let Marta have reported on the 4.1; return it."""
    activity = town.add("4.1", 40, title="Capacitar al personal de ventanilla en lenguaje claro")
    town.add("3.6", 25, title="Realizar ejercicios de diálogo en veredas")
    town.add("4.4", 10, title="Instalar un buzón de sugerencias en cada puesto de salud")
    assert marta.says(REPORT) == "recorded"
    town.deliver()
    marta.heard()
    return activity


UNRELATED = [
    "me mandan porfa la lista otra vez",
    "me regala porfa el listado de lo mío otra vez",
    "mándeme de nuevo las actividades",
    "repítame lo que tengo pendiente",
    "don Ernesto ya firmó la nómina",
    "reunion con el alcalde a las 3 no se le olvide secretaria",
    "doña patricia que pena la molestia pero no me ha llegado el oficio",
    "doctora Clara que pena molestarla pero no me ha llegado la cuenta",
    "señora Gloria el tinto de los del concejo por favor",
    "recuerde que el viernes es el cumpleaños de Chucho",
    "Mireya por favor tráigame los sellos",
    "mija, recoja al niño a las 12",
    "el almuerzo es en donde la seño Carmen",
    "hoy no hay agua en el edificio",
    "se me descargó el celular, ya vuelvo",
    "perdón, eso era para el grupo de la oficina",
    "este mensaje no era para usted",
    "me equivoqué de chat",
    "esta tarde juega la selección",
    "a Julián le dio dengue",
    "mañana llega la comisión de la contraloría",
    "no me pite más por favor",
    "compre pan y leche",
    "secretaria, cancéleme la cita con el contratista de la vía",
    "dígale a Oscar que me llame urgente",
    "mi esposo la recoge a las seis",
    "ya voy bajando, espéreme en la portería",
    "ingeniero buenas, le dejé los planos en el escritorio",
    "el alcalde quiere verla en su despacho",
    "vecina no alcanzo a llegar a la misa",
    "doña Patricia, hágame llegar el oficio firmado",
    "Nelson ya no trabaja acá desde hoy, no le manden más",
    "control sabe que mañana no vengo?",
    "deshaga lo deshecho",
    "no espere que Camilo también se va, el que queda es nadie",
    "no espera camilo tambien va, el q queda es nadie jaja",
    "bueno yo contesto desde allá, no me quite los mensajes",
    "pero yo no le dije que la pasara a Camilo",
    "no le dije que apenas vamos a reservar el coliseo",
    "ya le dije que la otra semana tampoco voy a estar",
    "jaja eso le pasa por confiada, así quedamos",
]

RELATED = [
    "además se entregó la cartilla a cada una",
    "y también fueron dos de archivo",
    "con apoyo de la ESAP",
    "falta la última sesión",
    "pendiente el certificado",
    "ya mandamos la convocatoria para las que faltan",
    "quedó acta firmada",
    "las capacitaciones las dictó el SENA",
    "las demás de ventanilla van la otra semana",
    "enviamos la lista de asistencia a planeación",
    "se aplicó evaluación al final",
    "no asistieron las del turno de la tarde",
    "todavía no hemos podido con los de la sede norte",
    "estamos esperando el salón",
    "por falta de presupuesto no se imprimió el material",
    "porque el tallerista se enfermó",
    "toca repetir una jornada",
    "quedan pendientes ocho personas",
    "el contrato del tallerista ya está firmado",
    "lo hicimos en el auditorio de la casa de la cultura",
    "sin contratiempos",
    "vamos adelantados",
    "en lenguaje claro ya recibieron la guía",
    "el martes seguimos con el segundo grupo",
    "aprobado por el comité",
    "la segunda parte se hace después de semana santa",
    "nos prestó el salón la cámara de comercio",
    "también se tomaron fotos",
    "lo único que falta es subir el listado al SECOP",
    "los certificados los firma el secretario",
    "no espere, falta la firma del certificado",
]


@pytest.mark.parametrize("words", UNRELATED)
def test_what_nothing_ties_to_the_work_is_not_added_unasked(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)

    assert town.figure(report) in {(60, SAID), (40, "Vamos en el 60 %")}


@pytest.mark.parametrize("words", RELATED)
def test_what_tells_of_the_work_is_added_without_a_question(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    assert marta.says(words) == "added"
    percent, told = town.figure(report)
    assert (percent, told.startswith(SAID), words[-8:] in told) == (60, True, True)


@pytest.mark.parametrize("words", UNRELATED[:4])
def test_the_list_is_shown_to_who_asks_for_it_in_any_words(marta: Chat, words: str) -> None:
    assert marta.says(words) == "answered"
    assert notes(marta.heard()) == ["listing"]


@pytest.mark.parametrize(
    "words",
    ["enviamos la lista de asistencia otra vez", "mandamos el listado a todas las de ventanilla"],
)
def test_a_list_that_was_sent_is_of_the_work(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    assert marta.says(words) == "added"
    assert town.figure(report) == (60, f"{SAID}. {words}")


@pytest.mark.parametrize(
    ("answer", "outcome", "told"),
    [
        ("sí", "added", f"{SAID}. el profe es de Ipiales"),
        ("agréguelo", "added", f"{SAID}. el profe es de Ipiales"),
        ("sí, agregar", "added", f"{SAID}. el profe es de Ipiales"),
        ("no", "answered", SAID),
        ("no, no lo agregue", "answered", SAID),
    ],
)
def test_what_may_be_of_the_work_is_added_after_a_yes(
    town: Town, marta: Chat, report: int, answer: str, outcome: str, told: str
) -> None:
    assert marta.says("el profe es de Ipiales") == "asked"
    assert notes(marta.heard()) == ["question"]

    assert marta.says(answer) == outcome
    assert town.figure(report) == (60, told)


@pytest.mark.parametrize(
    "words",
    ["secretaria, cancéleme la cita con el contratista de la vía", "cancele la reunión de mañana"],
)
def test_a_meeting_that_is_called_off_takes_no_report_back(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)

    assert town.figure(report) == (60, SAID)


@pytest.mark.parametrize("words", ["cancele ese reporte", "cancele eso"])
def test_a_report_that_is_called_off_is_taken_back(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)

    assert town.figure(report)[0] == 40
