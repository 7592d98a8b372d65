"""Letters and cover words: what frames a report is no part of its description, every fact is."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.description import describe
from bot.understanding.meaning import Ask, Intent
from bot.understanding.reading import read
from tests.unit.bot.understanding.plan import TODAY, read_context

_SEVERAL = "plan 1.2:40 2.1:10 3.1:10"


def _told(text: str, context: str = _SEVERAL) -> dict[str | None, str]:
    updates = understand_checked(text, read_context(context), TODAY).updates
    return {update.code: update.description.rstrip(".") for update in updates}


_LETTERHEAD = """Oficina Asesora de Planeación
Alcaldía de Puerto Esperanza

Asunto: Respuesta a su comunicación del 2 de marzo

En atención a su correo de la referencia, y en cumplimiento del Decreto 124 de 2016, me permito \
informar lo siguiente respecto de las actividades a cargo de esta Secretaría:

La 1.2 va en 90 %. Fue aprobado por 7 de 9 miembros, quedando pendiente la firma del alcalde.
La 2.1 no se ha iniciado, toda vez que depende del concepto jurídico.

Agradezco la atención prestada y quedo atento."""


def test_letterhead_subject_opening_and_courtesy_of_a_letter_are_no_words_of_the_work() -> None:
    assert _told(_LETTERHEAD, "plan 1.2:40 2.1 3.1:10") == {
        "1.2": "Fue aprobado por 7 de 9 miembros, quedando pendiente la firma del alcalde",
        "2.1": "no se ha iniciado, toda vez que depende del concepto jurídico",
    }


_ITEMS = """Doctora
SANDRA MILENA CANO
Jefe Oficina de las TIC

Nos permitimos dar respuesta en los siguientes términos.

I. AVANCE

a) En lo que respecta a la 1.2, se reunió el comité y va en 60 %.
b) En cuanto a la 2.1, va en 20 %, falta el acta.
c) Sobre la 3.1, va en 50 %, se convocó a las juntas.

Cordialmente,

JAIRO BENAVIDES
Secretario de Hacienda
«Sí se puede: 100 % recaudo»"""


def test_the_addressee_what_leads_to_the_next_item_and_the_signature_are_none_either() -> None:
    assert _told(_ITEMS) == {
        "1.2": "se reunió el comité y va en 60 %",
        "2.1": "falta el acta",
        "3.1": "se convocó a las juntas",
    }


@pytest.mark.parametrize(
    "opening",
    [
        "En respuesta a su correo del 2 de marzo, nos permitimos informarle que",
        "Dando alcance a su requerimiento,",
        "De acuerdo con lo solicitado, me permito presentar el avance de nuestras actividades:",
        "Señores\nOficina de Control Interno\nCiudad\n\nRef.: su oficio\n\nPaso a informar:",
        "Doctor Hernán:",
        "Buenos días, doctora Luz Dary,",
        "Señores Oficina de Planeación: dando respuesta a su requerimiento, se informa que",
        "Buenos días, Ángela.",
        "bueno le voy contando que",
        "Quedo enterada y agradezco la prórroga de la 2.1. Frente a",
    ],
)
def test_an_opening_is_left_out(opening: str) -> None:
    assert _told(f"{opening} la 1.2 va en 60 %, falta la firma")["1.2"] == "falta la firma"


@pytest.mark.parametrize(
    "beside",
    [
        "Ese numeral era de mi carta, no es el código del plan.",
        "Remito el avance que me compartió el funcionario encargado, para lo pertinente.",
        "Reenvío lo que me mandó la compañera de contratación.",
        "No, eso está mal.",
        "Lo anterior para su conocimiento y fines pertinentes.",
        "Tal como lo indiqué en mi comunicación anterior.",
        "Agradecemos su valiosa colaboración.",
        "Sin otro particular.",
    ],
)
def test_cover_words_and_words_on_words_are_left_out(beside: str) -> None:
    assert describe(read(f"{beside} Falta la firma del contrato."), None) == (
        "Falta la firma del contrato."
    )


@pytest.mark.parametrize(
    "text",
    [
        "faltan por entregar:\nSecretaría de Hacienda\nSecretaría de Salud",
        "Secretaría de Salud no ha entregado los datos",
        "de acuerdo con el informe del interventor falta la baranda",
        "se agradeció a la comunidad de La Ceiba su apoyo en la obra",
        "nos permitimos solicitar el plano a la empresa",
        "quedaron estos avances: muros y piso",
        "remitimos el proyecto de acuerdo al concejo",
        "en atención al oficio 034 del juzgado se suspendió la obra",
        "en cumplimiento del oficio 034 del juzgado, se suspendió la obra",
        "el doctor Hernán firmó el acta",
        "quedamos enterados de la suspensión del contrato",
        "agradecemos de su parte tramitar el CDP",
        "Hacienda, Salud y Gobierno ya entregaron el inventario",
        "Asistieron los veedores\nJuan Pérez\nSecretario de la junta",
        "NO SE HA FIRMADO EL ACTA\nFALTA HACIENDA",
        "los recordatorios a los ciudadanos ya se mandaron",
    ],
)
def test_facts_that_look_like_a_frame_stay(text: str) -> None:
    assert describe(read(text), None) == text


def test_an_order_to_pass_it_on_is_left_out_and_what_is_to_be_passed_on_stays() -> None:
    assert _told("la 1.2 mándele a Patricia que ya está") == {"1.2": ""}
    told = "la 1.2 dígale a la doctora Patricia que se hizo el taller, va en 80"
    assert _told(told) == {"1.2": "se hizo el taller"}


def test_sentences_between_which_something_was_left_out_do_not_run_together() -> None:
    told = "1.2 va en 60. Se reunió el comité. Para lo pertinente. Falta la firma."
    assert _told(told) == {"1.2": "Se reunió el comité. Falta la firma"}


@pytest.mark.parametrize(
    "how_far", ["La actividad lleva un 50 %", "Actualmente la obra va en 50 %"]
)
def test_a_request_is_no_description_of_the_report_beside_it(how_far: str) -> None:
    asked = "Solicito la ampliación de la 2.1 hasta el 20 de mayo, considerando que falta el acto."
    meaning = understand_checked(f"{asked} {how_far}.", read_context(_SEVERAL), TODAY)

    assert (meaning.intent, meaning.reason.count("falta el acto")) == (Intent.EXTENSION, 1)
    (update,) = meaning.updates
    assert (update.code, float(update.percent or 0)) == ("2.1", 50)
    assert "ampliación" not in update.description


@pytest.mark.parametrize(
    "text",
    [
        "Doctor Hernán: la 1.2 va en 45 %. La 2.1 sigue igual, sin avance. "
        "La 3.1 arrancamos con la cotización nueva.",
        "La 2.1 sigue igual, sin avance. En la 3.1 ya hicimos la visita.",
        "La 2.1 sigue igual, sin novedad. De la 3.1 se radicó la solicitud.",
    ],
)
def test_no_progress_of_one_activity_does_not_spill_over_to_the_next(text: str) -> None:
    meaning = understand_checked(text, read_context(_SEVERAL), TODAY)

    last = meaning.updates[-1]
    assert (last.code, last.percent, last.ask) == ("3.1", None, Ask.PERCENT)


def test_no_progress_that_stands_with_the_next_name_is_of_that() -> None:
    meaning = understand_checked("1.2 va en 60. Sin avance la 3.1.", read_context(_SEVERAL), TODAY)

    assert [(u.code, float(u.percent or 0)) for u in meaning.updates] == [("1.2", 60), ("3.1", 10)]
