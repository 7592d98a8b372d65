"""Files whose activity is said afterwards, or by what was spoken of last."""

from __future__ import annotations

import pytest

from core.messages import Attached, Filed, Question
from models import evidence
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, pieces, sends


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
