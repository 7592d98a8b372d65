"""What a mail says besides the work — who signs, what is attached, what the text is — is written
into no description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import come
from tests.service.bot.post import MARTA, Post, with_a_document

TOLD = "se revisaron los riesgos con tesorería"


def described(town: Town, post: Post, text: str, *, who: str = "Marta Rincón Mena") -> str:
    """Return the description that a mail about the only activity makes, whose figure is 60."""
    activity = town.add("1.5", 20, title="Actualizar el mapa de riesgos", product="")
    body, kind = with_a_document(text)
    item = post.remind(activity)
    post.receive(item, body, Content_Type=kind, From=f"{who} <{MARTA}>")
    come(town)
    town.handle()
    percent, words = town.figure(activity)
    assert percent == 60
    return words


@pytest.mark.parametrize(
    "below",
    [
        "Marta Rincón Mena | Líder de Calidad | Secretaría de Planeación | Tel 6045550110 ext 215",
        "Marta Rincón Mena. Profesional Especializada 222-05. Secretaría de Planeación.",
        "Marta Rincón / Profesional SIGEP / Of. Talento Humano / Cel. 3205550172",
        "Responsable: Marta Rincón - Profesional universitario 219-01",
        "Con toda atención,\n\nMARTA RINCÓN MENA\nSecretaria de Desarrollo\nAnexo: dos (2) folios",
        "Mar",
    ],
)
def test_a_signature_in_one_line_or_below_another_leave_taking_is_left_out(
    town: Town, post: Post, below: str
) -> None:
    assert described(town, post, f"60 %, {TOLD}.\n{below}") == f"{TOLD}."


@pytest.mark.parametrize(
    "line",
    ["Se citó a Marta Rincón, Secretaria de Planeación.", "Asistieron Salud, Obras y Hacienda."],
)
def test_a_line_that_tells_of_people_and_offices_stays(town: Town, post: Post, line: str) -> None:
    assert line in described(town, post, f"60 %, {TOLD}.\n{line}")


@pytest.mark.parametrize(
    "said",
    [
        "60 %. Va la foto de la jornada",
        "60 % adjunto acta de reunión No. 12 con su listado de asistencia",
        "60 %. Se anexa el acta del comité y el listado.",
        "60 %. Le adjunto las fotos y la planilla de asistencia.",
        "60 %. El soporte va en el adjunto.",
        "60 %. Ver archivo adjunto.",
        "60 %. Te mando el video por WhatsApp porque pesa mucho.",
        "60 %. El acta se la paso por el chat más tarde.",
        "60 %. Evidencia: archivo adjunto",
        "60 %. La presente anotación corresponde al avance de abril.",
        "Respecto al recordatorio, el avance es del 60 %",
        "60 %. Cualquier cosa me puede llamar al 3115550044.",
    ],
)
def test_words_about_a_file_or_the_message_are_no_description(
    town: Town, post: Post, said: str
) -> None:
    assert described(town, post, said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "se envió el acta a los concejales",
        "envié el informe a la Contraloría",
        "falta la foto de la jornada",
        "el acta está pendiente de firma",
        "remití el listado de predios que faltan",
        "Adjunto evidencia de la capacitación realizada el 10 de abril",
    ],
)
def test_what_was_done_with_a_paper_is_one(town: Town, post: Post, said: str) -> None:
    assert described(town, post, f"60 %. {said}") == said


@pytest.mark.parametrize(
    "said",
    [
        f"El texto es: {TOLD}. Avance 60 %",
        f"60 %. Para la 1.5 anote lo siguiente: {TOLD}.",
        f"Reporto avance del 60 %. La descripción es la siguiente: {TOLD}.",
        f"Avance: 60 %\nDescripción: {TOLD}.\nSoporte: adjunto",
        f"Va en 60 %. Lo escrito en mi correo anterior no va, lo correcto es esto: {TOLD}.",
        f"60 %. Como descripción ponga que {TOLD}.",
        f"1.5 Actualizar el mapa de riesgos institucional: 60 %. {TOLD}.",
        f"1.5 al 60 % {TOLD}.",
    ],
)
def test_what_leads_to_the_words_is_none_of_them(town: Town, post: Post, said: str) -> None:
    assert described(town, post, said).rstrip(".") == TOLD


@pytest.mark.parametrize(
    "said",
    ["pendiente la firma del alcalde: no hay agenda", "falta el texto: lo redacta Jurídica"],
)
def test_words_of_the_work_before_a_colon_stay(town: Town, post: Post, said: str) -> None:
    assert described(town, post, f"1.5 va en 60 %, {said}") == said


@pytest.mark.parametrize(
    "said",
    [
        f"el texto es: {TOLD}",
        f"Corrijo la anotación que quedó en la 1.5: el texto es: {TOLD}",
        f"1.5: la descripción correcta es: {TOLD}",
        f"lo correcto es: {TOLD}",
    ],
)
def test_the_text_after_the_colon_takes_the_place_of_what_was_written(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("1.5", 20)
    marta.says("1.5 va en 60 %, se hizo la mesa")
    marta.says(said)
    assert town.figure(activity) == (60, TOLD)


def test_what_is_said_of_something_new_is_added(town: Town, marta: Chat) -> None:
    activity = town.add("1.5", 20)
    marta.says("1.5 va en 60 %, se hizo la mesa")
    marta.says("lo nuevo es que ya firmó el alcalde")
    assert town.figure(activity)[1].startswith("se hizo la mesa")


@pytest.mark.parametrize(
    "text",
    [
        f"60 %, {TOLD}.\n\nSlds,\nMarta",
        f"Buenas noches, disculpen la hora.\n\n60 %, {TOLD}.",
        f"60 %, {TOLD}.\n\nCuídate mucho.\n\nMarta",
        f"60 %, {TOLD}.\n\nAdjunto encontrará el acta.\n\nMarta Rincón",
        f"Actividad 1.5\nAvance: 60%\nDescripción: {TOLD}.\nResponsable: Marta Rincón\n"
        "Fecha: 11 de mayo de 2026\n\nAtentamente,\nMarta",
        f"60 %\n{TOLD}.\nElaboró: Luz Pérez\nRevisó: Marta Rincón",
        f"En respuesta al recordatorio les comento que {TOLD}. Va en 60 %.",
        f"60 %, {TOLD}.\n\nEnviado desde mi iPhone",
    ],
)
def test_what_opens_and_closes_a_letter_of_today_is_left_out(
    town: Town, post: Post, text: str
) -> None:
    assert described(town, post, text).rstrip(".") == TOLD


@pytest.mark.parametrize(
    "line",
    ["Fecha: pendiente por definir con el concejo.", "Responsable: falta que Hacienda lo nombre."],
)
def test_a_line_of_a_form_that_tells_what_is_missing_stays(
    town: Town, post: Post, line: str
) -> None:
    assert line.partition(": ")[2].rstrip(".") in described(town, post, f"60 %, {TOLD}.\n{line}")
