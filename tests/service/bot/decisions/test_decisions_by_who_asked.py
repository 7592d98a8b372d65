"""Decisions on requests that are called by who asked, and where the reason of one ends."""

from __future__ import annotations

from typing import Any

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.absences.test_days_of_others_told_anew import with_own_work
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JUNE, states
from tests.support.builders import a_request

OPEN, GRANTED, DENIED = RequestState.OPEN, RequestState.GRANTED, RequestState.DENIED
WAITS, AS_ASKED = (OPEN, None, ""), (GRANTED, JUNE, "")
TWICE = "ya se amplió una vez y no cabe otra"


def ask(town: Town, handle: str, by: int, office: int, title: str) -> int:
    """Let somebody have asked for more time until June."""
    activity = town.add(handle, 20, office=office, title=title)
    with town.database.transaction() as session:
        asked: dict[str, Any] = {"kind": RequestKind.EXTENSION, "until": JUNE}
        return a_request(session, activity, by=by, office_id=office, **asked)


@pytest.fixture
def his(town: Town) -> int:
    """Pedro of finance waits for an answer."""
    return ask(town, "3.1", town.pedro_id, town.other_office_id, "Poner el botón de pagos")


@pytest.fixture
def hers(town: Town) -> int:
    """Marta of planning waits for an answer."""
    return ask(town, "2.4", town.marta_id, town.office_id, "Instalar el buzón de sugerencias")


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    ("said", "became"),
    [
        ("negada la de Pedro, ya se le dio hasta julio y no hay más",
         (DENIED, None, "ya se le dio hasta julio y no hay más")),
        ("a Pedro dígale que no, ya se le dio hasta julio",
         (DENIED, None, "ya se le dio hasta julio")),
        ("dígale a Pedro que no porque ya tuvo plazo", (DENIED, None, "ya tuvo plazo")),
        ("Niégueme la de Hacienda: deben cumplir con el 15 de abril",
         (DENIED, None, "deben cumplir con el 15 de abril")),
        ("rechazada la de Hacienda: ya tuvo plazo", (DENIED, None, "ya tuvo plazo")),
        ("concedida la de Pedro", AS_ASKED),
        ("apruébeme la de Pedro por favor", AS_ASKED),
        ("respóndale a Pedro que sí", AS_ASKED),
        ("La de Pedro sí se la doy", AS_ASKED),
    ],
)  # fmt: skip
def test_a_request_is_called_by_who_asked_or_the_office(
    town: Town, luz: Chat, his: int, said: str, became: object, alone: bool
) -> None:
    other = None if alone else ask(town, "2.4", town.marta_id, town.office_id, "Instalar el buzón")
    assert luz.says(said) == "answered"
    assert states(town) == {his: became} | ({} if other is None else {other: WAITS})


@pytest.mark.parametrize(
    "said",
    [
        "concédale a Pedro Rue lo de la 3.1",
        "a Pedro Rue concédale la 3.1",
        "concédale a Pedro Rue lo del botón",
        "la de Ped Rue concedida",
        "concédale a Pedro Rue lo de la 3.1\ny muéstreme de una qué está vencido, que tengo consejo"
        " de gobierno en diez minutos",
    ],
)
def test_a_name_may_be_cut_short(town: Town, luz: Chat, his: int, said: str) -> None:
    luz.says(said)
    assert states(town) == {his: AS_ASKED}
    more = [one.name for one in luz.heard() if isinstance(one, Overview)]
    assert more == ["overdue"] * ("vencido" in said)


@pytest.mark.parametrize(
    "said",
    ["concédale a Pedra Rue lo de la 3.1", "la de Pe concedida", "la de Pedr Rued concedida",
     "la de Rosa Rue concedida"],
)  # fmt: skip
def test_another_name_is_not_hers_cut_short(town: Town, luz: Chat, his: int, said: str) -> None:
    luz.says(said)
    assert states(town) == {his: WAITS}


@pytest.mark.parametrize(
    "said",
    [
        "a Pedro dígale que no me escriba más",
        "a Pedro dígale que sí venga mañana",
        "dígale a Rosario que no, ya se le dio",
        "negada la de Rosario, ya se le dio",
        "a Pedro le dije que no, que espere",
        "no niegue la de Pedro todavía",
    ],
)
def test_what_tells_another_thing_or_of_nobody_who_asked_decides_nothing(
    town: Town, luz: Chat, his: int, said: str
) -> None:
    luz.says(said)
    assert states(town) == {his: WAITS}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Dígale a Pedro que sí, concedido hasta el 15 de mayo", "grant {} hasta el 15 de mayo"),
        ("díganle a Pedro que concedido", "grant {} "),
        ("a Pedro infórmele que aprobado hasta el 20 de junio", "grant {} hasta el 20 de junio"),
        ("dígale a Pedro que se le concede hasta el 20 de junio", "grant {} hasta el 20 de junio"),
        ("cuéntele a Pedro que hasta el 20 de junio", "grant {} hasta el 20 de junio"),
        ("dile a pedro que no, negada", "deny {} "),
        ("Avísele a Pedro que queda negada porque ya tuvo plazo", "deny {} ya tuvo plazo"),
        ("Si, una semana a pedro, listo", "grant {} una semana a pedro, listo"),
        ("una semana más a pedro", "grant {} una semana más"),
        ("Dígale a Pedro que lo del botón no, porque ya tuvo tiempo", "deny {} ya tuvo tiempo"),
        (
            "dígale a Pedro que lo del botón de pagos no, que ya tuvo tiempo",
            "deny {} que ya tuvo tiempo",
        ),
        ("dígale a Pedro que lo del botón no se puede, ya tuvo tiempo", "deny {} ya tuvo tiempo"),
        ("a Pedro dígale que la 3.1 no, ya tuvo tiempo", "deny {} ya tuvo tiempo"),
        ("respóndale a Pedro que el botón no, ya tuvo tiempo", "deny {} ya tuvo tiempo"),
        (
            "avísele a Pedro que lo del botón sí, hasta el 20 de junio",
            "grant {} hasta el 20 de junio",
        ),
        ("sí, hasta el 20 de junio a Pedro no más", "grant {} hasta el 20 de junio a Pedro no más"),
    ],
)
def test_what_somebody_is_to_be_told_or_given_is_asked(
    town: Town, his: int, hers: int, said: str, asked: str
) -> None:
    patricia = with_own_work(town, 802, "Patricia Gómez", Role.PLANNING, "2.1")
    assert patricia.says(said) == "answered"
    (note,) = patricia.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("asked")) == ("decide_all", asked.format(his))
    assert states(town) == {his: WAITS, hers: WAITS}


