"""Files whose activity is said afterwards, or by what was spoken of last."""

from __future__ import annotations

import pytest

from core.messages import Attached, Filed, Question, Receipt
from models.answers import evidence
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, come, pieces, sends
from tests.service.bot.post import PROVEN, Post, with_a_document


@pytest.mark.parametrize(("named", "filed"), [("jornada 2 de la 1.2", "1.2"), ("", "3.3")])
def test_a_photo_without_words_is_of_what_was_spoken_of_after_the_open_question(
    town: Town, marta: Chat, named: str, filed: str
) -> None:
    activities = {handle: town.add(handle, 90) for handle in ("1.2", "3.3", "2.2")}
    marta.says("3.3 en 60")
    town.wait(minutes=2)
    sends(marta, named)
    town.wait(minutes=1)

    sends(marta)

    assert [activity for activity, _, _ in pieces(town)] == [activities[filed]] * 2


@pytest.mark.parametrize(
    "said",
    [
        "ese documento es de la 1.5, no de la 2.5", "de la 1.5", "no, es de la 1.5",
        "quítelo, es de la 1.5",
    ],
)  # fmt: skip
@pytest.mark.parametrize("denied", [False, True])
def test_a_code_says_of_which_activity_a_file_is_also_of_a_finished_one(
    town: Town, marta: Chat, said: str, denied: bool
) -> None:
    finished = town.add("1.5", 100)
    town.add("2.5", 20)
    town.add("2.2", 20)
    sends(marta, "acto firmado de la 2.5")
    if denied:
        marta.touches("No es de esta")
    marta.heard()

    assert marta.says(said) == "filed"
    assert [activity for activity, _, _ in pieces(town)] == [finished]
    (filed,) = marta.heard()
    assert isinstance(filed, Filed)
    assert [line.handle for line in filed.lines] == ["1.5"]


def test_a_figure_beside_the_code_is_a_report_and_the_file_stays(town: Town, marta: Chat) -> None:
    town.add("1.5", 40)
    other = town.add("2.5", 20)
    sends(marta, "acto firmado de la 2.5")

    assert marta.says("la 1.5 va en 60") == "recorded"
    assert [activity for activity, _, _ in pieces(town)] == [other]


@pytest.mark.parametrize("reported", [False, True])
def test_a_file_for_a_finished_activity_that_is_named_is_filed_there_and_nothing_is_asked(
    town: Town, marta: Chat, reported: bool
) -> None:
    finished = town.add("1.5", 100, title="Formular el plan de riesgos fiscales", product="")
    town.add("2.5", 20, title="Eliminar la copia del recibo", product="Acto administrativo")
    town.add("2.2", 20)
    if reported:
        marta.says("2.5 va en 30")
    marta.heard()

    assert sends(marta, "Adjunto el acto firmado de la 1.5", DOCUMENT) == "filed"
    assert [activity for activity, _, _ in pieces(town)] == [finished]
    assert [one.kind for one in marta.heard()] == ["filed"]


LINK = "https://drive.example/acta"
OUT = [
    "quitela", "quítelo por favor", "bórrelo", "quitela, esa no es", "quítelo, no es mío",
    "ese enlace no es de nosotros, quítelo", "quite ese enlace, es de Hacienda",
    "me equivoqué de link, quítelo", "borre el enlace de la 1.2", "no, ese link no era",
]  # fmt: skip


