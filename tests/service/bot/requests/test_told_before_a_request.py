"""What is told of the work before more time is asked for is told back, where nothing else is done
with it; a reply to the words that were told back is of what they name; "no, todavía no toca" wants
no request."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

TOLD = "Ya firmamos contrato de la rampa y la obra arranca el 16"
ASKED = "necesitamos plazo hasta el 30 de junio"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three of Marta's office."""
    return {
        "2.3": town.add("2.3", 10, title="Reducir el tiempo de la licencia del espacio público"),
        "3.5": town.add("3.5", title="Publicar las respuestas de la ciudadanía", product=""),
        "4.2": town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", product=""),
    }


@pytest.mark.parametrize("said", [f"{TOLD}, {ASKED}", f"{TOLD}. N{ASKED[1:]}"])
def test_what_was_told_is_told_back(marta: Chat, ids: dict[str, int], said: str) -> None:
    assert ids
    marta.says(said)
    told = [one for one in marta.heard() if isinstance(one, Note) and one.name == "unheard"]
    assert [str(one.values["words1"]).rstrip(".") for one in told] == [TOLD]


def test_a_reason_is_not(marta: Chat, ids: dict[str, int]) -> None:
    assert ids
    marta.says("no alcanzamos con la rampa, necesitamos plazo hasta el 30 de junio porque llueve")
    assert "unheard" not in notes(marta.heard())


def test_a_reply_to_it_is_of_what_it_names(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says(f"{ASKED} para la rampa. Lo de la licencia: ya bajamos a 22 días.")
    town.deliver()
    back = [row.id for row in town.items(marta) if "unheard" in str(row.content)]
    assert back
    marta.says("Diría que un 50%", to=back[-1])
    assert [town.figure(ids[code])[0] for code in ("2.3", "4.2")] == [50, 10]


def test_a_date_asked_for_outright(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says(
        "ya se adjudicó el contrato de la rampa, va en 35%. Adicionalmente, les pido el favor de"
        " poner como fecha el 30 de junio porque el banco se demora"
    )
    assert town.figure(ids["4.2"])[0] == 35
    marta.says("sí, pedirlo")
    (asked,) = town.rows(select(Request))
    assert (asked.activity_id, asked.until) == (ids["4.2"], date(2026, 6, 30))


@pytest.mark.parametrize(
    "said", ["no, digo que todavía no toca, eso se hace en mayo", "sí aplica, pero aún no toca"]
)
def test_what_is_not_due_yet_is_not_asked_for(marta: Chat, ids: dict[str, int], said: str) -> None:
    assert ids
    marta.says("la 3.5 no aplica")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_dropped"]
