"""Decisions that call a request by who asked, her office or its title, and those that only answer
the message which shows it."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decided_in_her_words import NINTH, THIRTIETH, asks, became
from tests.service.bot.decisions.test_several_decisions import states
from tests.service.bot.post import LUZ, PROVEN, Post

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN
RAMP, LETTER = "Adecuar la rampa del palacio", "Actualizar la carta de trato digno"


def titled(town: Town, title: str, request: int) -> int:
    """Give the activity of a request its title; return the request."""
    with town.database.transaction() as session:
        about = session.get_one(Request, request).activity_id
        session.get_one(Activity, about).title = title
    return request


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """A request of Pedro's for the plan of risks, and one of Marta's for the ramp."""
    first = titled(town, "Formular el plan de riesgos fiscales", asks(town, "1.5"))
    return first, titled(town, RAMP, asks(town, "4.2", "planeacion"))


def answers_the_list(town: Town, luz: Chat, said: str) -> None:
    """Let Luz Mery answer the message that lists the only request, as by a reply to it."""
    luz.says("/solicitudes")
    town.deliver()
    luz.says(said, to=luz.last())


@pytest.mark.parametrize(
    "said",
    [
        "a pedro dele hasta el 9 no mas, y la de la rampa espereme hablo con el contratista",
        "a Pedro se lo doy hasta el 9 no más. La de la rampa déjela quieta, hablo con ellos",
        "a pedro sí, hasta el 9 por favor; la rampa me la piensan",
    ],
)
@pytest.mark.usefixtures("luz")
def test_of_two_one_is_granted_and_the_other_waits(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    town.wait(days=25)  # 5 June
    luz.says(said)
    assert became(town, two[0]) == (GRANTED, NINTH)
    assert became(town, two[1])[0] is WAITS
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.values.get("unread") is None


@pytest.mark.parametrize(
    "said",
    [
        "concedase a hacienda la prorroga de la 1.5 pero solo hasta el 9 de junio, para el 30 ya es"
        " muy tarde",
        "conceder a Pedro la prórroga de la 1.5 hasta el 9 de junio",
        "autorícese a hacienda el plazo de la 1.5 hasta el 9 de junio",
        "pedro se lo doy hasta el 9 de junio",
        "la prorroga de hacienda, la 1.5, concedida hasta el 9 de junio, no hasta el 30",
        "lo del plan de riesgos fiscales de hacienda si se concede hasta el 9 de junio",
        "el plan de riesgos fiscales concedido hasta el 9 de junio",
    ],
)
def test_who_asked_her_office_or_the_title_tell_which(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert became(town, two[0]) == (GRANTED, NINTH)
    assert became(town, two[1])[0] is WAITS
    assert notes(luz.heard()) == ["decision_granted"]


@pytest.mark.parametrize(
    "said",
    [
        "La rampa del palacio sí tiene plazo en el contrato, no se puede correr; no se concede.",
        "a marta no, el contrato ya tiene plazo",
        "niéguese a planeación la 4.2: el contrato ya tiene plazo",
        "la rampa negada, el contrato ya tiene plazo",
    ],
)
def test_what_is_denied_is_called_so_too(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert became(town, two[1])[0] is DENIED
    assert became(town, two[0])[0] is WAITS


@pytest.mark.parametrize(
    "said",
    [
        "a pedro no le llegó el correo",
        "la rampa sí va bien, la placa ya se fundió",
        "el plan de riesgos hasta el 9 de junio lo revisa hacienda",
        "conceda a Marta la 1.5 hasta el 9 de junio",
        "al contratista no, que espere",
    ],
)
def test_what_tells_of_something_else_decides_nothing(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert [became(town, one)[0] for one in two] == [WAITS, WAITS]


def test_a_number_with_a_day_decides_right_after_it_was_asked_for(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says(f"la {two[0]} concedida hasta; la {two[1]} no sé")
    luz.says(f"{two[0]} hasta el 9 de junio")
    assert became(town, two[0]) == (GRANTED, NINTH)
    luz.says("4.2 solo hasta el 30 de junio")
    assert became(town, two[1]) == (GRANTED, THIRTIETH)


def test_a_number_with_a_day_decides_nothing_out_of_the_blue(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says("hola")
    luz.says(f"{two[0]} hasta el 9 de junio")
    assert became(town, two[0])[0] is WAITS


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("negada, la carta se hace todos los años segun la circular 004",
         "la carta se hace todos los años segun la circular 004"),
        ("no procede: es obligatoria", "es obligatoria"),
        ("Esa no se concede, es obligatoria", "es obligatoria"),
        ("no, la carta se hace todos los años", "la carta se hace todos los años"),
        ("La carta de trato digno sí aplica, es obligatoria; no se concede.",
         "La carta de trato digno sí aplica, es obligatoria"),
        ("negada", ""),
    ],
)  # fmt: skip
def test_a_denial_that_answers_its_message_is_no_question(
    town: Town, luz: Chat, said: str, why: str
) -> None:
    kind = RequestKind.NOT_APPLICABLE
    request = titled(town, LETTER, asks(town, "4.4", "planeacion", kind=kind, until=None))
    answers_the_list(town, luz, said)
    assert states(town)[request] == (DENIED, None, why)


@pytest.mark.parametrize(
    "said",
    [
        "hasta el 9 de junio no más",
        "bueno, pero hasta el 9 de junio",
        "se le da hasta el 9 de junio",
    ],
)
def test_a_grant_that_answers_its_message_is_no_question(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.5")
    answers_the_list(town, luz, said)
    assert became(town, request) == (GRANTED, NINTH)


@pytest.mark.parametrize(
    "said", ["no hay novedad", "¿no procede?", "la 3.1 va en 60 %", "gracias", "no me llegó nada"]
)
def test_other_words_in_answer_to_it_decide_nothing(town: Town, luz: Chat, said: str) -> None:
    request = asks(town, "1.5")
    answers_the_list(town, luz, said)
    assert became(town, request)[0] is WAITS


def test_in_answer_to_several_a_bare_denial_is_asked_about(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    answers_the_list(town, luz, "negada, ya tuvieron plazo")
    assert [became(town, one)[0] for one in two] == [WAITS, WAITS]


@pytest.mark.usefixtures("luz_by_mail")
def test_it_is_so_by_mail_too(town: Town, post: Post) -> None:
    kind = RequestKind.NOT_APPLICABLE
    request = titled(town, LETTER, asks(town, "4.4", "planeacion", kind=kind, until=None))
    post.answer(None, "solicitudes", sender=LUZ, proof=PROVEN)
    item = post.mailbox(LUZ)[-1][0]
    post.answer(item, "negada, la carta es obligatoria", sender=LUZ, proof=PROVEN)
    assert became(town, request)[0] is DENIED
    assert post.notes(LUZ)[-1] == "decision_denied"


AGAIN = [
    "pedro se lo doy hasta el 9 de junio mejor, cambie la fecha",
    "a Pedro mejor hasta el 9 de junio",
    "cámbiele la fecha a pedro para el 9 de junio",
    "a hacienda se lo dejo hasta el 9 de junio mejor",
    "la prórroga de pedro cámbiela para el 9 de junio",
    "corríjale el plazo a Pedro: hasta el 9 de junio",
]


@pytest.mark.parametrize("said", AGAIN)
def test_days_after_a_decision_who_asked_tells_which_is_to_be_another(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(f"conceder {two[0]}")
    town.wait(days=4)
    luz.says("hola")
    luz.heard()
    luz.says(said)
    assert notes(luz.heard()) == ["decided_already"]
    luz.says("sí")
    assert became(town, two[0]) == (GRANTED, NINTH)


def test_of_two_of_hers_it_is_said_how_one_is_changed(town: Town, luz: Chat) -> None:
    both = asks(town, "1.5"), asks(town, "2.5")
    luz.says(f"conceder {both[0]} y {both[1]}")
    town.wait(days=4)
    luz.heard()
    luz.says(AGAIN[0])
    assert notes(luz.heard()) == ["decided_several"]
    assert [became(town, one) for one in both] == [(GRANTED, THIRTIETH)] * 2


@pytest.mark.parametrize(
    "said", ["mejor hablamos con pedro el 9 de junio", "pedro termina el 9 de junio"]
)
def test_who_only_names_him_changes_nothing(luz: Chat, two: tuple[int, int], said: str) -> None:
    luz.says(f"conceder {two[0]}")
    luz.says("hola")
    luz.heard()
    luz.says(said)
    assert "decided_already" not in notes(luz.heard())
