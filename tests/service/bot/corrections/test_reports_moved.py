"""What was reported of one activity is said to be of another: it is moved with its words."""

from __future__ import annotations

import pytest

from core.messages import Receipt, Undone
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import PHOTO, pieces, sends
from tests.service.bot.post import MARTA, PROVEN, Post

WORDS = "salieron las citaciones el viernes"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {
        "3.3": ("Convocar a los veedores y juntas de acción comunal", 60),
        "4.4": ("Actualizar la carta de trato digno", 20),
        "5.1": ("Actualizar el directorio de servidores públicos", None),
    }
    return {
        code: town.add(code, percent, title=title, product="")
        for code, (title, percent) in titles.items()
    }


MOVES = [
    "Eso no es de la carta de trato digno, es de la convocatoria a los veedores (3.3). Por favor"
    " corregir",
    "eso es de la 3.3, no de la 4.4",
    "No, ese 80 es de la 3.3",
    "perdón, eso no era de la 4.4 sino de la 3.3, gracias",
    "Ese dato no es de la carta de trato digno, es de la 3.3",
    "lo que puse es de la 3.3 y no de la 4.4. Por favor corregir",
    "el 80% es de la convocatoria a los veedores",
]


@pytest.mark.parametrize("text", MOVES)
def test_the_figure_and_its_words_go_where_they_belong(
    town: Town, post: Post, ids: dict[str, int], text: str
) -> None:
    post.answer(None, f"4.4 va en 80 %, {WORDS}", proof=PROVEN)
    town.deliver()
    assert post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN) == "recorded"
    assert town.figure(ids["4.4"])[0] == 20
    assert town.figure(ids["3.3"]) == (80, WORDS)
    _, undone, receipt = (said for _, said in post.mailbox(MARTA))
    assert isinstance(undone, Undone)
    assert isinstance(receipt, Receipt)


@pytest.mark.parametrize("text", MOVES)
def test_in_a_chat_too(town: Town, marta: Chat, ids: dict[str, int], text: str) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}")
    marta.says(text)
    assert town.figure(ids["4.4"])[0] == 20
    assert town.figure(ids["3.3"]) == (80, WORDS)


@pytest.mark.parametrize(
    "text", ["no, el 80 era de la 3.3", "perdón, el 80 % era de la convocatoria a los veedores"]
)
def test_a_figure_that_was_reported_before_the_last_one_too(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}")
    marta.says("5.1 en 40")
    marta.says(text)
    assert [town.figure(one)[0] for one in ids.values()] == [80, 20, 40]


def test_not_where_two_have_that_figure(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    other = town.add("5.2", 10, title="Publicar el presupuesto", product="")
    for said in ("4.4 en 80", "5.2 en 80", "5.1 en 40"):
        marta.says(said)
    marta.says("no, el 80 era de la 3.3")
    assert [town.figure(one)[0] for one in (ids["4.4"], other)] == [80, 80]


def test_words_that_wait_go_along_with_the_figure_said_beside(
    town: Town, post: Post, ids: dict[str, int]
) -> None:
    post.answer(None, f"en la 4.4 {WORDS}", proof=PROVEN)
    town.deliver()
    text = "Eso es de la 3.3, convocatoria a los veedores, no de la 4.4. 95 % mientras responden."
    post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN)
    percent, words = town.figure(ids["3.3"])
    assert (percent, WORDS in words, town.figure(ids["4.4"])[0]) == (95, True, 20)


def test_what_else_is_said_is_a_report(town: Town, post: Post, ids: dict[str, int]) -> None:
    post.answer(None, f"4.4 va en 80 %, {WORDS}", proof=PROVEN)
    town.deliver()
    text = "NO. La 4.4 sigue en 20%. El 80% es de la 3.3. Y la 5.1 va en 30 %"
    post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN)
    assert [town.figure(one)[0] for one in ids.values()] == [80, 20, 30]
    assert WORDS not in town.figure(ids["4.4"])[1]


def test_a_lower_figure_is_asked_about(town: Town, post: Post, ids: dict[str, int]) -> None:
    post.answer(None, "4.4 va en 40 %", proof=PROVEN)
    town.deliver()
    text = "eso es de la 3.3, no de la 4.4"
    assert post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN) == "asked"
    assert (town.figure(ids["4.4"])[0], town.figure(ids["3.3"])[0]) == (20, 60)


OUT = [
    "Quite el 80 de la carta de trato digno por favor, ahi vamos en cero",
    "en la carta de trato digno NO hay avance, ese 80 quedó por error, favor quitarlo.",
    "Por favor borre ese 80 de la 4.4, va en 0",
    "elimine el 80% de la 4.4, sin avance",
]


@pytest.mark.parametrize("text", OUT)
def test_a_figure_to_be_taken_out_with_nothing_done_is_zero_without_words(
    town: Town, post: Post, ids: dict[str, int], text: str
) -> None:
    post.answer(None, f"4.4 va en 80 %, {WORDS}", proof=PROVEN)
    town.deliver()
    assert post.answer(None, text, proof=PROVEN) == "recorded"
    assert town.figure(ids["4.4"]) == (0, "")


