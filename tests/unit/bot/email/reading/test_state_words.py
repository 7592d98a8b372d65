"""A state on a line of its own is the answer, whatever stands above and below it."""

from __future__ import annotations

import pytest

from bot.email.parse import read_mail
from tests.support.mails import a_mail

ANA = "Ana María Pérez <ana.perez@puertoesperanza.example>"
STATES = (
    "Cumplida", "Terminada", "Listo", "No Aplica", "Sin Avance", "Finalizado", "100 %",
    "En Proceso", "EN PROCESO", "CUMPLIDA.", "Pendiente", "Al Día", "Entregada", "En Trámite",
)  # fmt: skip
MAILS = (
    "Gracias por el recordatorio.\n{state}\nCordialmente,\nAna María Pérez",
    "Gracias.\n\n{state}\n\nAna María Pérez\nProfesional Universitario",
    "{state}\nAna Pérez",
    "Cordial saludo,\n{state}\nAtentamente,\nAna",
    "Buenos días\n\n{state}\n\nQuedo atenta.\nAna Pérez\nJefe de Planeación\nTel. 310 555 0147",
    "Muchas gracias,\n{state}",
    "Saludos\n{state}",
    "Feliz tarde\n- {state}\nAna Pérez",
)


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_no_name_and_stays(mail: str, state: str) -> None:
    text = read_mail(a_mail(mail.format(state=state), sender=ANA), authserv_id=None).text or ""
    assert state in text
    assert "Profesional" not in text
    assert "Planeación" not in text


@pytest.mark.parametrize("name", ["Ana Delgado", "ANA PÉREZ", "Luz Marina", "Consuelo Machado"])
def test_a_name_still_ends_the_answer(name: str) -> None:
    said = f"Va en 60 %\n\nMuchas gracias,\n{name}\nContratista\nwww.puertoesperanza.example"
    text = read_mail(a_mail(said), authserv_id=None).text
    assert text == "Va en 60 %\n\nMuchas gracias,"
