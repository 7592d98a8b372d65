"""Beside a decision or a judgement somebody's absence is told, or what is her own office's is said:
neither is lost, and neither is a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from core.entity.policy import Policy
from core.messages import Note
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of control, who decides, leads 3.6 and 3.7, and has two requests."""
    town.context = replace(town.context, policy=Policy(requests_decided_by=("control",)))
    chief, office = chief_of_control(town)
    town.add("3.6", 10, office=office, title="Hacer la auditoría de riesgos")
    town.add("3.7", 10, office=office, title="Publicar el informe de control")
    town.add("1.2", 40, title="Socializar la política")
    town.add("2.2", 20, office=town.other_office_id, title="Publicar el mapa")
    for chat, code in ((marta, "1.2"), (pedro, "2.2")):
        chat.asks(f"necesito plazo para la {code} hasta el 30 de julio porque falta el CDP")
    town.morning()
    for chat in (chief, marta, pedro):
        chat.heard()
    return chief


def decided(town: Town) -> dict[RequestState, list[str]]:
    """Return the reasons of the requests in each state."""
    found: dict[RequestState, list[str]] = {}
    for one in town.rows(select(Request)):
        found.setdefault(one.state, []).append(one.answer)
    return found


@pytest.mark.parametrize(
    "said",
    [
        "negada la 1.2 porque falta el acta, y la 3.6 sí es nuestra",
        "niego la 1.2 porque falta el acta. La 3.6 y la 3.7 sí son nuestras",
        "la 3.6 sí nos corresponde. Negada la 1.2 porque falta el acta",
        "negar la 1.2: falta el acta, pero la 3.6 es de nosotros",
        "no se concede la 1.2 porque falta el acta y la 3.6 si es de mi oficina",
        "niéguele la 1.2 porque falta el acta; la 3.6 siempre sí es nuestra",
    ],
)
def test_what_is_her_own_is_no_reason(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["decision_denied", "stays_hers"]
    assert decided(town) == {RequestState.DENIED: ["falta el acta"], RequestState.OPEN: [""]}


@pytest.mark.parametrize(
    "said",
    ["aprobada la de Marta y acepto la 3.6", "concedida la 1.2, de acuerdo con la 3.6",
     "Concedo la 1.2. Acepto la 3.6"],
)  # fmt: skip
def test_an_agreement_is_heard_too(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert sorted(notes(control.heard())) == ["agreed", "decision_granted"]
    assert set(decided(town)) == {RequestState.GRANTED, RequestState.OPEN}


@pytest.mark.parametrize(
    "said",
    [
        "concedida la de Marta. ah y Pedro no está hasta el viernes 22",
        "aprobado lo de Marta, y Pedro está de vacaciones hasta el 22 de mayo",
        "concedo la 1.2 y Pedro está incapacitado hasta el 22",
        "Pedro está de permiso hasta el 22. Concedida la 1.2",
        "Apruébele a Marta la 1.2; a Pedro le dieron licencia hasta el 22 de mayo",
        "autorizada la 1.2, pero Pedro está de comisión hasta el 22",
    ],
)
def test_an_absence_beside_a_decision_is_heard(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    heard = control.heard()
    assert notes(heard) == ["decision_granted", "away_proposed"]
    assert isinstance(heard[1], Note)
    assert heard[1].values["until"] == "2026-05-22"
    assert decided(town) == {RequestState.GRANTED: [""], RequestState.OPEN: [""]}


def test_that_somebody_is_here_again_is_heard_too(town: Town, control: Chat, pedro: Chat) -> None:
    pedro.says("estoy incapacitado hasta el 22 de mayo")
    control.says("negada la 1.2 porque falta el acta. Pedro ya volvió")
    assert notes(control.heard()) == ["decision_denied", "away_ended"]
    assert decided(town)[RequestState.DENIED] == ["falta el acta"]


@pytest.mark.parametrize(
    "why",
    ["la contratista está de vacaciones hasta el 20", "la 3.6 es nuestra", "Pedro no ha firmado",
     "falta el acta, y la contratista está de licencia hasta el 20", "no nos corresponde",
     "Pedro está de vacaciones y no firmó"],
)  # fmt: skip
def test_a_reason_stays_one(town: Town, control: Chat, why: str) -> None:
    control.says(f"negada la 1.2 porque {why}")
    assert notes(control.heard()) == ["decision_denied"]
    assert decided(town)[RequestState.DENIED] == [why]


def test_a_judgement_has_its_own_reason_alone(control: Chat, pedro: Chat) -> None:
    pedro.says("la 2.2 va en 60")
    control.says("no acepto la 2.2: falta el acta, y la 3.6 sí es nuestra")
    said = control.heard()
    # What waits for her decision is asked about first.
    assert notes(said)[-1] == "stays_hers"
    assert not any(
        "nuestra" in str(one.values.get("reason")) for one in said if isinstance(one, Note)
    )
