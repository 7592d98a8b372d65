"""What is said of the record, the message or the bot is no description of the work."""

from __future__ import annotations

import pytest

from bot.understanding.description import describe
from bot.understanding.framing.record_words import confirms, tells_only_of_the_record
from bot.understanding.reading import read

OF_THE_RECORD = [
    "eso no es lo que dije",
    "no es lo que yo dije",
    "Eso que pusieron de 40 está errado.",
    "lo que mandó el doctor Hernán no es así",
    "lo que reportó la doctora Luz Dary no es cierto",
    "usted me puso otra cosa",
    "ustedes siempre ponen lo que no es",
    "el bot no entiende nada",
    "ya le había dicho eso en el correo pasado",
    "No me vuelvan a mandar ese recordatorio.",
    "no sé por qué aparece en 40",
    "el mensaje anterior no lo entendí",
    "perdón la demora en contestar",
    "le escribo desde el celular",
    "ese dato quedó mal",
    "esta sí está bien",
    "así es",
    "Corrija por favor",
    "revisando el recibido veo que no es lo que escribí",
    "el correo de ayer quedó mal leído por ustedes",
    "en el correo anterior me equivoqué",
    "El dato que aparece en el tablero no corresponde",
    "Lo demás está bien.",
    "Esto ya lo había reportado por Telegram",
    "respecto a su recordatorio",
    "soy Marta de Planeación",
    "qué pena molestarla otra vez doctora",
    "No sé si les llegó el correo de ahora",
    "Ese recordatorio de ayer no me llegó",
    "usted no me entendió nada la vez pasada",
    "qué desespero con este sistema",
    "Ya se lo dije ayer y no me paró bolas",
    "Aprenda a leer",
    "con todo respeto este robot es una perdedera de tiempo",
    "No me vuelva a cambiar lo que yo digo",
    "este bot no sirve para nada",
    "ustedes nunca leen lo que uno escribe",
]
OF_THE_WORK = [
    "el piso quedó mal y toca repetirlo",
    "el doctor Hernán no ha firmado",
    "falta la firma del doctor Hernán",
    "se registró mal un dato en el SIGEP y toca corregirlo",
    "el contratista mandó el informe y no es lo que pedimos",
    "falta corregir el formato que mandó el doctor Hernán",
    "lo que mandó el doctor Hernán lo estamos revisando",
    "esa página está mal diseñada",
    "ya mandé el reporte",
    "se envió el correo a las dependencias",
    "no han respondido el correo",
    "los usuarios no entienden el formulario",
    "el sistema no registra los trámites",
    "se le escribió al ministerio y no contesta",
    "la base de datos quedó mal cargada",
    "hay que corregir",
    "el dato del DANE no es correcto",
    "dijeron que falta el certificado",
    "quedó registrada el 20 en el SUIT",
    "el recibo de obra quedó mal firmado",
    "se equivocaron en el archivo del contratista",
    "gracias por la firma del alcalde ya se abrió el proceso",
    "el proveedor le escribió a Hacienda y no corresponde el valor",
    "ya se mandó el archivo a la imprenta",
    "no ha llegado el correo del contratista",
    "llegaron los buzones",
    "el sistema no deja cargar el acta",
    "el contratista no entendió",
    "se perdió tiempo con el proveedor",
    "el interventor no leyó el informe",
    "se lo dije ayer al alcalde y firma mañana",
    "este sistema de riego no sirve",
    "qué desespero con este sistema de riego",
    "la gente no cambia lo que dice el acta",
    "lo de la veeduría es un convenio con la universidad",
]


@pytest.mark.parametrize("text", OF_THE_RECORD)
def test_what_is_said_of_the_record_is_left_out_of_a_description(text: str) -> None:
    assert tells_only_of_the_record(text)
    assert describe(read(text), None) == ""
    told = f"Se publicó la primera parte. {text}"
    assert describe(read(told), None) == "Se publicó la primera parte."


@pytest.mark.parametrize(
    "text",
    ["lo de la veeduría es la 3.3", "y lo del contrato es la 3.3", "lo del acta era la 3.3"],
)
def test_words_that_only_name_the_activity_are_no_description(text: str) -> None:
    assert describe(read(text), None) == ""


@pytest.mark.parametrize("text", OF_THE_WORK)
def test_an_account_of_the_work_with_words_like_these_stays(text: str) -> None:
    assert not tells_only_of_the_record(text)
    assert describe(read(text), None) == text


@pytest.mark.parametrize("text", ["Patricia, buenas tardes", "Luz Dary, muy buenos días"])
def test_who_is_greeted_before_the_greeting_is_no_part_of_it(text: str) -> None:
    assert describe(read(f"{text}. Se publicó la primera parte"), None) == (
        "Se publicó la primera parte"
    )


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("así es", True),
        ("gracias, así es", True),
        ("eso está bien", True),
        ("eso está mal", False),
        ("así no es", False),
        ("el acta está bien", False),
        ("gracias", False),
    ],
)
def test_a_record_is_confirmed_by_words_without_any_no(text: str, is_so: bool) -> None:
    assert confirms(text) is is_so


@pytest.mark.parametrize(
    "signed",
    [
        "Att, Marta R.",
        "Atte. Marta Rincón Sec. Planeación cel 3001234567",
        "Atentamente Marta Rincón, Secretaria de Planeación",
    ],
)
def test_a_signature_in_the_same_line_is_no_part_of_it(signed: str) -> None:
    assert describe(read(f"se publicó la planta. {signed}"), None) == "se publicó la planta."


@pytest.mark.parametrize(
    "text",
    ["se atendió atentamente a 40 usuarios", "Atentamente se invita a Marta a la reunión"],
)
def test_words_of_a_leave_taking_among_others_stay(text: str) -> None:
    assert describe(read(text), None) == text
