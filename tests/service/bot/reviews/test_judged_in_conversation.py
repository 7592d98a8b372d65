"""Control judges behind an explanation or by agreeing, says that it looks later, and asks for
evidence or for what was decided; who decides what nobody asked for is told so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from core.entity.policy import Policy
from core.messages import Content, Note
from core.overviews import Overview
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def chief(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of control, who decides, leads 1.4 and has reports of others to judge;
    Marta asked for more time for 1.2 and 2.1."""
    town.context = replace(town.context, policy=Policy(requests_decided_by=("control",)))
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de riesgos")
    for code, title in (("1.2", "Socializar la política"), ("2.1", "Construir la rampa")):
        town.add(code, 40, title=title)
    town.add("4.1", 60, title="Capacitar al personal")
    for code, title in (("4.3", "Subir contratos"), ("5.1", "Revisar los pagos")):
        town.add(code, 20, office=town.other_office_id, title=title, product="")
        pedro.says(f"la {code} va en 60 %")
    for code in ("1.2", "2.1"):
        marta.asks(f"necesito plazo para la {code} hasta el 30 de julio porque falta el CDP")
    town.morning()
    chief.heard()
    return chief


def judged(town: Town) -> dict[str, tuple[bool, str]]:
    with town.database.reading() as session:
        return {
            session.get_one(Activity, row.activity_id).handle: (row.accepted, row.remark)
            for row in town.rows(select(Review))
        }


def states(town: Town) -> set[RequestState]:
    return {one.state for one in town.rows(select(Request))}


def pages(heard: list[Content]) -> list[str]:
    return [one.name for one in heard if isinstance(one, Overview)]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("sí. El motivo de la 4.3 era que faltaba el acta; ya me llegó, la acepto", (True, "")),
        ("La 4.3 estaba sin acta, ya me la mandaron. La acepto", (True, "")),
        ("En la 4.3 faltaba el acta pero ya llegó. La acepto", (True, "")),
        ("la 4.3 tenía pendiente el acta, ya la vi, queda aceptada", (True, "")),
        ("De la 4.3 no tengo soportes. La devuelvo", (False, "De la 4.3 no tengo soportes")),
        ("El problema de la 4.3 es que no hay planos; la devuelvo",
         (False, "El problema de la 4.3 es que no hay planos")),
        ("En la 4.3 el acta está sin firma. No la acepto",
         (False, "En la 4.3 el acta está sin firma")),
    ],
)  # fmt: skip
def test_a_verdict_behind_its_explanation_is_of_what_that_names(
    town: Town, chief: Chat, said: str, verdict: tuple[bool, str]
) -> None:
    chief.says(said)
    assert judged(town) == {"4.3": verdict}
    assert notes(chief.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    "said",
    [
        "la 4.3 va en 70 %; la acepto",
        "Sandra pidió plazo para la 4.3; la acepto",
        "la 1.4 tenía pendiente el acta; ya llegó, la acepto",
        "el acta de la 4.3 sigue sin firma, la acepto",
    ],
)
def test_no_verdict_is_guessed(town: Town, chief: Chat, said: str) -> None:
    chief.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("De acuerdo con la 4.3", {"4.3": (True, "")}),
        ("Conforme con la 4.3.", {"4.3": (True, "")}),
        ("estoy de acuerdo con la 4.3", {"4.3": (True, "")}),
        ("Conforme con la 4.3, gracias", {"4.3": (True, "")}),
        ("de acuerdo con el reporte de la 4.3", {"4.3": (True, "")}),
        ("no estoy de acuerdo con la 4.3, falta el acta", {"4.3": (False, "falta el acta")}),
        ("estoy de acuerdo con la 4.3 y la 5.1", {"4.3": (True, ""), "5.1": (True, "")}),
        ("de acuerdo con la 4.3. La 5.1 no la acepto, falta el acta",
         {"4.3": (True, ""), "5.1": (False, "falta el acta")}),
        ("de acuerdo con la 4.3, pero falta el acta", {}),
        ("de acuerdo con la 4.3, el plazo vence en junio", {}),
        ("Conforme a la 4.3, publiquen el mapa", {}),
        ("de acuerdo con la ley 1437, la 4.3 va bien", {}),
        ("de acuerdo con la 1.2", {}),
        ("conforme con la 1.4", {}),
    ],
)  # fmt: skip
def test_who_agrees_with_a_report_accepts_it(
    town: Town, chief: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    chief.says(said)
    assert judged(town) == verdicts
    assert states(town) == {RequestState.OPEN}


@pytest.mark.parametrize(
    "said",
    [
        "concédale a Marta lo de la 4.1",
        "concédale a Marta la 4.1",
        "dele a Marta el plazo de la 4.1",
        "apruebe la prórroga de la 4.1 de Marta",
        "niéguele a Marta lo de la 4.1, ya tuvo plazo",
        "conceda lo de la 4.1",
        "por favor conceda la 4.1 hasta el 15 de julio",
    ],
)
def test_what_nobody_asked_for_is_told_with_what_waits(town: Town, chief: Chat, said: str) -> None:
    chief.says(said)
    (told,) = chief.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["of"]) == ("request_unknown", "la 4.1")
    assert "(1.2, " in str(told.values["waiting"])
    assert "(2.1, " in str(told.values["waiting"])
    assert states(town) == {RequestState.OPEN}


