"""A letter of several sections: each description holds the words of its own section."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.description import describe
from bot.understanding.reading import read
from tests.unit.bot.understanding.plan import TODAY, read_context

_THREE = "plan 1.2:40 2.1:10 5.3:10"
_TWO = "plan 1.2:40 5.3:10"


def _told(text: str, context: str = _THREE) -> dict[str | None, tuple[float | None, str]]:
    updates = understand_checked(text, read_context(context), TODAY).updates
    return {
        one.code: (
            None if one.percent is None else float(one.percent),
            " ".join(one.description.split()).rstrip("."),
        )
        for one in updates
    }


_NUMBERED = """Doctora
MARTHA CÁRDENAS
Jefe de Control Interno

Cordial saludo:

En atención a su solicitud del 12 de marzo, radicado 2026-0451, me permito informar lo siguiente:

1. Mapa de riesgos (1.2): se realizaron cuatro mesas y va en 60 %.

2. Estrategia de trámites (2.1): va en 45 %; el DAFP devolvió tres formatos.

3. Parque automotor: se repararon dos volquetas y está en curso la compra de llantas.

4. Tablas de retención (5.3): va en 30 %, las pidió el Consejo de Archivos.

Cordialmente,

LUIS GÓMEZ
Secretario de Planeación"""

_CAPITALS = """Respetados señores:

MAPA DE RIESGOS
Se realizaron cuatro mesas. Va en 60 %.

ALUMBRADO PÚBLICO
Se cambiaron 120 luminarias y se contrató el mantenimiento por 90 millones.

ESTRATEGIA DE TRÁMITES
Va en 45 %. El DAFP devolvió tres formatos.

TABLAS DE RETENCIÓN
Va en 30 %. Las pidió el Consejo de Archivos."""

_BULLETS = """Buen día, remito lo de la Secretaría:

• Mapa de riesgos: va en 60 %, se realizaron cuatro mesas.
• Línea telefónica: se contrató el operador por un semestre entero.
• Estrategia de trámites: va en 45 %, el DAFP devolvió tres formatos.
• Tablas de retención: va en 30 %, las pidió el Consejo de Archivos."""

_GOALS = """Remitimos el avance.

META: Mapa de riesgos
Logro: se realizaron cuatro mesas, 60 %.

META: Señal de la emisora
Logro: se compró el transmisor.

META: Estrategia de trámites
Logro: 45 %. El DAFP devolvió tres formatos.

META: Tablas de retención
Logro: 30 %. Las pidió el Consejo de Archivos."""

_PROSE = """Estimada Paola:

Con relación a la 1.2, se realizaron cuatro mesas y va en 60 %.

Respecto de la 2.1, va en 45 %. El DAFP devolvió tres formatos.

Frente a la 5.3, va en 30 %. Las pidió el Consejo de Archivos.

