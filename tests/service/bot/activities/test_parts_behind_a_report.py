"""What an office says of its part of a second activity, named by its title behind a report."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.parts import Part
from tests.service.bot.chat import Town
from tests.service.bot.post import PROVEN, Post


@pytest.mark.parametrize(
    "said",
    ["lo de subir contratos va 50 de nuestra parte",
     "Lo de los contratos va en 50 de nuestra parte",
     "lo de publicar contratos va 50 % de nuestra parte",
     "lo de colgar los contratos nuestra parte 50",
     "lo de montar contratos por parte nuestra va en 50", "lo de contratos de nuestra parte va 50"],
)  # fmt: skip
def test_a_part_behind_the_report_of_another_is_no_word_of_that(
    town: Town, post: Post, said: str
) -> None:
    led = town.add("3.3", 60, title="Convocar a los veedores y juntas", product="")
    offices = [town.other_office_id, town.office_id]
    supported = town.add("5.3", 30, office=offices, title="Publicar los contratos en el SECOP")
    post.answer(None, f"La 3.3 va en 70, citamos a las juntas. {said}", proof=PROVEN)
    assert town.figure(led) == (70, "citamos a las juntas")
    assert [(part.activity_id, part.percent) for part in town.rows(select(Part))] == [
        (supported, 50)
    ]


@pytest.mark.parametrize(
    "said", ["falta subir contratos al SECOP", "lo de la firma va luego", "50 son de nuestra parte"]
)
def test_what_names_no_part_is_none(town: Town, post: Post, said: str) -> None:
    town.add("3.3", 60, title="Convocar a los veedores y juntas", product="")
    offices = [town.other_office_id, town.office_id]
    town.add("5.3", 30, office=offices, title="Publicar los contratos en el SECOP")
    post.answer(None, f"La 3.3 va en 70, citamos a las juntas. {said}", proof=PROVEN)
    assert town.rows(select(Part)) == []
