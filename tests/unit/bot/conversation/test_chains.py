"""The words of several messages as one description, each with its last wording."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.reporting.chains import Chain, ChainRow
from core.words import Status
from tests.support.rows import NOW, TODAY


def a_row(number: int, message: str, own: str, description: str = "") -> ChainRow:
    """Return one row of a report at 60 %."""
    return ChainRow(
        id=number,
        inbound_id=number,
        message=message,
        percent=Decimal(60),
        status=Status.IN_PROGRESS,
        description=description or own,
        own=own,
        words=own,
        as_of=TODAY,
        recorded_at=NOW,
    )


def test_each_message_says_its_last_wording_in_its_first_place() -> None:
    rows = (
        a_row(1, "m1", "se hizo la mesa"),
        a_row(2, "m2", "falta la fimra"),
        a_row(3, "m3", "y publicar"),
        a_row(4, "m2", "falta la firma"),
    )
    chain = Chain(11, rows)

    assert chain.described("m4", "en la web") == (
        "se hizo la mesa. falta la firma. y publicar. en la web"
    )
    assert chain.described("m1", "") == "se hizo la mesa. falta la firma. y publicar"
    assert (chain.own("m2"), chain.own("m9")) == ("falta la firma", "")
    assert (chain.first.id, chain.last.id) == (1, 4)


def test_the_same_words_are_known_whatever_their_accents_and_capitals() -> None:
    chain = Chain(11, (a_row(1, "m1", "Falta la publicación"),))

    assert chain.says("falta la publicacion")
    assert not chain.says("falta")
