"""Names of files that strangers choose are escaped, on one line, and bounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.evidence.names import plain_name
from core.messages import Content, Note
from core.overviews import Overview, OverviewRow
from tests.unit.bot.email.test_render import text_of
from tests.unit.bot.telegram.contents import reading

NAMES = (
    "<b>x</b>.pdf", "a&b.pdf", "<a href='x'>acta.pdf", "uno\ndos\u2028tres.pdf",
    "acta\u202efdp.exe", "acta\u2067\u061cfdp.exe", "n" * 300 + ".pdf",
)  # fmt: skip
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MOST = 400  # characters of what says one name


def showing(name: str) -> tuple[Content, ...]:
    """Return all that says the name of a file, as it is given to them."""
    called = plain_name(name)
    row = OverviewRow(name=called, since=date(2026, 5, 4), asker="Ana")
    return (
        Note(name="file_refused", values={"reason": "not_fetched", "name": called, "count": 1}),
        Note(name="file_refused", values={"reason": "macros", "name": called, "count": 1}),
        Overview(name="evidence", handle="1.2", title="Publicar", rows=(row,), total=1),
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_shown_as_it_reads_on_one_line(name: str) -> None:
    expected = plain_name(name)[:40]
    for content in showing(name):
        for said in (reading(content), text_of(content)):
            (line,) = [one for one in said.splitlines() if expected in one]
            assert len(line) <= _MOST
            assert not _TURNS & set(said)


def test_words_of_a_message_beside_a_file_are_escaped_too() -> None:
    values = {"reason": "not_fetched", "name": "", "kind": "photo", "words": "<b>a & b</b>"}
    note = Note(name="file_refused", values=values | {"count": 1})
    assert "«<b>a & b</b>»" in reading(note)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_without_what_turns_text_round_and_of_one_line(name: str) -> None:
    assert not (_TURNS | {"\n", "\u2028"}) & set(plain_name(name))


def test_offices_that_nothing_can_reach_stand_apart_from_those_that_do_not_answer() -> None:
    rows = (
        OverviewRow(name="Prensa", count=2, since=date(2026, 5, 4), people=("Ana",)),
        OverviewRow(name="Hacienda", count=1, unreached=True),
    )
    said = reading(Overview(name="silence", rows=rows, total=2, unreached=1))
    assert said.startswith("1 oficina no ha respondido\n\nPrensa · 2 actividades, desde el")
    assert said.endswith("Sin contacto: no hay cómo avisarle a 1 oficina\n\nHacienda · 1 actividad")
    alone = reading(Overview(name="silence", rows=rows[1:], total=1, unreached=1))
    assert alone.startswith("Por ahora ninguna oficina debe una respuesta.\n\nSin contacto")


def test_who_wrote_a_report_down_stands_apart_from_its_figure() -> None:
    row = OverviewRow(
        name="Marta Ruiz", title="falta la firma", since=date(2026, 5, 8), percent=Decimal(0),
        recorded_by="Luz Cano",
    )  # fmt: skip
    said = reading(Overview(name="history", handle="1.2", title="Publicar", rows=(row,), total=1))
    assert "0\u00a0% (lo registró Luz Cano" in said