def test_beside_a_report_both_are_heard(town: Town, post: Post, ids: dict[str, int]) -> None:
    post.answer(None, "4.4 va en 80 %", proof=PROVEN)
    town.deliver()
    text = (
        "Buenas tardes, la 3.3 va en 80%, ya salieron las cartas el viernes. Y en la carta de"
        " trato digno NO hay avance, ese 80 quedó por error, favor quitarlo."
    )
    post.answer(None, text, proof=PROVEN)
    percent, words = town.figure(ids["3.3"])
    assert (percent, words.strip(".")) == (80, "ya salieron las cartas el viernes")
    assert town.figure(ids["4.4"]) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "la carta no es de la alcaldesa, es de la secretaria",
        "eso es de la 9.9, no de la 4.4",
        "la 3.3 va en 70, no la 4.4",
        "eso no es de nosotros, es de Hacienda",
        "quitamos el 80 de los buzones viejos y ahí vamos",
    ],
)
def test_other_words_move_nothing(town: Town, marta: Chat, ids: dict[str, int], text: str) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}")
    marta.says(text)
    assert town.figure(ids["4.4"])[0] == 80
    assert town.figure(ids["3.3"])[1] != WORDS


def test_what_was_reported_days_ago_is_moved_no_more(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}")
    town.wait(days=2)
    marta.says("eso es de la 3.3, no de la 4.4")
    assert town.figure(ids["4.4"])[0] == 80
    assert town.figure(ids["3.3"])[0] == 60


@pytest.mark.parametrize(
    "text",
    [
        "Eso es de la 3.3, no de la 4.4. La foto es de esa.",
        "eso es de la 3.3, no de la 4.4",
        "El 80% es de la 3.3, y la foto también es de la 3.3",
        "NO. La 4.4 sigue en 20%. El 80% es de la 3.3, y la foto tambien es de la 3.3",
    ],
)
def test_its_photo_goes_along(town: Town, marta: Chat, ids: dict[str, int], text: str) -> None:
    sends(marta, f"4.4 va en 80 %, {WORDS}", PHOTO)
    marta.says(text)
    assert (town.figure(ids["4.4"])[0], town.figure(ids["3.3"])) == (20, (80, WORDS))
    assert {activity for activity, _, _ in pieces(town)} == {ids["3.3"]}


@pytest.mark.parametrize(
    "text",
    [
        "la anotación que quedó en la 4.4 corresponde a la 3.3",
        "La anotación que quedó en la 4.4 corresponde a la 3.3. Por favor corregir. Gracias",
        "el texto de la 4.4 es de la 3.3",
        "lo que reporté en la 4.4 corresponde a la 3.3",
        "la descripción de la 4.4 no es de esa, es de la 3.3",
        "Corrijo: la anotación de la 4.4 corresponde a la 3.3 y la 4.4 sigue en 20",
    ],
)
def test_the_words_that_stand_in_one_activity_are_said_to_be_of_another(
    town: Town, post: Post, ids: dict[str, int], text: str
) -> None:
    post.answer(None, f"4.4 va en 80 %, {WORDS}", proof=PROVEN)
    assert post.answer(None, text, proof=PROVEN) == "recorded"
    assert town.figure(ids["3.3"]) == (80, WORDS)
    assert town.figure(ids["4.4"])[0] == 20
    assert "anotación" not in " ".join(one.description for one in town.reports())
    assert any(isinstance(said, Receipt) for _, said in post.mailbox(MARTA)[1:])


@pytest.mark.parametrize(
    "text",
    [
        "el avance de la 4.4 es de la mitad de las cartas",
        "lo de la 4.4 es de todos",
        "el reporte de la 4.4 está en la 3.3 de la carpeta",
    ],
)
def test_words_that_give_a_record_to_no_other_activity_move_nothing(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}")
    marta.says(text)
    assert town.figure(ids["3.3"])[0] == 60
    assert WORDS in {one.description for one in town.reports()}


def test_where_both_have_a_figure_of_hers_the_moved_one_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(f"4.4 va en 80 %, {WORDS}\n3.3 va en 70 %, se llamó a las juntas")
    assert marta.says("la anotación que quedó en la 4.4 corresponde a la 3.3") == "asked"
    assert [town.figure(ids[one])[0] for one in ("3.3", "4.4")] == [70, 20]
    marta.says("sí")
    assert town.figure(ids["3.3"]) == (80, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "deshaga lo de la carta que me confundi era de la 3.3",
        "deshaga lo de la carta que me confundí, era de la 3.3",
        "borre lo de la 4.4 que era de la 3.3",
        "quite lo de la carta de trato digno, me equivoqué, era de los veedores",
        "deshaga lo de la carta me equivoque es de la 3.3",
        "me confundi era de la 3.3",
    ],
)
def test_what_is_to_be_undone_and_named_of_another_goes_there(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 4.4 va en 80")
    marta.says(text)
    assert (town.figure(ids["4.4"])[0], town.figure(ids["3.3"])[0]) == (20, 80)
    assert not any(getattr(one, "name", "") == "nothing_to_undo" for one in marta.heard())


@pytest.mark.parametrize(
    "text", ["deshaga lo de la carta", "deshaga lo de la carta que me confundí", "borre la 4.4"]
)
def test_what_is_to_be_undone_alone_goes_nowhere(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 4.4 va en 80")
    marta.says(text)
    assert (town.figure(ids["4.4"])[0], town.figure(ids["3.3"])[0]) == (20, 60)


@pytest.mark.parametrize(
    "text",
    [
        "me equivoqué, ese 80 era de los veedores, la carta va en 35",
        "no, el 80 era de los veedores, la carta sigue en 35",
        "eso era de los veedores, la carta va en 35",
        "el 80 es de la 3.3 y la 4.4 va en 35",
        "me confundí, el 80 era de los veedores y la carta va en 35",
    ],
)
def test_how_the_first_one_goes_is_kept_beside_what_is_moved(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 4.4 va en 80")
    marta.says(text)
    assert (town.figure(ids["4.4"])[0], town.figure(ids["3.3"])[0]) == (35, 80)