@pytest.mark.parametrize("said", OUT)
@pytest.mark.parametrize("sent", ["named", "alone", "file"])
def test_a_link_or_a_file_is_taken_back_in_plain_words_which_ask_nothing_of_another_office(
    town: Town, marta: Chat, said: str, sent: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("3.3", 40)
    if sent == "named":
        assert marta.says(f"{LINK} soporte de la 1.2") == "filed"
    elif sent == "alone":
        marta.says("1.2 en 60")
        assert marta.says(LINK) == "filed"
    else:
        assert sends(marta, "acta de la 1.2", DOCUMENT) == "filed"
    marta.heard()

    assert marta.says(said) == "answered"
    assert pieces(town) == []
    assert [one for one, _, _ in pieces(town, withdrawn=True)] == [activity]
    assert notes(marta.heard()) == ["evidence_gone"]
    assert town.figure(activity)[0] == (60 if sent == "alone" else 40)


def test_a_link_that_came_with_a_report_is_taken_out_and_the_report_stays(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("3.3", 40)
    marta.says(f"1.2 en 60 {LINK}")

    assert marta.says("quite ese enlace") == "answered"
    assert (pieces(town), town.figure(activity)[0]) == ([], 60)


@pytest.mark.parametrize(
    "said",
    ["quite el enlace de la 3.3", "esa actividad no es mía", "quitamos el acta del contrato"],
)
def test_words_about_another_file_or_about_the_work_leave_what_was_filed(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    town.add("3.3", 40)
    marta.says(f"1.2 en 60 {LINK}")
    marta.says(said)

    assert len(pieces(town)) == 1


def test_what_takes_back_a_question_takes_back_the_link_of_its_message_too(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    town.add("3.3", 40)
    assert marta.says(f"la 1.2 va bien, el acta está en {LINK}") == "asked"
    marta.heard()
    marta.says("deshacer")

    assert pieces(town) == []
    assert notes(marta.heard()) == ["evidence_gone", "not_recorded"]


def test_a_link_of_a_report_that_was_taken_back_is_counted_no_more(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says(f"1.2 en 60 {LINK}")
    marta.says("quítelo")

    with town.database.reading() as session:
        assert evidence.count(session, activity) == 0


@pytest.mark.parametrize(("minutes", "said"), [(11, "1.2 en 60"), (1, "1.1 en 50 y 1.2 en 60")])
def test_a_report_that_comes_later_or_on_several_leaves_the_photo_which_is_asked_about_again(
    town: Town, marta: Chat, minutes: int, said: str
) -> None:
    other = town.add("1.1")
    town.add("1.2", 40)
    sends(marta)
    town.wait(minutes=minutes)
    marta.heard()

    assert marta.says(said) == "recorded"
    assert pieces(town) == []
    receipt, question = marta.heard()
    assert isinstance(question, Question)
    assert (receipt.kind, question.name, question.attached) == (
        "receipt",
        "activity",
        Attached(photos=1),
    )
    assert marta.says("1.1") == "filed"
    assert pieces(town) == [(other, "photo", "")]


def test_a_later_report_that_replies_to_the_question_about_the_photo_answers_it(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)
    town.deliver()
    town.wait(minutes=40)

    assert marta.says("1.2 en 60", to=marta.last()) == "recorded"
    assert pieces(town) == [(activity, "photo", "")]


def shown_with(chat: Chat) -> list[int]:
    """Return how many links the receipt shows with each report, as it reads now."""
    told = [one for one in chat.contents() if isinstance(one, Receipt)]
    return [one.attached.links if one.attached else 0 for one in told[-1].records]


@pytest.mark.parametrize(
    "said", ["quite ese enlace", "ese link no era", "borre el enlace de la 1.2"]
)
@pytest.mark.parametrize("sent", [True, False])
def test_a_receipt_shows_no_link_that_was_taken_out(
    town: Town, marta: Chat, said: str, sent: bool
) -> None:
    town.add("1.2", 40)
    town.add("3.3", 40)
    marta.says(f"1.2 en 60 {LINK}")
    if sent:
        town.deliver()
    assert shown_with(marta) == [1]
    marta.says(said)

    assert shown_with(marta) == [0]


def test_a_link_of_two_reports_is_gone_from_both(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    town.add("3.3", 40)
    marta.says(f"1.2 en 60 y 3.3 en 60\n{LINK}")
    assert shown_with(marta) == [1, 1]
    town.deliver()
    marta.says("quite ese enlace")
    assert shown_with(marta) == [0, 0]


def test_words_that_follow_leave_the_link_in_the_receipt(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says(f"1.2 en 60 {LINK}")
    town.deliver()
    assert marta.says("falta la firma del alcalde") == "added"

    assert shown_with(marta) == [1]


def test_mail_shows_its_receipt_as_it_went_out(town: Town, marta: Chat) -> None:
    town.edits_nothing()
    town.add("1.2", 40)
    marta.says(f"1.2 en 60 {LINK}")
    town.deliver()
    marta.says("quite ese enlace")

    assert shown_with(marta) == [1]


def by_mail(town: Town, subject: str, text: str) -> None:
    """Send a mail with a document, after a report on 5.1."""
    post = Post(town)
    post.answer(None, "la 5.1 va en 60 %, publicado en febrero", proof=PROVEN)
    body, kind = with_a_document(text)
    post.receive(None, body, proof=PROVEN, Content_Type=kind, Subject=subject)
    come(town)
    town.handle()


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("soporte 3.3", "Adjunto."),
        ("soporte 3.3", ""),
        ("Anexo acta de la 3.3", "Buenas tardes, adjunto lo enunciado."),
        ("Evidencia actividad 3.3", "Cordial saludo, remito lo del asunto. Quedo atenta."),
        ("Evidencia actividad 3.3", "Buenas tardes, adjunto el acta del comité de marzo."),
        ("RE: soportes 3.3", "Van las fotos de la jornada"),
    ],
)
def test_the_activity_that_a_subject_names_has_the_files_of_its_mail(
    town: Town, subject: str, text: str
) -> None:
    titled = town.add("3.3", 20)
    town.add("5.1", 20)

    by_mail(town, subject, text)

    assert [activity for activity, _, _ in pieces(town)] == [titled]
    assert [one.description for one in town.reports()] == ["publicado en febrero"]


def test_an_activity_that_the_text_names_has_the_files_whatever_the_subject_says(
    town: Town,
) -> None:
    town.add("3.3", 20)
    named = town.add("4.1", 20)
    town.add("5.1", 20)

    by_mail(town, "soporte 3.3", "Adjunto acta de la 4.1.")

    assert [activity for activity, _, _ in pieces(town)] == [named]


def test_a_figure_below_a_subject_that_names_an_activity_is_of_that_one(town: Town) -> None:
    titled, reported = town.add("3.3", 20), town.add("5.1", 20)

    by_mail(town, "Informe 3.3", "Buenas tardes, va en 80 %, falta la firma")

    assert (town.figure(titled)[0], town.figure(reported)[0]) == (80, 60)


@pytest.mark.parametrize(
    ("caption", "filed"),
    [
        ("y esta es de la capacitacion a las auxiliares de la cita por internet", "2.4"),
        ("foto de la cita por internet", "2.4"), ("esta es de los buzones", "4.4"),
        ("soportes", "4.4"), ("evidencia de la tabulacion", ""), ("acta de la tabulada", ""),
        ("foto de la instalación", "4.4"),
    ],
)  # fmt: skip
def test_a_caption_says_of_what_it_is_whatever_is_asked_at_that_time(
    town: Town, marta: Chat, caption: str, filed: str
) -> None:
    known = {
        town.add("2.4", 40, title="Habilitar la cita médica por internet", product=""): "2.4",
        town.add("4.3", 40, title="Aplicar la encuesta de satisfacción", product=""): "4.3",
        town.add("4.4", 40, title="Instalar buzones de sugerencias", product=""): "4.4",
    }
    marta.says("la 4.3 va en 60, ya se tabulo falta el informe")
    town.wait(minutes=2)
    assert marta.says("la 4.4 va mejor") == "asked"
    marta.heard()

    sends(marta, caption)

    assert [known[activity] for activity, _, _ in pieces(town)] == ([filed] if filed else [])
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.name for one in asked if one.name == "activity"] == ([] if filed else ["activity"])


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("La 1.5 quedó firmada, adjunto acta", 100),
        ("La 1.5 quedó firmada. Adjunto listado", 100),
        ("la 1.5 va en 60, adjunto el acta", 60),
        ("1.5 en 60. Remito copia del acta firmada", 60),
    ],
)
@pytest.mark.parametrize("title", ["Elaborar el acta de conciliación", "Listado de asistencia"])
@pytest.mark.parametrize("spoken", [True, False])
def test_a_paper_that_a_title_has_too_is_of_the_activity_named_by_its_code(
    town: Town, marta: Chat, said: str, figure: int, title: str, spoken: bool
) -> None:
    reported = town.add("1.5", 20, title="Firmar el convenio", product="Convenio firmado")
    other = town.add("2.2", 10, title=title, product="Acta firmada")
    if spoken:
        marta.says("2.2 en 30")

    assert sends(marta, said, DOCUMENT) == "recorded"
    assert town.figure(reported)[0] == figure
    assert town.figure(other)[0] == (30 if spoken else 10)
    assert [activity for activity, _, _ in pieces(town)] == [reported]


def test_without_a_code_the_paper_may_name_its_activity(town: Town, marta: Chat) -> None:
    town.add("1.5", 20, title="Firmar el convenio", product="Convenio firmado")
    other = town.add("2.2", 10, title="Elaborar el acta de conciliación", product="")
    town.add("3.3", 10)

    sends(marta, "adjunto el acta de conciliación", DOCUMENT)

    assert [activity for activity, _, _ in pieces(town)] == [other]
