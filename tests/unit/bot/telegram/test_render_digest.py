"""The digest and the summary on Telegram: short lines, a picture, the workbook, the buttons."""

from __future__ import annotations

import base64
import json
import textwrap
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.telegram.layout import visible_units
from bot.telegram.render import render
from bot.telegram.uploads import with_files
from core.channels import Part
from core.messages import Digest
from core.overviews import Overview
from reports.asked_for import Todo, TodoKind
from reports.digest import buttons
from reports.documents.attached import Attachments
from reports.values import Figures, Unsent
from reports.weekly import Doubt
from tests.unit.bot.telegram.contents import REFS, TEXTS, an_envelope, reading
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import (
    a_busy_week,
    a_quiet_week,
    a_request,
    a_risk,
    an_ordinary_week,
)


def a_digest(figures: Figures) -> Digest:
    """Return the digest as the outbox keeps it."""
    return Digest(on=figures.on, figures=figures.model_dump(mode="json"))


def paragraphs(content: Digest) -> list[list[str]]:
    """Return what a telephone of 38 columns shows: the lines between two blank ones."""
    return [
        [line for said in one.splitlines() for line in textwrap.wrap(said, 38)]
        for one in reading(content).split("\n\n")
    ]


def test_the_digest_says_what_to_do_first_then_how_the_plan_goes_and_has_its_buttons() -> None:
    week = an_ordinary_week(unsent=Unsent(failed=1, bounced=0, late=2, held=0))
    content = a_digest(week).model_copy(update={"buttons": buttons(week, REFS)})
    (part,) = render(content, an_envelope(), TEXTS)
    title, fault, first, _, third, standing, age = reading(content).split("\n\n")

    assert title == "PTEP 2026: 4 vencidas (1 más), 2 oficinas sin respuesta"
    assert fault.startswith("⚠️ 3 mensajes no han salido")
    assert first == (
        "1. Llame a la Secretaría de Salud (Ana Milena Cuesta): 1.4 venció hace 27 días, 0 %; "
        "sin respuesta desde el lun 4 may. Tampoco responden la Tesorería y Prensa (Nubia Salcedo)."
    )
    assert third.startswith("3. Falta decidir la solicitud 7 (1.2): Marta Ruiz")
    assert standing.splitlines() == [
        "Al día: 8 de 12 (el lun 4 may, 7 de 10); 1 cambió.",
        "Vencidas: 2.1 (1 día).",
        "En riesgo: 3.2 Habilitar el pago… (lun 25 may).",
    ]
    assert age.startswith("Sin reporte desde el")
    rows = json.loads(part.body)["reply_markup"]["inline_keyboard"]
    assert [one["text"] for row in rows for one in row] == [
        "Ver Secretaría de Salud", "Ver Comisaría de Familia", "Ver las solicitudes",
        "Ver las vencidas"
    ]  # fmt: skip


@pytest.mark.parametrize("week", [an_ordinary_week(), a_busy_week()])
def test_on_a_telephone_of_38_columns_it_is_one_screen_with_air_under_the_picture(
    week: Figures,
) -> None:
    content = a_digest(week)
    shown = paragraphs(content)

    assert max(map(len, shown)) <= 10
    assert max(len(one) for one in shown[1:4]) <= 7
    assert sum(map(len, shown)) + len(shown) - 1 <= 38
    assert visible_units(reading(content)) <= 1024


def test_standing_is_called_equal_where_it_is() -> None:
    week = an_ordinary_week()
    still = (week.trend[-1].model_copy(update={"on": date(2026, 5, 4)}), week.trend[-1])

    assert "Al día: 8 de 12, igual que el lun 4 may; 1 cambió." in reading(
        a_digest(an_ordinary_week(trend=still))
    )


def test_a_date_at_risk_that_is_only_suggested_says_so_in_words_and_another_does_not() -> None:
    for printed, said in ((None, "(lun 25 may)."), ("31/06/2026", "(lun 25 may, fecha sugerida).")):
        text = reading(a_digest(an_ordinary_week(at_risk=(a_risk(due_printed=printed),))))
        assert f"En riesgo: 3.2 Habilitar el pago… {said}" in text
        assert "*" not in text


def test_why_a_request_is_made_is_cut_at_a_word_and_what_follows_it_stays() -> None:
    why = "el contratista renunció en abril y apenas se está escogiendo a quien lo reemplaza, " * 3
    todo = Todo(kind=TodoKind.REQUEST, request=a_request(reason=why), who=("Darío Manjarrés",))

    text = reading(a_digest(an_ordinary_week(todo=(todo,))))
    assert (
        "«el contratista renunció en abril y apenas se está escogiendo a quien lo reemplaza…». "
        "Espera 8 días. Pídale a Darío Manjarrés que decida."
    ) in text


def test_a_digest_that_an_outage_kept_back_says_of_which_day_it_is() -> None:
    content = a_digest(an_ordinary_week())
    late = content.on + timedelta(days=1)
    (part,) = render(content, replace(an_envelope(), today=late), TEXTS)
    text = json.loads(part.body)["text"]

    assert "2 oficinas sin respuesta</b> (lun 11 may)" in text
    assert "Fechas revisadas el lun 11 may a las" in text
    assert "(lun 11 may)" not in reading(content).splitlines()[0]


def test_what_nobody_has_closed_is_counted_and_an_absence_that_was_over_is_named() -> None:
    over = UNCLOSED[0].model_copy(update={"expired": True})
    for unclosed, said in (
        ((), "En riesgo: 3.2 Habilitar el pago… (lun 25 may)."),
        (UNCLOSED[1:], "Sin cerrar: 2."),
        ((over,), "Sin cerrar: 1; la ausencia de Fabio Arango terminó sin confirmarse."),
    ):
        text = reading(a_digest(an_ordinary_week(unclosed=unclosed)))
        assert text.split("\n\n")[4].splitlines()[-1] == said


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
        ((doubt,), 1, "Falta decidir 1 dato del plan: 2.3"),
        (
            (doubt, doubt.model_copy(update={"handle": "4.3"})),
            4,
            "Falta decidir 4 datos del plan: 2.3, 4.3 y 2 más",
        ),
        ((doubt.model_copy(update={"handle": ""}),), 1, "Falta decidir 1 dato del plan"),
    ):
        todo = Todo(
            kind=TodoKind.FAULTS,
            count=count,
            doubts=doubts,
            who=("Darío Manjarrés",),
            weeks=2,
        )
        lowered = f"{said[:1].lower()}{said[1:]}"
        whole = f"1. Por segunda semana, {lowered}. Pídale a Darío Manjarrés que decida."
        content = a_digest(an_ordinary_week(todo=(todo,)))
        (part,) = render(content, an_envelope(), TEXTS)
        assert whole in reading(content).splitlines()
        assert (
            f"<b>Por segunda semana, {lowered.partition(':')[0]}</b>"
            in json.loads(part.body)["text"]
        )