@pytest.mark.parametrize(
    "said", ["concédale a Marta lo de la 1.2", "dele la 4.1 a Pedro", "conceda la 1.4"]
)
def test_what_waits_or_is_no_decision_is_answered_as_before(chief: Chat, said: str) -> None:
    chief.says(said)
    assert "request_unknown" not in notes(chief.heard())


@pytest.mark.parametrize(
    "said",
    [
        "la 8001 sí, la 8002 no",
        "8001 sí, 8002 no",
        "la 8001 no, ya tuvo plazo; la 8002 sí",
        "la 8001 dele hasta el 15 de julio, la 8002 no",
        "la 8001 déjela, la 8002 no",
        "sí a la 8001, la 8002 no",
        "la 8005 sí y la 8002 no",
        "solicitud 8001 sí, solicitud 8007 no",
        "la 8001 dele hasta el 15 de julio y la 8002 también",
    ],
)
def test_each_number_of_none_in_an_answer_to_the_list_is_told(
    town: Town, chief: Chat, said: str
) -> None:
    chief.says("¿qué solicitudes hay?")
    chief.heard()
    chief.says(said)
    (told,) = chief.heard()
    assert isinstance(told, Note)
    assert told.name == "decided_several"
    assert {told.values["what1"], told.values["what2"]} == {"request_unknown"}
    assert states(town) == {RequestState.OPEN}


def test_one_that_waits_is_decided_beside_a_number_of_none(town: Town, chief: Chat) -> None:
    chief.says("¿qué solicitudes hay?")
    chief.heard()
    first = min(one.id for one in town.rows(select(Request)))
    chief.says(f"la {first} sí, la 8002 no")
    (told,) = chief.heard()
    assert isinstance(told, Note)
    assert (told.values["what1"], told.values["what2"]) == ("decision_granted", "request_unknown")


@pytest.mark.parametrize(
    "said", ["la 8001 sí, la 8002 no", "8001 sí, 8002 no", "la 1.4 sí, 8002 no"]
)
def test_numbers_that_answer_no_list_are_of_no_request(chief: Chat, said: str) -> None:
    chief.says("la 1.4 va avanzando")
    chief.heard()
    chief.says(said)
    assert "decided_several" not in notes(chief.heard())


@pytest.mark.parametrize(
    "said",
    [
        "Acepto la 4.3. ¿Qué se decidió esta semana?",
        "¿Qué se decidió esta semana? Y la 4.3 la acepto",
        "acepto la 4.3. ¿Qué decidieron hoy?",
        "la 4.3 la acepto. ¿qué se ha decidido este mes?",
    ],
)
def test_what_was_decided_of_all_is_shown_beside_a_verdict(
    town: Town, chief: Chat, said: str
) -> None:
    chief.says(said)
    assert pages(chief.heard()) == ["decided"]
    assert judged(town) == {"4.3": (True, "")}


@pytest.mark.parametrize(
    "said",
    [
        "¿La 5.1 tiene soportes?",
        "la 5.1 tiene soportes?",
        "¿qué soportes mandaron de la 5.1?",
        "¿tiene evidencias la 5.1?",
        "¿ya cargaron soportes de la 5.1?",
        "¿dónde están los soportes de la 5.1?",
        "¿ya le subieron los anexos a la 5.1?",
    ],
)
def test_evidence_that_is_asked_for_is_shown(chief: Chat, said: str) -> None:
    chief.says(said)
    assert pages(chief.heard()) == ["evidence"]


