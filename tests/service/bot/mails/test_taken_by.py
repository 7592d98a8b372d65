"""Which handler took a message stands beside what came of it."""

from __future__ import annotations

import pytest

from bot.conversation.handlers.in_order import HANDLERS
from bot.conversation.handlers.orders import ORDERS
from bot.conversation.takers import TAKERS
from bot.conversation.transitions import WAYS
from core.words import Role
from models.inbox import Inbound
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.post import Post


def taken_by(town: Town) -> str:
    """Return who took the newest message."""
    with town.database.reading() as session:
        newest = session.query(Inbound).filter_by(entity_id=town.context.entity_id)
        return newest.order_by(Inbound.id.desc()).first().taken_by  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("la 1.2 va en 60 %", "report, request or courtesy"),
        ("gracias", "report, request or courtesy"),
        ("necesito más plazo para la 1.2 hasta el 30 de octubre porque falta el contrato",
         "report, request or courtesy"),
        ("vamos una por una", "walk"),
        ("mañana no estoy, estaré de vacaciones del 3 al 14 de agosto",
         "her own absence or leaving"),
        ("no me escriban más", "no more messages"),
        ("esa no es mía sola, la 1.2 la hacemos con hacienda", "work shared with others"),
    ],
)  # fmt: skip
def test_words_name_who_took_them(town: Town, marta: Chat, text: str, name: str) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    marta.says(text)

    assert taken_by(town) == name


def test_an_answer_names_another_than_a_report(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    marta.says("la 1.2 va en 20 %")
    marta.says("sí")

    assert taken_by(town) == "answer to a question"


def test_a_text_of_which_two_took_a_part_names_both(town: Town, marta: Chat) -> None:
    town.add("1.1", 10)
    town.add("1.2", 40)
    marta.says("la 1.2 va en 20 %")
    marta.says("sí. La 1.1 va en 35 %")

    assert taken_by(town) == "yes beside a report + report, request or courtesy"


def test_a_press_names_its_action(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 va en 60 %")
    marta.touches("Deshacer")

    assert taken_by(town) == "press undo"


def test_an_edit_names_itself(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 va en 60 %")
    marta.edits("la 1.2 va en 70 %")

    assert taken_by(town) == "edited message"


def test_what_control_asks_names_the_order_and_what_a_reader_asks_too(town: Town) -> None:
    town.add("1.2", 40)
    control = somebody(town, 5559009, "Consuelo Ariza", Role.CONTROL)
    control.says("¿quién no ha respondido?")
    assert taken_by(town) == "question for a page"

    reader = somebody(town, 5559010, "Vera Ruiz", Role.VIEWER)
    reader.says("hola")
    assert taken_by(town) == "who only looks"


def test_what_goes_no_further_names_the_way_it_came(town: Town, post: Post) -> None:
    Chat(town, 5551234, "Nadie").says("hola")
    assert taken_by(town) == "stranger"

    post.answer(None, "Estoy fuera de la oficina", Auto_Submitted="auto-replied")
    assert taken_by(town) == "letter"


def test_a_message_that_is_handled_again_has_been_taken_by_nobody_yet(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    town.accept(marta.write("la 1.2 va en 60 %"))

    assert taken_by(town) == ""


def test_no_two_have_one_name() -> None:
    names = [one.name for one in (*HANDLERS, *ORDERS)]
    names += [one.name for one in WAYS] + [one.name for one in TAKERS]

    assert len(names) == len(set(names))
