"""Our own mail, copied below an answer without any mark: what it says is not hers."""

from __future__ import annotations

import pytest

from bot.email.inbound import to_inbound
from bot.email.reading.copies import without_ours
from core.messages import Content
from tests.support.mails import a_mail
from tests.unit.bot.email.contents import CONTENTS, READ
from tests.unit.bot.email.samples import NOW, body_of, parsed, the_part

HERS = "La 1.2 va en 60 %, falta la firma"


@pytest.mark.parametrize("name", ["reminder", "listing", "receipt"])
def test_what_we_write_is_known_below_an_answer(name: str) -> None:
    content: Content = CONTENTS[name]
    ours = the_part(content, READ).text.partition("\n\n")[2]
    assert without_ours(f"{HERS}\n\n{ours}") == HERS


@pytest.mark.parametrize(
    "text",
    [
        HERS,
        "Cordial saludo:\n\nLa 1.2 va en 60 %",
        "Esto quedó registrado en el acta: 60 %",
        "",
    ],
)
def test_what_she_writes_stays(text: str) -> None:
    assert without_ours(text) == text


def test_where_nothing_stands_above_all_of_it_is_kept() -> None:
    text = "Esto quedó registrado:\n\n1) 1.2 · 60 %\n\nno, es 70 %"
    assert without_ours(text) == text


def test_a_program_that_marks_no_quote_makes_no_links_of_ours_an_answer() -> None:
    page = body_of(parsed(the_part(CONTENTS["reminder"], READ, item_id=42)), "html")
    raw = a_mail(f"<p>{HERS}</p>{page}", content_type="text/html; charset=utf-8")
    taken = to_inbound(raw, now=NOW)
    assert taken.inbound.text == HERS