@pytest.mark.parametrize(
    "said",
    [
        "dígale a Pedro que el informe fue aprobado",
        "dígale a Pedro que aprobado el informe lo publique",
        "dígale a Pedro que hasta el 15 de junio recibimos papeles",
        "avísele a Pedro que no hay reunión mañana",
        "dígale a Pedro que sí a la reunión",
        "dígale a Pedro que lo del botón no es con nosotros",
        "dígale a Pedro que el botón no puede quedar rojo",
        "dígale a Pedro que lo del buzón no, que ya tuvo tiempo",
        "dígale a Pedro que la 2.4 no, que ya tuvo tiempo",
    ],
)
def test_what_tells_of_something_else_is_passed_on(
    town: Town, luz: Chat, his: int, said: str
) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["broadcast_preview"]
    assert states(town) == {his: WAITS}


@pytest.mark.usefixtures("his")
def test_what_somebody_is_to_be_told_is_asked_beside_a_question_of_ours(
    town: Town, luz: Chat
) -> None:
    luz.says("Dígale a Pedro que lo del botón no, que ya tuvo plazo. ¿Qué me falta por decidir?")
    assert set(notes(luz.heard())) == {"decide_all", "overview"}
    luz.says("sí")
    ((state, _, why),) = states(town).values()
    assert (state, why) == (DENIED, "que ya tuvo plazo")


@pytest.mark.usefixtures("hers")
def test_who_has_asked_for_nothing_is_told_of_no_decision(luz: Chat) -> None:
    luz.says("dígale a Pedro que concedido")
    assert notes(luz.heard()) == ["request_unknown"]


@pytest.mark.parametrize(
    ("said", "became"),
    [
        ("no. es la solicitud de pedro, concedida", AS_ASKED),
        ("no, es la de Pedro, negada: ya tuvo plazo", (DENIED, None, "ya tuvo plazo")),
        ("No, hablo de la 3.1, concedida", AS_ASKED),
    ],
)
def test_a_no_to_what_was_understood_denies_nothing(
    town: Town, luz: Chat, his: int, said: str, became: object
) -> None:
    luz.says("¿qué solicitudes hay?")
    luz.says(said)
    assert states(town) == {his: became}


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    "said",
    [
        "hasta el 15 de mayo no más",
        "deme hasta el 15 de mayo no mas",
        "hasta el 15 de mayo nomás",
        "solo hasta el 15 de mayo no mas",
        "démelo hasta el 15 de mayo",
    ],
)
def test_a_day_right_after_the_only_one_was_shown_is_its_day(
    town: Town, luz: Chat, his: int, said: str, own: bool
) -> None:
    who = with_own_work(town, 802, "Patricia Gómez", Role.PLANNING, "2.1") if own else luz
    who.says("¿qué solicitudes hay?")
    who.heard()
    who.says(said)
    (note,) = who.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("decide_all", "2026-05-15")
    assert states(town) == {his: WAITS}


@pytest.mark.usefixtures("hers")
@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (f"{{}} negada: {TWICE}. Saludos cordiales, Patricia", TWICE),
        (f"{{}} negada: {TWICE}.\nCordial saludo,\nPatricia Gómez\nSecretaria General", TWICE),
        (f"negar {{}}: {TWICE}. Atentamente, Patricia Gómez", TWICE),
        (f"negar {{}}: {TWICE}. Un abrazo", TWICE),
        ("negar {}: Luz ya les dijo. Saludó y se fue", "Luz ya les dijo. Saludó y se fue"),
        ("negar {}: lo cubre la 5.2 de Hacienda", "lo cubre la 5.2 de Hacienda"),
    ],
)  # fmt: skip
def test_a_reason_ends_before_the_leave_taking(
    town: Town, luz: Chat, his: int, said: str, reason: str
) -> None:
    luz.says(said.format(his))
    assert states(town)[his] == (DENIED, None, reason)


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("Lo de la 5.2: esa es de la Secretaría de Hacienda, Jairo la lleva.",
         "Lo de la 5.2: esa es de la Secretaría de Hacienda, Jairo la lleva"),
        ("La 5.2 es de Hacienda.", "La 5.2 es de Hacienda"),
        ("Y sobre la 5.2 que responda Jairo", "Y sobre la 5.2 que responda Jairo"),
    ],
)  # fmt: skip
def test_a_reason_ends_where_a_sentence_begins_with_another_activity(
    town: Town, luz: Chat, hers: int, his: int, said: str, unread: str
) -> None:
    luz.says(
        f"{his} concedida. La del buzón no, eso es compromiso del alcalde, que aprieten. {said}"
    )
    assert states(town) == {
        his: AS_ASKED,
        hers: (DENIED, None, "eso es compromiso del alcalde, que aprieten"),
    }
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.values["unread"] == unread
