"""Lines that are words of a state and nothing else; names, charges and offices are none."""

from __future__ import annotations

import pytest

from bot.email.reading.signs import is_state
from bot.understanding.bare import says_nothing

STATES = (
    "Cumplida", "CUMPLIDO.",
    "Terminada", "Listo", "Lista", "No Aplica", "N/A", "Sin Avance", "Finalizado",
    "100 %", "60%", "En Proceso", "EN PROCESO", "Pendiente", "Entregada", "Enviado", "Radicado",
    "Socializado", "Ejecutado", "Completa", "Al Día", "En Ejecución", "En Trámite", "Sin Novedad",
    "Culminada", "En Revisión", "Por Iniciar", "No Iniciado", "Totalmente Cumplida", "Ya Quedó",
    "Actividad Cumplida", "Cumplida al 100 %", "Avance Parcial", "Cumplido Parcialmente", "* Hecho",
    "Aplazada", "Suspendida", "En Elaboración", "3 de 5", "La mitad",
)  # fmt: skip
OTHERS = (
    "Marta Lucía Rincón", "MARTA RINCÓN", "Ana Delgado", "Alvarado", "Hurtado", "Machado",
    "Preciado",
    "Maldonado", "Jurado", "Luz Marina Cumplido", "Carlos Medina", "Ana Alegría", "Pedro Pinto",
    "Consuelo", "Mercedes Cruz", "Jefe de Planeación", "Profesional Universitario", "Contratista",
    "Director Encargado", "Apoyo a la Gestión", "Secretaria de Hacienda", "Técnico Operativo",
    "Entrega de Obras", "Líder de Proceso", "Oficina de Control Interno", "Empleado Público",
    "Delegada", "Cordialmente,", "Atentamente", "Gracias", "Tel. 310 123 4567", "Ext. 12", "",
    "www.puertoesperanza.gov.co", "marta@puertoesperanza.gov.co",
    "Calle 10 # 4-32", "Unidos Avanzamos",
    "Primera", "Segundo Quiñones", "Doctora Luz", "Buenos días", "¡",
)  # fmt: skip


@pytest.mark.parametrize("line", STATES)
def test_words_of_a_state_are_a_state(line: str) -> None:
    assert is_state(line)


@pytest.mark.parametrize("line", OTHERS)
def test_names_charges_and_contacts_are_no_state(line: str) -> None:
    assert not is_state(line)


@pytest.mark.parametrize("line", [one for one in STATES if one not in {"Pendiente"}])
def test_what_is_a_state_says_something_beside_a_greeting(line: str) -> None:
    vague = {"En Proceso", "EN PROCESO", "Enviado", "Radicado", "Socializado", "Al Día", "Aplazada"}
    vague |= {"En Ejecución", "En Trámite", "En Revisión", "Por Iniciar", "Avance Parcial"}
    vague |= {"Cumplido Parcialmente", "Suspendida", "En Elaboración"}
    assert says_nothing(line) is (line in vague)
    assert says_nothing("Buenas tardes, respondo abajo")
