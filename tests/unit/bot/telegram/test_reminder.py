"""Tests: a reminder on a telephone asks first, and what it lists is seen without scrolling."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.last_words import Author
from core.messages import Card, LeftOut, Line, Listing, Question, Reminder
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import (
    OVERDUE,
    SUGGESTED,
    SUPPORTED,
    TODAY,
    a_button,
    a_line,
    a_reminder,
    labels,
    parts_of,
    reading,
    rows_of,
    shown,
)

# Characters of a line on a narrow telephone, and lines of its screen.
WIDTH, SCREEN = 38, 20
TOMORROW = TODAY + timedelta(days=1)
BELOW = (a_button("Responder una por una", "walk", 0), a_button("Ver todas", "all", 0))
LATE = OVERDUE
SOON = a_line(
    "3.5",
    title="Publicar el plan anticorrupción en la página web de la entidad",
    due=TOMORROW,
    percent=Decimal(55),
    said=last_said("van dos sesiones", date(2026, 4, 30)),
    escalates_on=date(2026, 5, 19),
)
HELPED = a_line(
    "3.6",
    title="Rendir cuentas a la ciudadanía en audiencia pública",
    due=TOMORROW,
    support=True,
    lead="Secretaría de Planeación",
)
AHEAD = a_line(
    "5.2",
    title="Capacitar a los servidores en el código de integridad",
    percent=Decimal(20),
    said=last_said("va bien", date(2026, 5, 10), person="Jorge Mina"),
    next_on=date(2026, 5, 15),
)
UNDATED = a_line("P1.10", title="Elaborar el informe", due=None)


def reminder(*lines: Line, **values: Any) -> Reminder:
    return a_reminder(*lines, buttons=BELOW, plans=("PTEP 2026",), above=("planning",), **values)


def rows(text: str) -> list[str]:
    """Return the rows that a narrow telephone makes of a text."""
    return [row for line in text.split("\n") for row in textwrap.wrap(line, WIDTH) or [""]]


def test_what_is_due_when_and_how_to_answer_come_first_and_then_the_list_by_day() -> None:
    (part,) = parts_of(reminder(LATE, SOON, HELPED))

    assert shown(part).text == (
        "Marta, 1.2 está vencida, mañana vence 3.5 y usted apoya 3.6: ¿cómo van?\n"
        "Toque o escríbame: «1.2 va en 75\u00a0%».\n"
        "\n"
        "VENCIDAS\n"
        "1.2 Actualizar y publicar…, 6 de mayo; usted reportó 60\u00a0% hace 28 días\n"
        "MAÑANA\n"
        "3.5 Publicar el plan anticorrupción…; usted reportó 55\u00a0% hace 11 días\n"
        "3.6 Rendir cuentas… (usted apoya; lidera Planeación); sin reporte\n"
        "Sin respuesta, aviso a Planeación: 1.2 el 13 de mayo; 3.5 el 19 de mayo."
    )
    assert rows_of(part) == [["1.2", "3.5", "3.6"], ["Responder una por una"], ["Ver todas"]]


@pytest.mark.parametrize(
    "lines",
    [
        (LATE, SOON, HELPED),
        (LATE, SOON, AHEAD),
        (LATE, HELPED, UNDATED),
        (SOON, HELPED, AHEAD),
        (SOON, AHEAD, UNDATED),
        (LATE, LATE, SUPPORTED),
    ],
)
def test_three_activities_take_at_most_fourteen_rows_and_the_question_the_first_three(
    lines: tuple[Line, ...],
) -> None:
    text = reading(reminder(*lines))
    assert len(rows(text)) <= 14
    first = " ".join(rows(text)[:3])
    assert "¿cómo van?" in first
    assert "Toque o escríbame" in first


def test_however_many_there_are_the_most_urgent_are_shown_on_one_screen() -> None:
    more = [a_line(f"7.{number}") for number in range(1, 14)]
    text = reading(reminder(LATE, SOON, HELPED, AHEAD, *more))
    assert "… y 13 más: «Ver todas»." in text
    assert len(rows(text)) <= SCREEN
    assert "más" not in reading(reminder(LATE, SOON, HELPED, AHEAD))


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_welcome_says_who_writes_how_often_and_how_to_answer_on_one_screen(count: int) -> None:
    lines = (LATE, SOON, AHEAD, *(a_line(f"7.{number}") for number in range(1, 40)))[:count]
    last = date(2026, 12, 15)
    text = reading(reminder(*lines, welcome=True, asks_agreement=True, until=last))
    assert text.startswith(
        "Hola, Marta. Soy culmina y sigo con usted las fechas del PTEP 2026 (Alcaldía de Puerto "
        "Esperanza).\n"
    )
    assert "Toque o escríbame: «" in text
    assert "Le recuerdo máximo una vez al día, hasta el 15 de diciembre. Si algo queda mal" in text
    agrees = f"Toque «De acuerdo» si {'es suya' if count == 1 else 'son suyas'}."
    assert (agrees in text) is (count <= 3)
    assert ("Aquí ve 3 de 40 actividades. Toque «Ver todas» y diga si son suyas." in text) is (
        count > 3
    )
    assert len(rows(text)) <= SCREEN
    assert "De acuerdo" not in reading(reminder(LATE, welcome=True))


def test_a_welcome_asks_only_about_what_its_list_shows() -> None:
    lines = (LATE, SOON, AHEAD, HELPED)
    text = reading(reminder(*lines, welcome=True, asks_agreement=True))
    assert AHEAD.handle not in text, "what is nearest is shown, whoever leads it"
    assert "3.6" in text
    assert "Aquí ve 3 de 4 actividades." in text
    assert "usted apoya 3.6: ¿cómo van?" in reading(reminder(*lines))


def test_a_welcome_says_to_who_leads_nothing_that_her_office_supports() -> None:
    part = "Su oficina apoya y otra lidera."
    for count, agrees in ((1, "su oficina la apoya."), (2, "su oficina las apoya.")):
        text = reading(reminder(*[HELPED, SUPPORTED][:count], welcome=True, asks_agreement=True))
        assert part in text
        assert f"Toque «De acuerdo» si {agrees}" in text
        assert len(rows(text)) <= SCREEN
    led = reading(reminder(SOON, HELPED, welcome=True, asks_agreement=True))
    assert part not in led
    assert "si son suyas." in led


def test_what_she_leads_stands_before_what_she_only_supports_and_is_what_is_shown() -> None:
    older = HELPED.model_copy(update={"due": TODAY - timedelta(days=35), "handle": "9.9"})
    text = reading(reminder(older, LATE))
    assert text.index("\n1.2 Actualizar") < text.index("\n9.9 (3.6) Rendir")
    many = [older.model_copy(update={"handle": f"9.{number}"}) for number in range(1, 6)]
    assert "\n1.2 Actualizar" in reading(reminder(*many, LATE))


def test_a_welcome_says_how_a_mistake_is_mended_whenever_it_is_seen() -> None:
    text = reading(reminder(LATE, welcome=True))
    assert "Si algo queda mal, escríbame: vale lo último." in text
    assert "deshacer" not in text


def helped(handle: str, due: date | None) -> Line:
    return HELPED.model_copy(update={"handle": handle, "code": handle, "due": due})


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ((helped("3.2", LATE.due),),
         "Planeación lidera la 3.2, vencida el 6 de mayo, y usted apoya: ¿cómo va su parte?"),
        ((helped("4.2", LATE.due), helped("2.2", TOMORROW)),
         "usted apoya 4.2, ya vencida, y 2.2, que vence mañana: ¿cómo va su parte?"),
        ((helped("4.2", LATE.due), helped("2.2", TOMORROW), helped("2.3", AHEAD.due)),
         "usted apoya 4.2, ya vencida, 2.2, que vence mañana, y 2.3: ¿cómo va su parte?"),
        ((helped("4.2", None), helped("2.2", None)), "usted apoya 4.2 y 2.2: ¿cómo va su parte?"),
        ((helped("5.2", TOMORROW), AHEAD.model_copy(update={"handle": "2.3"}), helped("5.4", None)),
         "usted apoya 5.2, que vence mañana, y 5.4; el lunes 18 de mayo vence 2.3: ¿cómo van?"),
        ((SOON, helped("5.2", AHEAD.due)), "mañana vence 3.5 y usted apoya 5.2: ¿cómo van?"),
        ((LATE, helped("4.2", LATE.due)), "1.2 venció el 6 de mayo y usted apoya 4.2 (vencida):"),
        ((LATE, SOON, helped("4.2", LATE.due), helped("2.2", TOMORROW)),
         "mañana vence 3.5 y usted apoya 4.2 y 2.2 (1 vencida): ¿cómo van?"),
    ],
)  # fmt: skip
def test_whose_an_activity_is_and_what_is_nearest_are_said_first(
    lines: tuple[Line, ...], asked: str
) -> None:
    assert asked in reading(reminder(*lines)).split("\n")[0]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ((SOON,), "mañana vence 3.5: ¿cómo va?"),
        ((SOON, HELPED), "mañana vence 3.5 y usted apoya 3.6: ¿cómo van?"),
        ((SOON, AHEAD), "mañana vence 3.5; el lunes 18 de mayo, 5.2: ¿cómo van?"),
        ((SOON, AHEAD, UNDATED), "mañana vence 3.5; además, otras 2: ¿cómo van?"),
        ((SOON, UNDATED), "mañana vence 3.5; otra no tiene fecha: ¿cómo van?"),
        ((AHEAD,), "el lunes 18 de mayo vence 5.2: ¿cómo va?"),
        ((a_line("5.2", due=TODAY),), "hoy vence 5.2: ¿cómo va?"),
        ((a_line("5.2", due=date(2027, 1, 18)),), "el 18 de enero de 2027 vence 5.2: ¿cómo va?"),
        ((LATE,), "1.2 venció el 6 de mayo: ¿cómo va?"),
        ((a_line("1.2", due=date(2026, 5, 10)),), "1.2 venció ayer: ¿cómo va?"),
        (tuple(a_line(f"1.{n}", due=date(2026, 5, 6)) for n in (1, 2, 3)),
         "1.1, 1.2 y 1.3 están vencidas: ¿cómo van?"),
        (tuple(a_line(f"1.{n}", due=date(2026, 5, 6)) for n in range(1, 7)),
         "1.1, 1.2 y 4 más están vencidas: ¿cómo van?"),
        ((UNDATED,), "P1.10 sigue abierta: ¿cómo va?"),
    ],
)  # fmt: skip
def test_the_question_names_what_is_due_and_when(lines: tuple[Line, ...], asked: str) -> None:
    assert reading(reminder(*lines)).startswith(f"Marta, {asked}\n")
    assert reading(reminder(*lines), person="").startswith(f"{asked[0].upper()}{asked[1:]}\n")


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({}, "sin reporte"),
        ({"percent": Decimal(60), "said": last_said("", TODAY)}, "usted reportó 60\u00a0% hoy"),
        ({"percent": Decimal(60), "said": last_said("", date(2025, 12, 1))},
         "usted reportó 60\u00a0% el 1 de diciembre de 2025"),
        ({"percent": Decimal(20), "said": last_said("", date(2026, 5, 10), person="Jorge Mina")},
         "Jorge Mina: 20\u00a0% ayer"),
        ({"percent": Decimal(40), "said": last_said("", date(2026, 4, 30), file="p.xlsx")},
         "iba en 40\u00a0% el 30 de abril"),
        ({"said": last_said("", date(2026, 4, 30), file="p.xlsx")},
         "sin cifra el 30 de abril"),
        ({"said": last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)},
         "el plan decía «no aplica» el 30 de abril; si sigue así, escriba «5.2 no aplica»"),
        ({"said": last_said("falta el acta", date(2026, 5, 9))},
         "sin cifra; usted escribió hace 2 días"),
        ({"percent": Decimal(60), "said": last_said("falta", date(2026, 5, 9), figure_by=Author(
            on=date(2025, 8, 31), file="p.xlsx"))}, "va en 60\u00a0%; usted escribió hace 2 días"),
        ({"support": True, "part": Decimal(30)}, "sin reporte; su parte: 30\u00a0%"),
        ({"asks_not_to_count": True}, "sin reporte, pidió «no aplica»"),
        ({"original_due": date(2026, 4, 30)}, "(antes 30 de abril); sin reporte"),
    ],
)  # fmt: skip
def test_an_activity_shows_its_last_figure_and_how_old_it_is(
    overrides: dict[str, Any], said: str
) -> None:
    assert reading(reminder(a_line("5.2", **overrides))).splitlines()[4].endswith(said)


def test_a_date_that_nobody_has_decided_says_so() -> None:
    text = reading(reminder(SUGGESTED))
    assert "A-07 Rendir cuentas, el plan dice «18/01/2037»; sin reporte" in text


def test_a_reminder_of_one_activity_has_the_commonest_answers_as_buttons() -> None:
    named = ("3.5 ya está", "3.5 sigue en 55 %", "Otra cifra", "Ver detalle", "No es mía")
    alone = SOON.model_copy(update={"answers": labels(named)})

    (part,) = parts_of(reminder(alone))
    (both,) = parts_of(reminder(alone, HELPED))

    assert rows_of(part) == [
        ["3.5 ya está", "3.5 sigue en 55 %"],
        ["Otra cifra", "Ver detalle"],
        ["No es mía"],
        ["Responder una por una"],
        ["Ver todas"],
    ]
    assert rows_of(both) == [["3.5", "3.6"], ["Responder una por una"], ["Ver todas"]]


def test_in_a_group_it_is_asked_of_the_office() -> None:
    text = reading(a_reminder(LATE, SOON, group="Secretaría de Planeación"))
    assert text.startswith(
        "Secretaría de Planeación: 1.2 está vencida y mañana vence 3.5: ¿cómo van?\n"
        "Toque o responda aquí: «1.2 va en 75\u00a0%».\n"
    )


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("Secretaría General", "la Secretaría General"),
        ("TIC", "TIC"),
        ("Grupo de Archivo", "Archivo"),
    ],
)
def test_the_office_that_leads_is_named_in_few_words(office: str, short: str) -> None:
    line = HELPED.model_copy(update={"lead": office})
    assert f"(usted apoya; lidera {short})" in reading(reminder(line))


def test_what_files_wrote_cannot_break_out_of_a_line() -> None:
    nasty = a_line("<b>", title="<script>&\n\nx", support=True, lead="<i>Oficina")
    assert "<script>&amp;" not in parts_of(reminder(nasty))[0].text
    assert "<script>&" in reading(reminder(nasty))


def left_out(*handles: str) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(activity_id=9, handle=handle) for handle in handles)


@pytest.mark.parametrize(
    ("handles", "said"),
    [
        (("1.2",), "También sigue vencida la 1.2."),
        (("1.2", "2.4"), "También siguen vencidas: 1.2 y 2.4."),
        (("1.2", "2.4", "3.1", "3.2"), "También siguen vencidas: 1.2, 2.4, 3.1 y 3.2."),
        (
            ("1.2", "2.4", "3.1", "3.2", "4.1", "4.2"),
            "También siguen vencidas: 1.2, 2.4, 3.1, 3.2 y 2 más.",
        ),
    ],
)
def test_what_is_overdue_besides_the_list_is_named_in_one_line_before_what_follows(
    handles: tuple[str, ...], said: str
) -> None:
    lines = reading(reminder(SOON, left_out=left_out(*handles))).split("\n")
    assert lines[-2:] == [said, "Sin respuesta de la 3.5, el martes 19 de mayo aviso a Planeación."]


def test_titles_that_begin_alike_are_told_apart_in_a_list() -> None:
    about = "Verificar y evaluar el mapa de riesgos de los procesos de {}"
    two = [
        a_line(f"1.{n}", title=about.format(of)) for n, of in ((4, "gestión"), (5, "corrupción"))
    ]
    text = reading(reminder(*two))
    assert "gestión" in text
    assert "corrupción" in text
    first = [row[0] for row in rows_of(parts_of(reminder(*two))[0])]
    assert [one.rpartition(" ")[2] for one in first[:2]] == ["gestión", "corrupción"]


def test_two_of_the_same_title_have_their_dates_on_their_buttons() -> None:
    about = "Verificar y evaluar el mapa de riesgos de corrupción"
    both = [a_line(f"1.{n}", title=about, due=date(2026, n, 15)) for n in (4, 5)]
    for content in (reminder(*both), Listing(lines=tuple(both))):
        said = [row[0] for row in rows_of(parts_of(content)[-1])][:2]
        assert said == ["1.4 (15 abr) Verificar y evaluar…", "1.5 (15 may) Verificar y evaluar…"]


def test_a_list_that_leaves_nothing_out_says_nothing_of_the_rest() -> None:
    assert "También" not in reading(reminder(LATE, SOON))


LONG = " ".join(["Articular con las veedurías la revisión de los contratos de obra"] * 8)


def test_a_long_title_is_cut_at_a_word_in_a_reminder_and_stands_whole_under_its_detail() -> None:
    line = LATE.model_copy(update={"title": LONG})
    shown_short = reading(reminder(line)).split("\n")[4]
    begun = shown_short.removeprefix("1.2 ").partition("…")[0]
    assert LONG.startswith(f"{begun} ")
    assert LONG in reading(Card(line=line, buttons=()))


def test_the_link_to_her_page_stands_below_all_else_that_is_written() -> None:
    link = "https://planes.entidad.example/responder/abc.1.20260511"

    text = parts_of(reminder(LATE, page=link))[-1].text
    without = parts_of(reminder(LATE))[-1].text

    assert text == f'{without}\n\n<a href="{link}">Responder en una página</a>'


def test_a_list_ends_with_the_link_to_her_page() -> None:
    link = "https://planes.entidad.example/responder/abc.1.20260511"

    assert parts_of(Listing(lines=(LATE,), page=link))[-1].text.endswith("una página</a>")
    assert "página</a>" not in parts_of(Listing(lines=(LATE,)))[-1].text


def test_a_chat_says_before_the_answer_which_later_dates_it_would_close() -> None:
    later = (date(2026, 8, 29), date(2026, 12, 15), date(2027, 1, 15))
    two, three = a_line(later=later[:2]), a_line(later=later)
    assert "; después, 29 de agosto y 15 de diciembre\n" in reading(reminder(two, SOON))
    assert "; después, 29 de agosto, 15 de diciembre y 1 más\n" in reading(reminder(three, SOON))
    assert "después" not in reading(reminder(a_line(), two.model_copy(update={"support": True})))

    card = reading(Card(line=three, buttons=()))
    closed = "Después: 29 de agosto, 15 de diciembre y 15 de enero de 2027."
    assert (
        f"{closed} Con «ya está» se cierra solo esta fecha; "
        "con 100\u00a0%, también las que siguen.\n" in card
    )
    assert "Después" not in reading(Card(line=a_line(), buttons=()))


def test_each_question_of_a_reminder_has_buttons_that_say_which_one_they_answer() -> None:
    buttons = tuple(a_button(label) for label in ("Sí", "No"))
    about = SOON.model_copy(update={"handle": "5.1"})
    asked = Question(name="confirm", line=about, figure=Decimal(30), buttons=buttons)
    (part,) = parts_of(reminder(LATE, SOON, question=asked))
    assert rows_of(part)[0] == ["5.1 en 30 %: Sí", "5.1 en 30 %: No"]
    (alone,) = parts_of(Reminder(lines=(), question=asked))
    assert rows_of(alone)[0] == ["Sí", "No"]