De otra parte, le comento que la comisión de personal eligió presidente."""

_STRANGE = ("volquetas", "llantas", "luminarias", "operador", "transmisor", "presidente", "GÓMEZ")


@pytest.mark.parametrize(
    "text",
    [_NUMBERED, _CAPITALS, _BULLETS, _GOALS, _PROSE],
    ids=["numbered", "capitals", "bullets", "goals", "prose"],
)
def test_a_section_about_something_of_no_plan_goes_under_no_activity(text: str) -> None:
    told = _told(text)

    assert {code: percent for code, (percent, _) in told.items()} == {
        "1.2": 60, "2.1": 45, "5.3": 30,
    }  # fmt: skip
    assert "cuatro mesas" in told["1.2"][1]
    assert "DAFP devolvió tres formatos" in told["2.1"][1]
    assert "pidió el Consejo de Archivos" in told["5.3"][1]
    said = " ".join(words for _, words in told.values())
    assert not [word for word in (*_STRANGE, "solicitud", "radicado") if word in said]


def test_a_section_without_a_figure_keeps_its_facts_and_gives_none_away() -> None:
    told = _told(
        "1. Mapa de riesgos: va en 60 %, se hicieron tres mesas.\n\n"
        "2. Estrategia de trámites: se pidió clave nueva al DAFP.\n\n"
        "3. Tablas de retención: va en 30 %, se compraron cajas."
    )

    assert told["1.2"][1] == "se hicieron tres mesas"
    assert told["2.1"][0] is None
    assert "clave nueva al DAFP" in told["2.1"][1]
    assert "se compraron cajas" in told["5.3"][1]
    assert "clave" not in told["5.3"][1]


@pytest.mark.parametrize(
    "more",
    [
        "Observaciones: se perdió la llave del archivo.",
        "Se perdió la llave del archivo.",
        "Dificultades:\nse perdió la llave del archivo.",
        "Además, se perdió la llave del archivo.",
    ],
)
def test_what_goes_on_with_a_section_stays_with_its_activity(more: str) -> None:
    told = _told(
        f"MAPA DE RIESGOS\nVa en 60 %.\n\n{more}\n\nTABLAS DE RETENCIÓN\nVa en 30 %.", _TWO
    )

    assert "perdió la llave del archivo" in told["1.2"][1]
    assert "llave" not in told["5.3"][1]


@pytest.mark.parametrize(
    "text",
    [
        "Mapa: va en 60 %\nOtra cosa: va en 45 %\nTablas: va en 30 %",
        "1. Mapa de riesgos: 60 %\n2. Expedientes: 45 %\n3. Tablas de retención: 30 %",
    ],
)
def test_a_figure_under_a_name_of_no_plan_is_not_passed_over_in_a_short_list(text: str) -> None:
    meaning = understand_checked(text, read_context(_TWO), TODAY)
    assert len(meaning.updates) > 2 or meaning.ask is not None


_OPENINGS = [
    "En atención a su solicitud del 12 de marzo, radicado 2026-0451, me permito informar que",
    "Por medio del presente oficio informamos que",
    "Mediante el presente doy respuesta a la solicitud radicada con el No. 20261200045.",
    "Según lo requerido mediante correo del 6 de abril, remito el seguimiento de la Secretaría:",
    "De acuerdo con lo solicitado en la circular 012, se presenta el informe de la Secretaría.",
    "En respuesta al requerimiento del asunto, esta Secretaría informa que",
    "Con ocasión de su requerimiento del 4 de abril, este despacho informa que",
    "Dentro del término establecido, y en respuesta a su oficio 114, me permito informar que",
    "Acuso recibo de su comunicación y al respecto le informo que",
    "Comedidamente me permito informar que",
    "Reciban un cordial y respetuoso saludo de la Secretaría de Gobierno.",
    "MEMORANDO 032\n\nPARA: Oficina de Planeación\nDE: Secretaría General\nASUNTO: Avance\n\n",
    "Popayán, 12 de mayo de 2026\n\n",
    "San Juan de Pasto, mayo 12 de 2026\n\n",
    "Popayán, mayo 12, 2026\n\n",
    "Bogotá D.C., 9 de abril de 2026\n\nSeñor\nJUAN RESTREPO\nPresente\n\nRespetado señor:\n\n",
]
_CLOSINGS = [
    "Quedo atento a cualquier inquietud o información adicional que requiera.",
    "Sin otro particular, me suscribo de usted.",
    "Cualquier información adicional con gusto será suministrada.",
    "Quedo a su disposición para ampliar la información.",
    "Agradezco confirmar el recibido del presente correo.",
    "En los anteriores términos doy por atendida su solicitud.",
    "Gracias por su atención y colaboración.",
    "Cordialmente,\n\nLUIS GÓMEZ\nSecretario de Planeación\nTel. 604 555 12 12 ext. 104",
    "Atentamente,\nClaudia Ríos\nProfesional universitaria\nC.C. 52.555.444\nCel. 310 555 1234",
    "Cordialmente,\n\nPILAR ZÚÑIGA\nSecretaria de Salud\n\nAnexo: 3 folios\nProyectó: Díaz",
    "Gracias.\n\nAVISO DE CONFIDENCIALIDAD: Este correo contiene información reservada. Si usted "
    "no es el destinatario, bórrelo.",
    "Cordialmente,\n\nNelson Bernal\nAsesor\n\nAntes de imprimir piense en el medio ambiente.",
]


@pytest.mark.parametrize("opening", _OPENINGS)
@pytest.mark.parametrize("subject", ["la 1.2 va en", "la actividad presenta un avance del"])
def test_the_opening_of_a_letter_is_no_description(opening: str, subject: str) -> None:
    text = f"{opening} {subject} 60 %, falta la firma"
    assert _told(text, "plan 1.2:40") == {"1.2": (60, "falta la firma")}


@pytest.mark.parametrize("closing", _CLOSINGS)
def test_the_closing_of_a_letter_and_its_signature_are_no_description(closing: str) -> None:
    text = f"La 1.2 va en 60 %, falta la firma.\n\n{closing}"
    assert _told(text) == {"1.2": (60, "falta la firma")}


@pytest.mark.parametrize(
    "text",
    [
        "quedamos pendientes de la firma de los liquidadores",
        "quedó a disposición de la comunidad el parque",
        "cualquier duda la atiende Fabián Mora, de Calidad",
        "se remitió a la Procuraduría lo solicitado en su oficio 12",
        "en respuesta al oficio 034 del juzgado se suspendió la obra",
        "este mensaje se publicó en la emisora",
        "se respondieron los correos de la circular 012",
        "gracias por su llamada se resolvió el pago",
        "se dañaron el teléfono\ny el portón de la calle 8",
        "según el acta se presenta un hundimiento en la calle 8",
    ],
)
def test_facts_that_look_like_a_letter_s_frame_stay(text: str) -> None:
    assert describe(read(text), None) == text


@pytest.mark.parametrize(
    "below",
    [
        "Cordialmente,\n\nLuz Gómez\nSecretaria de Hacienda\nPresupuesto 2026: ejecutado 35 %",
        "Atentamente,\nLuz Marina Gómez\nRecaudo del predial: 35 por ciento",
        "Respetuosamente,\n\nTesorería\n\nEjecución presupuestal a abril 35 %",
        "Gracias,\nLuz\nVigencia 2026 - Avance del Plan de Desarrollo 35 %",
        "Atte.\nLUZ MARINA GÓMEZ\nCobertura en salud: 98,5 %\nTel. 604 555 12 12",
    ],
)
def test_a_figure_below_a_leave_taking_and_a_name_is_no_report(below: str) -> None:
    text = "Ya se revisó el mapa con los líderes"
    assert _told(f"{text}.\n\n{below}", "plan 1.2:40") == {"1.2": (None, text)}
    assert _told(f"Vamos en 60.\n\n{below}", "plan 1.2:40") == {"1.2": (60, "")}


@pytest.mark.parametrize("end", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "below",
    [
        "Luz Marina Gómez\nSecretaria de Hacienda\nTel. 604 555 12 12\n"
        "Presupuesto 2026: ejecutado 35 %",
        "Luz Marina Gómez\nSecretaría de Hacienda\nRecaudo del predial: 35 por ciento\nExt. 104",
        "LUZ MARINA GÓMEZ\nCel. 310 555 1234\n\nCobertura en salud: 98,5 %",
        "Luz Marina Gómez\nProfesional universitaria\nUn municipio que cumple\nContrato 045-2026",
    ],
)
def test_a_name_above_an_office_or_a_telephone_signs_without_any_leave_taking(
    end: str, below: str
) -> None:
    text = "Ya se revisó el mapa con los líderes"
    assert _told(f"{text}.{end}{below}", "plan 1.2:40") == {"1.2": (None, text)}
    assert _told(f"Vamos en 60.{end}{below}", "plan 1.2:40") == {"1.2": (60, "")}


@pytest.mark.parametrize(
    "text",
    [
        "Buenas tardes.\n\nLuz Marina Gómez\nSecretaria de Hacienda\n1.2: 60 %",
        "Le cuento.\n\nLuz Marina Gómez\nSecretaria de Hacienda\nvamos en 60 %",
        "Le cuento.\n\nLuz Marina Gómez\nTel. 604 555 12 12\n60 %",
        "Lo revisó:\n\nLuz Marina Gómez\nSecretaria de Hacienda\nMapa de riesgos 60 %",
        "El mapa lo revisó con\nLuz Marina Gómez\nSecretaria de Hacienda\nMapa de riesgos 60 %",
    ],
)
def test_what_plainly_reports_below_a_name_and_an_office_is_read(text: str) -> None:
    assert _told(text, "plan 1.2:40")["1.2"][0] == 60


@pytest.mark.parametrize(
    "text",
    [
        "Ya se revisó el mapa.\n\nCordialmente,\nLuz Marina Gómez\n\nPD: vamos en 60 %",
        "Buenas tardes.\nCordialmente,\nLuz Marina Gómez\n1.2: 60 %",
        "Buenas tardes\nGracias\nvamos en 60 %",
        "Va bien.\nAtentamente,\nLuz Marina Gómez\nReporte:\nMapa de riesgos 60 %",
        "Cordialmente le informo.\n60 %",
        "Le cuento.\nCordialmente,\nLuz Marina\nya vamos en 60 % con el mapa",
    ],
)
def test_what_plainly_reports_below_a_name_is_read(text: str) -> None:
    assert _told(text, "plan 1.2:40")["1.2"][0] == 60
