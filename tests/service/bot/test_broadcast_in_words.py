"""Who would write to the offices in her own words sees the preview, or is told whose that is."""

from __future__ import annotations

from sqlalchemy import select

from core.messages import Note
from models.broadcasts import Broadcast
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.test_orders import LATE


def test_a_broadcast_in_own_words_is_shown_before_it_goes_out(town: Town, consuelo: Chat) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    words = "pónganse al día el viernes"
    consuelo.says(f"quiero mandarle un mensaje a los que estan atrasados: {words}")

    (preview,) = consuelo.heard()
    assert isinstance(preview, Note)
    assert (preview.name, preview.values["text"]) == ("broadcast_preview", words)
    consuelo.says("avísele a todos los líderes")
    assert notes(consuelo.heard()) == ["broadcast_how"]


def test_others_who_would_write_to_all_are_told_who_does(town: Town, marta: Chat) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    marta.says("avisele a todos los lideres que la reunión es el viernes a las 9")

    assert marta.heard() == [Note(name="not_for_you")]
    assert town.rows(select(Broadcast)) == []
