"""An activity that is said to be another office's is offered to that office, and asked for by a yes
beside the report of another activity."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import an_office


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's; Hacienda is Pedro's, and there is an office of TIC."""
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Oficina de las TIC")
    titles = {
        "2.5": "Eliminar la exigencia de copia del recibo de pago",
        "3.3": "Convocar a los veedores y juntas de acción comunal",
    }
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


def offered(chat: Chat) -> str:
    """Return the office to which it is asked whether the activity is to go."""
    question = chat.heard()[-1]
    assert isinstance(question, Question)
    assert (question.name, question.wished and question.wished.handles) == ("wish", ("2.5",))
    return question.wished.office or "" if question.wished else ""


@pytest.mark.parametrize(
    ("text", "office"),
    [("ninguna, la 2.5 ya la aclare con sistemas es de ellos: que pase a tics", "TIC"),
     ("la 2.5 no se que es eso, es de hacienda, yo no la recibo", "Hacienda"),
     ("la 2.5 de verdad no es nuestra, devuelvanla a hacienda", "Hacienda"),
     ("la 2.5 no es de nosotros, regrésenla a las TICS", "TIC"),
     ("la 2.5 ya la hablé con hacienda, es de ellos", "Hacienda"),
     ("la 2.5 ya la conversamos con las tic, la asumen ellos", "TIC"),
     ("la 2.5 no la conozco, eso es de las tic, no la recibo", "TIC")],
)  # fmt: skip
@pytest.mark.usefixtures("ids")
def test_the_office_is_offered(town: Town, marta: Chat, text: str, office: str) -> None:
    assert marta.says(text) == "asked"
    assert office in offered(marta)
    assert not town.reports()


@pytest.mark.parametrize(
    "text",
    ["la 2.5 no la recibo todavía, el contratista no la ha entregado, va en 30",
     "la 2.5 ya la hablé con hacienda y va en 30", "la 2.5 va en 30, el contrato es de ellos"],
)  # fmt: skip
def test_what_tells_of_the_work_offers_nothing(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says(text)
    assert town.figure(ids["2.5"])[0] == 30


YES_BESIDE = [
    "si, pidan lo de la 2.5. la 3.3 va en 70", "sí pidan lo de la 2.5, y la 3.3 va en 70",
    "la 3.3 va en 70 y si, pidan lo de la 2.5", "dele, pida el cambio de la 2.5; la 3.3 va en 70",
    "la 3.3 va en 70. Sí, solicite el cambio de oficina de la 2.5",
]  # fmt: skip


@pytest.mark.parametrize("text", YES_BESIDE)
def test_a_yes_that_names_it_beside_a_report_sends_it(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 2.5 no es nuestra, es de hacienda")
    marta.heard()
    marta.says(text)
    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["request_sent"]
    assert town.figure(ids["3.3"]) == (70, "")
    assert town.figure(ids["2.5"])[0] == 20


def test_by_mail_too(town: Town, post: Post, ids: dict[str, int]) -> None:
    post.answer(None, "La 2.5 no es nuestra, es de hacienda", proof=PROVEN)
    post.answer(None, "Sí, pidan lo de la 2.5. La 3.3 va en 70 %", proof=PROVEN)
    assert "request_sent" in post.notes(MARTA)
    assert town.figure(ids["3.3"])[0] == 70
