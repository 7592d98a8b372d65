"""Files whose activity is said afterwards, or by what was spoken of last."""

from __future__ import annotations

import pytest

from core.messages import Filed
from tests.service.bot.chat import Chat, Town
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
    "said", ["ese documento es de la 1.5, no de la 2.5", "de la 1.5", "no, es de la 1.5"]
)
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