@pytest.mark.parametrize(
    "said",
    ["la 1.4 tiene soportes", "ya mandaron soportes de la 1.4", "la 1.4 va en 60 con soportes"],
)
def test_evidence_that_is_told_of_is_not_asked_for(chief: Chat, said: str) -> None:
    chief.says(said)
    assert pages(chief.heard()) == []


@pytest.mark.parametrize(
    "said",
    [
        "La 5.1 la reviso la otra semana",
        "la 5.1 la voy a revisar la otra semana",
        "la 5.1 la dejo para la otra semana",
        "la 5.1 la miro el lunes",
        "la 5.1 la revisamos después",
        "la 5.1 mañana la verifico",
    ],
)
def test_what_is_looked_at_later_is_no_account_of_another(
    town: Town, chief: Chat, said: str
) -> None:
    chief.says(said)
    (told,) = chief.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values) == ("review_dropped", {"handle": "5.1"})
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    ["la 1.4 la reviso la otra semana", "la 2.1 la reviso la otra semana",
     "la 5.1 va en 80, la reviso la otra semana"],
)  # fmt: skip
def test_what_is_hers_waits_or_has_a_figure_is_not_left(chief: Chat, said: str) -> None:
    chief.says(said)
    assert "review_dropped" not in notes(chief.heard())


LOOKED = "Vi el informe de la encuesta del centro de salud y está completo, "


@pytest.mark.parametrize(
    ("said", "code", "accepted", "remark"),
    [
        (LOOKED + "con la 4.3 quedo conforme", "4.3", True, ""),
        ("con la 4.3 quedo conforme", "4.3", True, ""),
        ("con la 4.3 no quedo conforme, falta el acta", "4.3", False, "falta el acta"),
        (
            "pedro no me ha mandado soporte de la 4.3, asi no la puedo dar por buena, "
            "se la devuelvo hasta q me mande las planillas",
            "4.3", False, "se la devuelvo hasta q me mande las planillas",
        ),
        (
            "Revisando mejor no acepto la 4.3, faltan las planillas firmadas",
            "4.3", False, "faltan las planillas firmadas",
        ),
        (
            "en la 5.1 de hacienda vi solo la mitad de los formatos, no 60. le pongo 50",
            "5.1", False, "en la 5.1 de hacienda vi solo la mitad de los formatos, no 60",
        ),
    ],
)  # fmt: skip
def test_a_verdict_behind_what_she_saw_is_kept(
    town: Town, chief: Chat, said: str, code: str, accepted: bool, remark: str
) -> None:
    chief.says(said)
    assert notes(chief.heard()) == ["review_kept"]
    assert judged(town) == {code: (accepted, remark)}


@pytest.mark.parametrize(
    "said",
    ["vi que Pedro entregó la 4.3 a la mitad, ¿le pongo 50?",
     "estoy conforme con el grupo de la 4.3",
     "con la 4.3 quedo pendiente", "le pongo 50 a la 1.4", "¿quedo conforme con la 4.3?"],
)  # fmt: skip
def test_no_verdict_is_made_of_other_words(town: Town, chief: Chat, said: str) -> None:
    chief.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "verificada la 5.1, y la 4.3 ya sirve el enlace asi q tambien",
            {"5.1": True, "4.3": True},
        ),
        ("acepto la 5.1, la 4.3 ya trae el acta, así que también", {"5.1": True, "4.3": True}),
        ("acepto la 5.1, y la 4.3 no sirve el enlace así que también la devuelvo", {}),
    ],
)  # fmt: skip
def test_what_is_judged_so_behind_its_grounds_is_kept_too(
    town: Town, chief: Chat, said: str, kept: dict[str, bool]
) -> None:
    chief.says(said)
    told = {handle: accepted for handle, (accepted, _) in judged(town).items()}
    assert told == kept if kept else told.get("4.3") is not True


@pytest.mark.parametrize(
    "said",
    ["ya me trajeron las planillas de la 4.3, levanto la devolucion",
     "Ya llegó el acta de la 4.3, retiro la devolución"],
)  # fmt: skip
def test_a_return_is_taken_back_behind_what_came(town: Town, chief: Chat, said: str) -> None:
    chief.says("devuelvo la 4.3, faltan las planillas")
    chief.heard()
    chief.says(said)
    (asked,) = chief.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["handle"]) == ("review_unclear", "4.3")
    assert judged(town) == {"4.3": (False, "faltan las planillas")}
