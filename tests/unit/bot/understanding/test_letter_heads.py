"""What opens a formal letter tells nothing, and no request of its paragraphs is lost."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Intent, Meaning
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = "plan 1.2:40 2.1:60 3.1:30 4.1:40 5.1:60"
_HEADS = [
    "Doctora\nElena Pardo\nSecretaria de Planeación\nCiudad\n\nAsunto: Respuesta a su oficio 045"
    "\n\nCordial saludo.\n\n",
    "Doctora Elena Pardo, Secretaria de Hacienda, Ciudad. Asunto: avance. Cordial saludo. ",
    "Señora\nElena Pardo Ruiz\nJefe Oficina de Planeación\nLa ciudad\n\nReferencia: hojas de vida"
    "\n\nRespetada doctora Elena:\n\n",
]
_LEADS = [
    "",
    "En atención a su oficio 045 del 3 de abril, me permito informar que ",
    "En respuesta a su solicitud sobre las hojas de vida, me permito informar lo siguiente: ",
]


def _read(text: str, plan: str = PLAN) -> Meaning:
    return understand_checked(text, read_context(plan), TODAY)


def _told(meaning: Meaning) -> dict[str | None, tuple[int | None, str]]:
    return {
        one.code: (None if one.percent is None else int(one.percent), one.description)
        for one in meaning.updates
    }


@pytest.mark.parametrize("head", _HEADS)
@pytest.mark.parametrize("lead", _LEADS)
def test_what_opens_a_letter_names_no_activity_and_is_no_description(head: str, lead: str) -> None:
    meaning = _read(f"{head}{lead}el mapa de riesgos va en 65 %.")
    assert (_told(meaning), meaning.ask, meaning.office) == ({"1.2": (65, "")}, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Doctora Elena, el mapa va en 65 %. Cordial saludo",
        "Doctora Elena: cordial saludo. El mapa va en 65 %",
        "Señores Oficina de Planeación\nLa 1.2 va en 65 %",
        "En atención a su oficio sobre el mapa de riesgos, me permito informar que va en 65 %",
    ],
)
def test_what_is_told_there_is_read(text: str) -> None:
    assert _told(_read(text))["1.2"][0] == 65


_REPORT = "El mapa de riesgos presenta un avance del 70 %."
_ASKS = (
    "Me permito solicitar ampliación del plazo de la audiencia pública hasta el 31 de julio de"
    " 2026, por cuanto no se ha adjudicado el contrato de logística."
)
_DONE = "Frente a las hojas de vida en el SIGEP, queda así cumplida la actividad."
_INFORMS = "Cordial saludo.\n\nMe permito informar lo siguiente:\n\n"


@pytest.mark.parametrize("order", [(_REPORT, _ASKS, _DONE), (_ASKS, _REPORT, _DONE)])
@pytest.mark.parametrize(
    "letter",
    [
        "Cordial saludo.\n\n{}\n\n{}\n\n{}\n\nAtentamente,\nMarta Rincón",
        _INFORMS + "1. {}\n\n2. {}\n\n3. {}\n\nAtentamente,\nMarta Rincón",
        _INFORMS + "1. {}\n2. {}\n3. {}",
        _INFORMS + "a) {}\nb) {}\nc) {}",
        _INFORMS + "- {}\n- {}\n- {}",
    ],
)
def test_a_request_of_a_paragraph_stands_beside_the_reports_of_others(
    order: tuple[str, ...], letter: str
) -> None:
    meaning = _read(letter.format(*order))
    asked = (meaning.intent, meaning.codes, meaning.until)
    assert asked == (Intent.EXTENSION, ("3.1",), date(2026, 7, 31))
    figures = {code: percent for code, (percent, _) in _told(meaning).items()}
    assert (figures, meaning.ask) == ({"1.2": 70, "5.1": 100}, None)


def test_an_item_about_a_thing_of_no_plan_goes_under_no_activity() -> None:
    meaning = _read(
        _INFORMS + f"1. {_REPORT}\n\n2. Se compraron dos volquetas y seis llantas.\n\n3. {_ASKS}"
    )
    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, ("3.1",))
    assert [one.code for one in meaning.updates] == ["1.2"]
    assert "volquetas" not in meaning.updates[0].description + meaning.reason


@pytest.mark.parametrize(
    "words",
    [
        "Queda así cumplida la actividad.",
        "De esta manera queda cumplida la meta",
        "Se expidió el acta 12, por la cual se acredita el cumplimiento de la actividad.",
        "Se recibió el certificado, con el cual se acredita la culminación del compromiso",
        "En cuanto al mapa de riesgos, queda así cumplida la actividad",
    ],
)
def test_what_letters_say_of_a_work_that_is_fulfilled_closes_it(words: str) -> None:
    meaning = _read(words, "plan 1.2:40")
    assert [one.percent for one in meaning.updates if one.ask is None] == [100]


@pytest.mark.parametrize(
    "words",
    [
        "no queda así cumplida la actividad",
        "si firman el acta, queda así cumplida la actividad",
        "queda así cumplida la primera fase",
        "se expidió la norma, por la cual se acredita la representación legal",
        "con lo cual se acreditará el cumplimiento de la actividad",
    ],
)
def test_what_is_not_fulfilled_yet_or_another_thing_closes_nothing(words: str) -> None:
    meaning = _read(words, "plan 1.2:40")
    assert [one.percent for one in meaning.updates if one.ask is None] == []
