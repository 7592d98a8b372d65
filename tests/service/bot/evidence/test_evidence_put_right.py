"""A file that was filed for the wrong activity, put right beside a report or a yes."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, PHOTO, come, pieces, sends
from tests.service.bot.post import MARTA, PROVEN, Post, with_a_document

ALL = "1.5 va en 60\n2.5 va en 30\n2.2 va en 40"


@pytest.fixture
def known(town: Town, marta: Chat) -> dict[int, str]:
    """Three activities, all of which have one document."""
    known = {town.add(one, 20): one for one in ("1.5", "2.5", "2.2")}
    sends(marta, ALL, DOCUMENT)
    marta.heard()
    return known


def of_which(town: Town, known: dict[int, str]) -> list[str]:
    """Return the activities that have something filed."""
    return sorted({known[activity] for activity, _, _ in pieces(town)})


def told(town: Town) -> set[str]:
    """Return the words about the work that were written down."""
    return {one.description for one in town.reports()} - {"Vamos en el 20 %"}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("El pdf que mandé era de la 1.5, no de las otras dos", ["1.5"]),
        ("1.5: ya la firmó el alcalde ayer. El pdf que mandé era de la 1.5, no de las otras dos",
         ["1.5"]),
        ("1.5 va en 70. Pero el acta solo es de la 1.5, no de las demás", ["1.5"]),
        ("La 2.2 sigue igual. Lo que pido es que el archivo no quede en la 2.2 ni en la 2.5",
         ["1.5"]),
        ("Por favor quiten el pdf de la 2.5 y la 2.2", ["1.5"]),
        ("saquen ese documento de la 2.5", ["1.5", "2.2"]),
        ("El archivo no es de la 2.5", ["1.5", "2.2"]),
        ("2.2 va en 50\nel documento que envié ayer no corresponde a la 2.5 ni a la 1.5", ["2.2"]),
        ("El pdf es de la 2.5 y de la 1.5, no de la 2.2", ["1.5", "2.5"]),
        ("El pdf no es de la 1.5 sino de la 2.5", ["2.5"]),
    ],
)  # fmt: skip
def test_a_file_is_kept_where_it_is_said_to_belong_and_no_words_of_that_are_written(
    town: Town, marta: Chat, known: dict[int, str], said: str, left: list[str]
) -> None:
    marta.says(said)

    assert of_which(town, known) == left
    assert not any(word in one for one in told(town) for word in ("pdf", "acta", "archivo", "doc"))
    heard = marta.heard()
    assert "filed" in {one.kind for one in heard} or "evidence_gone" in notes(heard)


@pytest.mark.parametrize(
    "said",
    [
        "La 2.5 va en 50. Falta el acta de la 1.5",
        "el acta de la 2.5 no está firmada",
        "El pdf de la 1.5 lo mando mañana. La 2.5 va en 50",
        "quitamos el documento de la página de la 2.5, va en 50",
        "2.5 va en 50, el documento no es de nosotros",
    ],
)
def test_words_about_a_paper_of_the_work_move_none(
    town: Town, marta: Chat, known: dict[int, str], said: str
) -> None:
    marta.says(said)
    assert of_which(town, known) == ["1.5", "2.2", "2.5"]


@pytest.mark.parametrize(
    "said",
    ["Sí. Pero el pdf solo es de la 1.5, no de las demás", "sí, pero ese archivo no es de la 2.5"],
)
def test_a_yes_before_it_is_heard_and_the_file_is_not_filed_again(
    town: Town, marta: Chat, said: str
) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5")}
    sends(marta, "1.5 va en 60\n2.5 va en 10", DOCUMENT)
    marta.says(said)

    figures = {known[one.activity_id]: one.percent for one in town.reports()}
    assert of_which(town, known) == ["1.5"]
    assert figures["2.5"] == 10


@pytest.mark.parametrize(
    "said",
    ["esa foto no era de ahí", "La foto que mandé no es de esa", "perdón, esa foto no va ahí"],
)
def test_a_photo_that_is_not_of_there_is_taken_out_and_asked_about(
    town: Town, marta: Chat, said: str
) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5")}
    sends(marta, "2.5 va en 60", PHOTO)
    marta.heard()
    marta.says(said)
    assert of_which(town, known) == []
    assert [one.kind for one in marta.heard()] == ["question"]
    marta.says("1.5")
    assert of_which(town, known) == ["1.5"]
    assert not any(told(town))


def test_the_photo_of_days_ago_is_moved_beside_a_new_document(town: Town, marta: Chat) -> None:
    known = {town.add(one, 20): one for one in ("4.2", "5.3")}
    sends(marta, "5.3 va en 30", PHOTO)
    town.wait(days=3)
    sends(
        marta,
        "5.3 va en 45, adjunto el reporte del SECOP. "
        "La foto que mandé la otra vez es de la 4.2 no de la 5.3",
        DOCUMENT,
    )
    found = {(known[activity], kind) for activity, kind, _ in pieces(town)}
    assert found == {("4.2", "photo"), ("5.3", "document")}
    assert {known[one.activity_id]: one.percent for one in town.reports()}["5.3"] == 45


def test_where_nothing_was_filed_it_is_said_that_nothing_changed(town: Town, marta: Chat) -> None:
    town.add("1.5", 20)
    town.add("2.5", 20)
    marta.says("La 2.5 va en 40. El pdf que mandé era de la 1.5, no de la 2.5")
    assert "undo_nothing" in notes(marta.heard())
    assert not any(told(town))


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("2.2: Sigue igual. Lo que pido es que el archivo no quede en la 2.2 ni en la 2.5", 20),
        ("Por favor quiten el pdf de la 2.5 y la 2.2", 20),
        ("La 2.2 va en 50.\nEl pdf que mandé era de la 1.5, no de las otras dos", 50),
    ],
)
def test_a_mail_puts_it_right_as_a_chat_does(town: Town, said: str, figure: int) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5", "2.2")}
    post = Post(town)
    body, kind = with_a_document("1.5 va en 60, 2.5 va en 30, 2.2 va en 20")
    post.receive(None, body, proof=PROVEN, Content_Type=kind)
    come(town)
    town.handle()
    town.wait(days=2)
    assert of_which(town, known) == ["1.5", "2.2", "2.5"]

    post.answer(None, said, proof=PROVEN)

    assert of_which(town, known) == ["1.5"]
    assert not any(told(town))
    assert town.figure(next(one for one in known if known[one] == "2.2"))[0] == figure


@pytest.mark.parametrize(
    "said",
    ["esa foto no es", "no es esa la foto", "esa no es la foto", "me equivoqué de foto",
     "no, esa foto no", "bórreme esa foto porfa", "quite esa foto, me equivoqué",
     "la foto de la 1.5 no es, luego le mando la correcta", "esa foto no es, ya le envío la otra",
     "la encuesta que subí no era esa foto, bórrela por favor"],
)  # fmt: skip
def test_the_photo_just_filed_is_taken_out_and_the_report_stays(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("1.5", 10)
    sends(marta, "1.5 va en 30", PHOTO)
    marta.says(said)
    assert pieces(town) == []
    assert town.figure(activity)[0] == 30
    assert "evidence_gone" in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "esa foto no la han publicado",
        "no es esa la fecha",
        "me equivoqué de oficina",
        "luego le mando la foto correcta",
        "la foto de la 1.5 no es para publicar todavía",
    ],
)
def test_other_words_take_no_photo_out(town: Town, marta: Chat, said: str) -> None:
    town.add("1.5", 10)
    sends(marta, "1.5 va en 30", PHOTO)
    marta.says(said)
    assert len(pieces(town)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "el acta que envié ayer es de la 1.5",
        "ese PDF es soporte de la 1.5",
        "ese PDF es soporte de la 1.5. La 2.5 va en 60 %",
        "el pdf que les envié el lunes es el soporte de la 1.5",
        "el documento adjunto es de la 1.5",
        "El archivo acta.pdf es de la 1.5",
    ],
)
def test_a_file_that_waits_for_its_activity_is_filed_where_she_says_and_stays_there(
    town: Town, said: str
) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5", "2.2")}
    post = Post(town)
    body, kind = with_a_document("Adjunto el acta")
    post.receive(None, body, proof=PROVEN, Content_Type=kind)
    come(town)
    assert town.handle() == "asked"

    post.answer(None, said, proof=PROVEN)
    assert "undo_nothing" not in post.notes(MARTA)
    post.answer(None, "la 2.5 va en 60 %, con el acta firmada", proof=PROVEN)
    post.answer(None, "la 2.2 va en 40 %", proof=PROVEN)

    assert of_which(town, known) == ["1.5"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("el acta que envié con la 2.5 es de la 1.5", ["1.5", "2.2"]),
        ("el acta que envié con la 2.2 es de la 1.5", ["1.5", "2.5"]),
        ("el acta que envié con la 2.5 a la Contraloría es de 2024", ["2.2", "2.5"]),
    ],
)
def test_of_two_files_the_one_that_is_called_by_its_activity_is_moved(
    town: Town, marta: Chat, said: str, left: list[str]
) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5", "2.2")}
    sends(marta, "2.5 va en 60", DOCUMENT)
    town.wait(minutes=5)
    sends(marta, "2.2 va en 60", DOCUMENT)
    marta.says(said)
    assert of_which(town, known) == left


def test_a_file_that_comes_with_the_words_of_which_it_is_goes_there_alone(
    town: Town, marta: Chat
) -> None:
    known = {town.add(one, 20): one for one in ("1.5", "2.5")}
    sends(marta, "Este PDF es soporte de la 1.5. La 2.5 va en 60 %", DOCUMENT)
    assert of_which(town, known) == ["1.5"]
    assert notes(marta.heard()).count("question") == 0
