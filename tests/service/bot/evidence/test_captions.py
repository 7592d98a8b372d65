"""A caption is read as the same words without a file: in a chat, an album and a mail alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.evidence import Evidence
from tests.service.bot.chat import Chat, Town, a_town
from tests.service.bot.files import DOCUMENT, PHOTO, come, pieces, sends
from tests.service.bot.post import MARTA, PROVEN, Post, with_a_document

SENTENCES = (
    "1.2 va en 60 %, falta la firma",
    "la 1.2 terminada",
    "Se actualizó el mapa de riesgos en sus tres matrices, vamos en 60 %",
    "1.2 ya quedó, se publicó en la página web",
    "Se realizó la rendición de cuentas el martes con 80 asistentes",
    "1.3 sin avance por falta de contrato",
    "1.3 no aplica para este corte",
    "1.2 70 % y 1.3 sin avance",
    "La rendición de cuentas va en la mitad, adjunto el acta del comité",
    "1.2 subimos 10 puntos",
    "1.2 en 30",
    "Ya se hicieron las mesas de trabajo de la 1.3",
    "Hoy se socializó el mapa de riesgos de corrupción con los funcionarios",
    "listo la 1.2, se firmó el acta de la rendición de cuentas",
    "Adjunto evidencia de la 1.2, vamos en 75 %",
    "1.2: se hizo la primera de tres jornadas",
    "Se entregó el informe de rendición de cuentas, quedó cumplida",
    "Cumplida la 1.2",
    "1.3 vamos bien, falta poco",
    "1.2 en 60 %. La capacitación fue con 45 personas",
    "Falta el 20 % de la 1.2",
    "1.2 en 60 %. Ya se hicieron las mesas de trabajo de la 1.3",
    "1.3 entre 60 y 70 %",
    "la 1.3 está en proceso de contratación",
    "este es el pantallazo del sistema, 1.2 lista 100%",
    "1.2 lista 100 %",
    "lista la 1.2",
)
Said = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


def a_plan(town: Town) -> dict[int, str]:
    """Write the two activities, each with a figure."""
    first = town.add("1.2", 40, title="Actualizar el mapa de riesgos de corrupción")
    second = town.add("1.3", 10, title="Realizar la rendición de cuentas")
    return {first: "1.2", second: "1.3"}


def what_came(town: Town, contents: list[Any], known: dict[int, str]) -> Said:
    """Return what was reported and what was asked."""
    told = [
        (known[one.activity_id], one.percent, one.status, one.description) for one in town.reports()
    ]
    asked = [
        (one.name, one.line and one.line.handle, one.figure, one.words)
        for one in contents
        if isinstance(one, Question)
    ]
    return told, asked


def by_caption(town: Town, sentence: str, *kinds: Any) -> list[Any]:
    """Say a sentence in a chat, with files."""
    marta = Chat(town)
    sends(marta, sentence, *kinds)
    return marta.heard()


def by_mail(town: Town, sentence: str) -> list[Any]:
    """Say a sentence in a mail with a document."""
    post = Post(town)
    body, kind = with_a_document(sentence)
    post.receive(None, body, proof=PROVEN, Content_Type=kind)
    come(town)
    town.handle()
    return [content for _, content in post.mailbox(MARTA)]


WAYS: dict[str, Callable[[Town, str], list[Any]]] = {
    "photo": lambda town, said: by_caption(town, said, PHOTO),
    "document": lambda town, said: by_caption(town, said, DOCUMENT),
    "album": lambda town, said: by_caption(town, said, PHOTO, PHOTO, DOCUMENT),
    "mail": by_mail,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_says_the_same_with_and_without_a_file(
    town: Town, sentence: str, way: str
) -> None:
    known = a_plan(town)
    contents = WAYS[way](town, sentence)
    told, asked = what_came(town, contents, known)

    assert (told, asked) == without_a_file(sentence, town)
    about = {one[0] for one in told} | {one[1] for one in asked if one[1]}
    assert {known[activity] for activity, _, _ in pieces(town)} == about


def without_a_file(sentence: str, town: Town) -> Said:
    """Return what comes of a sentence without any file, in a town of its own."""
    other = a_town(town.database)
    known = a_plan(other)
    marta = Chat(other)
    marta.says(sentence)
    return what_came(other, marta.heard(), known)


@pytest.mark.parametrize(
    ("caption", "where"),
    [
        ("estas son de las veedurias", "3.2"),
        ("foto veedurias", "3.2"),
        ("foto del recorrido", "3.1"),
        ("acta de la 3.1", "3.1"),
        ("adjunto acta del comité", "3.1"),
        ("estas son de ayer", "3.1"),
    ],
)
def test_a_caption_that_says_what_is_shown_is_filed_and_describes_no_progress(
    town: Town, caption: str, where: str
) -> None:
    known = {
        town.add("3.1", 40, title="Actualizar el mapa de riesgos", product=""): "3.1",
        town.add("3.2", 10, title="Acompañar las veedurías ciudadanas", product=""): "3.2",
    }
    marta = Chat(town)
    marta.says("3.1 va en 50")
    assert sends(marta, caption) == "filed"
    assert [known[activity] for activity, _, _ in pieces(town)] == [where]
    assert len(town.reports()) == 1


def test_a_caption_that_says_more_of_the_work_is_still_added(town: Town) -> None:
    activity = town.add("3.1", 40, title="Actualizar el mapa de riesgos", product="")
    marta = Chat(town)
    marta.says("3.1 va en 50")
    assert sends(marta, "acta del comité, falta la firma del alcalde") == "added"
    assert "falta la firma" in town.figure(activity)[1]


@pytest.mark.parametrize(
    "caption",
    [
        "soportes", "acta", "listado de asistencia", "pantallazo", "informe", "resolución 123",
        "correo de Planeación", "3.1", "la 3.1", "3.1 acta", "3.1 soportes", "la 3.1 el acta",
        "3.1 el listado", "el mapa", "3.1 el mapa de riesgos", "soportes. 3.1 el mapa",
    ],
)  # fmt: skip
def test_a_caption_that_only_names_the_file_or_the_activity_joins_no_report(
    town: Town, caption: str
) -> None:
    activity = town.add("3.1", 40, title="Actualizar el mapa de riesgos", product="")
    town.add("3.2", 10, title="Acompañar las veedurías ciudadanas", product="")
    marta = Chat(town)
    marta.says("3.1 va en 50, falta la firma del alcalde")

    assert sends(marta, caption) == "filed"
    assert town.figure(activity) == (50, "falta la firma del alcalde")
    assert pieces(town) == [(activity, "photo", caption)]


@pytest.mark.parametrize(
    "caption",
    [
        "falta la del personero", "informe pendiente", "contrato firmado",
        "demoras del contratista", "3.1 sin contrato", "correo enviado",
    ],
)  # fmt: skip
def test_a_caption_that_tells_of_the_work_joins_the_report(town: Town, caption: str) -> None:
    activity = town.add("3.1", 40, title="Actualizar el mapa de riesgos", product="")
    town.add("3.2", 10, title="Acompañar las veedurías ciudadanas", product="")
    marta = Chat(town)
    marta.says("3.1 va en 50, falta la firma del alcalde")
    sends(marta, caption)

    joined = town.figure(activity)[1].removeprefix("falta la firma del alcalde. ")
    assert joined == caption.removeprefix("3.1 ")


def the_policies(town: Town) -> dict[int, str]:
    """Two activities with "política" in their titles, one of them of its days."""
    policy = town.add("2.3", 10, title="Actualizar la política de datos personales", product="")
    title = "Realizar jornadas de socialización de la política de integridad"
    return {policy: "2.3", town.add("2.8", 10, title=title, product=""): "2.8"}


@pytest.mark.parametrize(
    ("caption", "where"),
    [
        ("jornada 1 de la politica, firmaron 32 lideres", "2.8"),
        ("acta de la política de datos, firmaron 32 personas", "2.3"),
    ],
)
def test_a_caption_with_a_numbered_day_is_one_account_with_the_picture_as_its_evidence(
    town: Town, caption: str, where: str
) -> None:
    known = the_policies(town)
    marta = Chat(town)
    sends(marta, caption)
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.line and one.line.handle for one in asked] == [where]
    assert {known[activity] for activity, _, _ in pieces(town)} == {where}

    marta.says("20")
    (told,) = town.reports()
    assert (known[told.activity_id], told.description) == (where, caption)
    assert told.percent == 20
    assert {known[activity] for activity, _, _ in pieces(town)} == {where}


def test_a_caption_that_names_a_numbered_day_is_evidence_of_one_activity(town: Town) -> None:
    known = the_policies(town)
    assert sends(Chat(town), "jornada 2 de la política de integridad, 45 asistentes") == "filed"
    assert [known[activity] for activity, _, _ in pieces(town)] == ["2.8"]


def test_a_count_of_one_activity_and_a_figure_of_another_are_still_two(town: Town) -> None:
    known = the_policies(town)
    marta = Chat(town)
    sends(marta, "jornadas 60 %, política de datos 40 %")
    assert {known[one.activity_id]: one.percent for one in town.reports()} == {"2.8": 60, "2.3": 40}


def the_services(town: Town) -> dict[int, str]:
    """Activities whose titles have words of their own, one of them a paper."""
    titles = {
        "2.2": "Elaborar el acta de comité de racionalización de trámites",
        "2.3": "Publicar el directorio de servidores públicos",
        "4.1": "Capacitar a los funcionarios de ventanilla en atención al ciudadano",
        "4.2": "Instalar buzones de sugerencias en las sedes",
    }
    return {town.add(code, 10, title=title, product=""): code for code, title in titles.items()}


@pytest.mark.parametrize("before", ["", "2.3 va en 40"])
@pytest.mark.parametrize(
    ("caption", "where", "percent"),
    [
        ("listado de asistencia de la capacitacion de ventanilla, van 8 de 20", "4.1", 40),
        ("adjunto planilla de la capacitación, van 8 de 20", "4.1", 40),
        ("acta de entrega de buzones, van 3 de 5", "4.2", 60),
        ("fotos de los buzones, ya van 3 de 5", "4.2", 60),
        ("acta de racionalización, vamos en 60 %", "2.2", 60),
        ("acta de la capacitación, 4.2 va en 60", "4.2", 60),
    ],
)
def test_photo_and_figure_are_of_the_activity_whose_title_the_caption_has(
    town: Town, caption: str, where: str, percent: int, before: str
) -> None:
    known, marta = the_services(town), Chat(town)
    if before:
        marta.says(before)
    assert sends(marta, caption) == "recorded"
    (told,) = [one for one in town.reports() if known[one.activity_id] == where]
    assert told.percent == percent
    assert [known[activity] for activity, _, _ in pieces(town)] == [where]


@pytest.mark.parametrize(
    "caption",
    ["acta de buzones y capacitación, van 3 de 5", "foto de buzones en ventanilla, van 3 de 5"],
)
def test_a_caption_with_words_of_two_titles_is_asked_about(town: Town, caption: str) -> None:
    the_services(town)
    marta = Chat(town)
    marta.says("2.3 va en 40")
    marta.heard()
    assert sends(marta, caption) == "asked"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "activity"
    assert asked.figure == 60
    assert pieces(town) == []


@pytest.mark.parametrize(
    "caption", ["listado de asistencia, van 8 de 20", "acta de reunión, van 8 de 20"]
)
def test_a_paper_alone_is_of_what_was_spoken_of_although_it_stands_in_a_title(
    town: Town, caption: str
) -> None:
    known, marta = the_services(town), Chat(town)
    marta.says("2.3 va en 30")
    assert sends(marta, caption) == "recorded"
    assert [known[activity] for activity, _, _ in pieces(town)] == ["2.3"]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("esa foto es de la 4.1, van 8 de 20", {"4.1": 40}),
        ("no, esa foto es de la 4.1. Van 8 de 20", {"4.1": 40}),
        ("la foto que mandé es de la capacitación, van 8 de 20", {"4.1": 40}),
        ("esa foto no es de la 4.2, es de la 4.1, que va en 40 %", {"4.1": 40}),
        ("la foto es de la 4.1 y la 2.3 va en 30", {"2.3": 30}),
        ("esa foto es de la 4.1", {}),
    ],
)
@pytest.mark.parametrize("caption", ["foto de hoy, 4.2", "4.2 va en 15"])
def test_a_photo_that_was_filed_goes_where_it_is_said_to_belong_with_the_figure_behind(
    town: Town, caption: str, said: str, figures: dict[str, int]
) -> None:
    known, marta = the_services(town), Chat(town)
    sends(marta, caption)
    marta.says(said)
    assert [known[activity] for activity, _, _ in pieces(town)] == ["4.1"]
    told = {known[one.activity_id]: one.percent for one in town.reports()}
    assert {code: percent for code, percent in told.items() if code != "4.2"} == figures
    assert {one.description for one in town.reports()} <= {""}


@pytest.mark.parametrize("said", ["la foto de la 4.1 la mando mañana", "la foto es de la entrega"])
def test_words_about_a_photo_that_say_nothing_of_its_activity_move_none(
    town: Town, said: str
) -> None:
    known, marta = the_services(town), Chat(town)
    sends(marta, "4.2 va en 15")
    marta.says(f"{said}, van 3 de 20")
    assert [known[activity] for activity, _, _ in pieces(town)] == ["4.2"]


def test_a_new_photo_takes_its_caption_and_moves_no_other(town: Town) -> None:
    known, marta = the_services(town), Chat(town)
    sends(marta, "4.2 va en 15")
    sends(marta, "esa foto es de la 4.1, van 8 de 20")
    assert [known[activity] for activity, _, _ in pieces(town)] == ["4.2", "4.1"]


@pytest.mark.parametrize("kind", [PHOTO, DOCUMENT])
@pytest.mark.parametrize(
    "caption", ["foto de la 1.2, sin novedad", "la 1.2 va en 60, foto del taller"]
)
def test_what_a_caption_without_progress_shows_is_no_news_of_the_work(
    town: Town, marta: Chat, caption: str, kind: Any
) -> None:
    first, _ = a_plan(town)
    marta.says("la 1.2 va en 60, falta la firma")
    town.wait(days=1)
    sends(marta, caption, kind)
    assert town.figure(first) == (60, "")
    assert [one.activity_id for one in town.rows(select(Evidence))] == [first]


@pytest.mark.parametrize(
    "caption",
    ["la 1.2 va en 60, ya se pintó y quedó en revisión", "la 1.2 va en 70, foto del taller"],
)
def test_a_caption_that_tells_of_the_work_or_of_progress_says_it(
    town: Town, marta: Chat, caption: str
) -> None:
    first, _ = a_plan(town)
    marta.says("la 1.2 va en 60, falta la firma")
    town.wait(days=1)
    sends(marta, caption, PHOTO)
    assert town.figure(first)[1] == caption.partition(", ")[2]
