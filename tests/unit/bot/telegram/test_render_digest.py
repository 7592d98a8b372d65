"""The digest and the summary on Telegram: eight lines, a picture, the workbook, the buttons."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date, timedelta

from bot.telegram.layout import visible_units
from bot.telegram.render import render
from bot.telegram.uploads import with_files
from core.channels import Part
from core.messages import Digest
from core.overviews import Overview
from reports.digest import buttons
from reports.documents.attached import Attachments
from reports.values import Figures, Unsent
from reports.weekly import Doubt, Todo, TodoKind
from tests.unit.bot.telegram.contents import REFS, TEXTS, an_envelope, reading
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import a_quiet_week, an_ordinary_week


def a_digest(figures: Figures) -> Digest:
    """Return the digest as the outbox keeps it."""
    return Digest(on=figures.on, figures=figures.model_dump(mode="json"))


def test_the_digest_is_eight_lines_with_what_to_do_first_and_its_buttons() -> None:
    week = an_ordinary_week(unsent=Unsent(failed=1, bounced=0, late=2, held=0))
    content = a_digest(week).model_copy(update={"buttons": buttons(week, REFS)})
    (part,) = render(content, an_envelope(), TEXTS)
    lines = reading(content).splitlines()

    assert len(lines) == 8
    assert lines[0] == "PTEP 2026: 4 vencidas (1 más), 1 oficina en silencio"
    assert lines[1].startswith("⚠️ 3 mensajes no han salido")
    assert lines[2].startswith("1. Llame a la Secretaría de Salud (Ana Milena Cuesta)")
    assert lines[4].startswith("3. Falta decidir la solicitud 7 (1.2): Marta Ruiz")
    assert lines[5] == (
        "Cómo vamos: 8 de 12 al día (el lun 4 may, 7 de 10); 1 cambió. Más vencidas: 2.1 (1 día)."
    )
    assert lines[6] == "En riesgo: 3.2 Habilitar el pago en… (lun 25 may)."
    rows = json.loads(part.body)["reply_markup"]["inline_keyboard"]
    assert [one["text"] for row in rows for one in row] == [
        "Ver Secretaría de Salud", "Ver Comisaría de Familia", "Ver las solicitudes",
        "Ver las vencidas"
    ]  # fmt: skip


def test_a_digest_that_an_outage_kept_back_says_of_which_day_it_is() -> None:
    content = a_digest(an_ordinary_week())
    late = content.on + timedelta(days=1)
    (part,) = render(content, replace(an_envelope(), today=late), TEXTS)
    text = json.loads(part.body)["text"]

    assert "1 oficina en silencio</b> (lun 11 may)" in text
    assert "Las fechas se revisaron el lun 11 may a las" in text
    assert "(lun 11 may)" not in reading(content).splitlines()[0]


def test_what_nobody_has_closed_is_counted_and_an_absence_that_was_over_is_named() -> None:
    over = UNCLOSED[0].model_copy(update={"expired": True})
    for unclosed, said in (
        ((), "En riesgo: 3.2 Habilitar el pago en… (lun 25 may)."),
        (UNCLOSED[1:], "(lun 25 may). Sin cerrar: 2."),
        ((over,), "Sin cerrar: 1; la ausencia de Fabio Arango se venció sin confirmar."),
    ):
        text = reading(a_digest(an_ordinary_week(unclosed=unclosed)))
        assert text.splitlines()[5].endswith(said)


def test_a_week_in_which_nothing_is_to_be_decided_says_so_in_the_chat_too() -> None:
    text = reading(a_digest(a_quiet_week()))

    assert "Esta semana no hay nada que decidir." in text
    assert "⚠️" not in text


def test_a_digest_is_one_picture_with_words_and_buttons_and_the_workbook() -> None:
    week = an_ordinary_week()
    content = a_digest(week).model_copy(update={"buttons": buttons(week, REFS)})
    picture, book = render(content, an_envelope(), TEXTS, Attachments(TEXTS))
    shown, sent = json.loads(picture.body), json.loads(book.body)

    assert shown["upload"] == "photo"
    assert base64.b64decode(shown["bytes"]).startswith(b"\x89PNG")
    assert shown["caption"] == picture.text
    assert visible_units(shown["caption"]) <= 1024
    assert len(shown["reply_markup"]["inline_keyboard"]) >= 2
    assert (sent["upload"], sent["filename"]) == ("document", "seguimiento-2026-05-11.xlsx")
    assert base64.b64decode(sent["bytes"]).startswith(b"PK")
    assert sent["caption"] == (
        "El libro del lun 11 may: un resumen para imprimir, la tabla, lo de la semana y una hoja "
        "por oficina."
    )


def test_words_too_long_for_a_caption_stand_before_the_picture() -> None:
    part = Part(text="x" * 1025, body=json.dumps({"text": "x" * 1025}).encode())
    said, picture, book = with_files((part,), b"png", b"xlsx", "t.xlsx", "El libro")

    assert said == part
    assert "caption" not in json.loads(picture.body)
    assert json.loads(book.body)["filename"] == "t.xlsx"


def test_without_a_picture_the_words_and_the_workbook_go_out() -> None:
    part = Part(text="x", body=json.dumps({"text": "x"}).encode())

    parts = with_files((part,), None, b"xlsx", "t.xlsx", "El libro")
    assert [one.text for one in parts] == ["x", "t.xlsx\nEl libro"]


def test_the_summary_that_is_asked_for_has_the_same_lines_and_buttons_and_no_files() -> None:
    week = an_ordinary_week()
    dumped, pressed = week.model_dump(mode="json"), buttons(week, REFS)
    summary = Overview(name="summary", figures=dumped, buttons=pressed)
    (part,) = render(summary, an_envelope(), TEXTS, Attachments(TEXTS))

    assert reading(summary) == reading(a_digest(week))
    assert "inline_keyboard" in json.loads(part.body)["reply_markup"]


def test_what_is_to_be_done_is_bold_and_doubts_are_only_named_for_a_button_shows_them() -> None:
    doubt = Doubt(
        handle="2.3", field="due", kind="far_year", printed="30/06/2028", suggestion="2026-06-30"
    )
    for doubts, count, said in (
        ((doubt,), 1, "1 dato del plan espera una decisión: 2.3"),
        (
            (doubt, doubt.model_copy(update={"handle": "4.3"})),
            4,
            "4 datos del plan esperan una decisión: 2.3, 4.3 y 2 más",
        ),
        ((doubt.model_copy(update={"handle": ""}),), 1, "1 dato del plan espera una decisión"),
    ):
        todo = Todo(
            kind=TodoKind.FAULTS,
            count=count,
            doubts=doubts,
            who=("Darío Manjarrés",),
            first_on=date(2026, 5, 4),
        )
        whole = f"1. {said}. Pídale a Darío Manjarrés que decida. Segunda semana."
        content = a_digest(an_ordinary_week(todo=(todo,)))
        (part,) = render(content, an_envelope(), TEXTS)
        assert whole in reading(content).splitlines()
        assert f"<b>{said.partition(':')[0]}</b>" in json.loads(part.body)["text"]
