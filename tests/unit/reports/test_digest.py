"""The digest in words: what stands first, what is said of nothing, and how long lists end."""

from __future__ import annotations

import re
import textwrap
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.entity.calendar import Calendar
from core.rules import Measure
from core.words import Status
from reports.digest import digest_day, subject, texts
from reports.findings import alternative_text
from reports.values import Figures, Unsent
from reports.weekly import (
    AtRisk,
    Returned,
    Risk,
    SilentOffice,
)
from tests.unit.reports.samples import (
    CATALOGUE,
    EIGHT,
    MONDAY,
    a_busy_week,
    a_group,
    a_move,
    a_quiet_week,
    a_risk,
    an_ordinary_week,
    due_soon,
    overdue,
    read_of,
)


@pytest.mark.parametrize(
    ("monday", "day"),
    [
        (date(2026, 5, 11), date(2026, 5, 11)),
        (date(2026, 5, 18), date(2026, 5, 19)),  # Ascension, moved to Monday
        (date(2026, 1, 12), date(2026, 1, 13)),  # Epiphany, moved to Monday
    ],
)
def test_the_digest_goes_out_on_monday_or_on_the_working_day_after(monday: date, day: date) -> None:
    assert digest_day(monday, Calendar()) == day


def test_the_entitys_own_days_off_move_the_digest_too() -> None:
    closed = Calendar(extra_days_off=frozenset({MONDAY, MONDAY + timedelta(days=1)}))

    assert digest_day(MONDAY, closed) == date(2026, 5, 13)


def test_the_subject_tells_what_is_overdue_beside_the_week_before_and_who_is_silent() -> None:
    week = an_ordinary_week()
    same = (*week.trend[:-2], week.trend[-1], week.trend[-1])
    fewer = (*week.trend[:-2], week.trend[-1].model_copy(update={"overdue": 6}), week.trend[-1])

    assert subject(week) == "PTEP 2026: 4 vencidas (1 más), 2 oficinas sin respuesta"
    assert subject(an_ordinary_week(trend=same)).startswith("PTEP 2026: 4 vencidas (igual), ")
    assert subject(an_ordinary_week(trend=fewer)).startswith("PTEP 2026: 4 vencidas (2 menos), ")


def test_the_subject_of_a_first_week_compares_with_nothing_and_a_quiet_one_says_so() -> None:
    assert subject(a_quiet_week()) == "PTEP 2026: ninguna vencida"
    alone = an_ordinary_week(trend=(), silent_offices=())
    assert subject(alone) == "PTEP 2026: 4 vencidas, 1 oficina sin contacto"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Programa de Transparencia y Ética Pública 2026", "PTEP 2026"),
        ("SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO 2021", "PAAC 2021"),
        ("PLAN DE ACCIÓN INSTITUCIONAL", "Plan de acción institucional"),
        ("PTEP 2026", "PTEP 2026"),
    ],
)
def test_a_plan_is_called_by_its_letters_or_by_its_title(title: str, name: str) -> None:
    assert subject(a_quiet_week(plans=(title,))).startswith(f"{name}: ")


def test_two_plans_and_none_are_counted() -> None:
    assert subject(a_quiet_week(plans=("Uno", "Dos"))).startswith("2 planes: ")
    assert subject(a_quiet_week(plans=())).startswith("Sin plan abierto: ")


def test_how_the_plan_stands_is_told_beside_the_week_before() -> None:
    txt, page = read_of(an_ordinary_week())

    assert "- Debían estar listas: 12 (el lun 4 may, 10)" in txt
    assert "- De esas, al día: 8 (el lun 4 may, 7)" in txt
    assert "- Vencidas: 4 (el lun 4 may, 3)" in txt
    assert "- Cambiaron de cifra: 1 (el lun 4 may, 2)" in txt
    assert "Actividades lun 11 may lun 4 may Debían estar listas 12 10" in page
    for said in (txt, page):
        assert "Avance promedio: 47,3\u00a0% (antes 45,1\u00a0%)." in said
        assert (
            "48 actividades: 12 cumplidas, 20 en curso, 4 sin iniciar, 10 sin reporte, 2 "
            "no aplican."
        ) in said


def test_an_average_that_did_not_move_is_called_equal_and_a_first_week_has_no_other() -> None:
    week = an_ordinary_week()
    still = (week.trend[-1].model_copy(update={"on": date(2026, 5, 4)}), week.trend[-1])

    assert "47,3\u00a0% (igual)." in texts(an_ordinary_week(trend=still), CATALOGUE).txt
    assert "hace una semana" not in texts(an_ordinary_week(trend=()), CATALOGUE).txt


@pytest.mark.parametrize(
    ("risk", "sentence"),
    [
        (a_risk(), "vence el lun 25 may; va en 20\u00a0% y no avanza hace cuatro semanas"),
        (a_risk(likely_percent=Decimal(45)), "y a este paso llegaría a 45\u00a0%"),
        (
            a_risk(likely_percent=Decimal(45), then_on=date(2026, 4, 13), then_percent=Decimal(5)),
            "va en 20\u00a0%; el lun 13 abr iba en 5\u00a0%, y a este paso llegaría a 45\u00a0%",
        ),
        (a_risk(wanted=50), "va en 20\u00a0% (la fecha pide 50\u00a0%) y no avanza"),
        (a_risk(percent=None, likely_percent=Decimal(0)), "vence el lun 25 may y no tiene cifra"),
        (a_risk(risk=Risk.NO_OFFICE, office=""), "vence el lun 25 may y no tiene oficina"),
        (a_risk(risk=Risk.NEVER_REPORTED), "vence el lun 25 may y nadie ha reportado"),
        (a_risk(days_left=0, due=MONDAY), "vence hoy; va en"),
        (
            a_risk(due_printed="31/06/2026"),
            "vence el lun 25 may (sugerida; en el plan: «31/06/2026»); va en 20\u00a0%",
        ),
    ],
)
def test_why_something_is_at_risk_is_told(risk: AtRisk, sentence: str) -> None:
    for said in read_of(an_ordinary_week(at_risk=(risk,))):
        assert sentence in said


def test_machine_faults_stand_below_the_heading_and_only_where_there_are_some() -> None:
    ill = an_ordinary_week(
        last_tick=EIGHT - timedelta(days=3),
        unsent=Unsent(failed=2, bounced=1, late=1, held=0),
        returned=(Returned(person="Ligia Montes", office="Oficina TIC"),),
        stuck=1,
        unread=("7.7",),
    )
    first = [
        "culmina no revisa las fechas desde el vie 8 may a las 8:00\u00a0a.\u00a0m.: llame a "
        "quien lo administra.",
        "3 mensajes no han salido: pida a quien administra culmina que los revise",
        "A 1 persona le vuelve el correo: está en la hoja «Semana».",
        "1 tarea automática falla una y otra vez",
        "1 actividad no se pudo leer (7.7) y no se cuenta aquí",
    ]
    for said in read_of(ill):
        assert [said.index(one) for one in first] == sorted(said.index(one) for one in first)
        assert said.index("PTEP 2026: ") < said.index(first[0])
        assert said.index(first[-1]) < said.lower().index("tres cosas para usted")
    txt, page = read_of(an_ordinary_week())
    assert txt.startswith("PTEP 2026: ")
    assert "quien lo administra" not in txt + page


def test_a_clock_that_never_ran_is_told_first() -> None:
    txt, _ = read_of(an_ordinary_week(last_tick=None))

    said = "culmina no ha revisado las fechas todavía: llame a quien lo administra."
    assert txt.splitlines()[4] == said


def test_at_the_end_stand_when_the_clock_ran_and_how_old_the_data_are() -> None:
    held = Unsent(failed=0, bounced=0, late=0, held=4)
    for said in read_of(an_ordinary_week(unsent=held)):
        assert (
            "Fechas revisadas hoy a las 7:55\u00a0a.\u00a0m. Último reporte: "
            "vie 8 may, 8:00\u00a0a.\u00a0m. El modo de prueba retuvo 4 mensajes."
        ) in said
    for said in read_of(an_ordinary_week(newest_report=None, stale=0)):
        assert "Nadie ha reportado todavía." in said
        assert "noticia" not in said


def test_the_definition_of_the_light_stands_at_the_foot() -> None:
    for said in read_of(an_ordinary_week()):
        assert (
            "Semáforo de oficinas: rojo, al día menos del 60\u00a0% de lo que vencía; "
            "amarillo, otras vencidas o algo en riesgo; gris, sin contacto o sin reporte; "
            "verde, lo demás."
        ) in said
    for said in read_of(an_ordinary_week(light_by=Measure.PERCENT)):
        assert "Semáforo por avance promedio: rojo por debajo de 60\u00a0%" in said


def test_what_changed_is_told_with_the_words_of_who_said_it_and_never_a_bare_figure() -> None:
    bare = a_move(handle="9.9", code=None, words="65 %")
    for said in read_of(an_ordinary_week(moved=(a_move(),))):
        assert "«65" not in said
    for said in read_of(an_ordinary_week(moved=(bare, a_move()))):
        assert (
            "«ya vamos en el 60, falta la firma» — Óscar Iván Mena, por Telegram, jue 7 may" in said
        )
        assert "«65" not in said
        assert said.index("«ya vamos") < said.index("9.9")  # words first
        assert "1 respuesta sin cambio de cifra" in said
    for said in read_of(an_ordinary_week(moved=(a_move(), bare, bare))):
        assert "También 9.9, 9.9; 1 respuesta sin cambio de cifra" in said


def test_a_move_is_shown_from_before_to_after_and_a_fall_is_pointed_out() -> None:
    risen = texts(an_ordinary_week(), CATALOGUE).txt
    fallen = a_move(before=Decimal(80), after=Decimal(50))
    both = read_of(an_ordinary_week(moved=(fallen,)))

    assert "40\u00a0% → 60\u00a0%" in risen
    assert "bajó" not in risen
    assert all("bajó" in said for said in both)


def test_moves_without_a_figure_are_told_in_words() -> None:
    first = a_move(before=None, before_status=None)
    closed = a_move(after=None, after_status=Status.NOT_APPLICABLE)
    for move, said in (
        (first, "sin reporte → 60\u00a0%"),
        (closed, "40\u00a0% → no aplica"),
    ):
        assert said in texts(an_ordinary_week(moved=(move,)), CATALOGUE).txt


def test_a_report_taken_back_and_a_file_are_named_as_such() -> None:
    undone = a_move(retracted=True, words="")
    filed = a_move(person="", words="", source="seguimiento.txt")
    for_her = a_move(recorded_by="Hernán Díaz")
    for move, said in (
        (undone, "Óscar Iván Mena retiró su reporte, por Telegram, jue 7 may"),
        (filed, "archivo seguimiento.txt, corte 7 may"),
        (for_her, "— Óscar Iván Mena (lo registró Hernán Díaz), jue 7 may"),
    ):
        assert said in texts(an_ordinary_week(moved=(move,)), CATALOGUE).txt


def test_what_is_new_is_told_in_a_line_each() -> None:
    late = overdue(due_printed="31/04/2026", due=date(2025, 7, 31), original_due=date(2025, 6, 30))
    for said in read_of(an_ordinary_week(overdue=(late,))):
        assert (
            "hace 1 día, 25\u00a0% (antes lun 30 jun 2025) (sugerida; en el plan: «31/04/2026»)"
        ) in said
        assert "Soportes nuevos (1): 1.2" in said
        assert (
            "En la hoja «Semana» del libro: 1 actividad con dos cifras, 2 mensajes que esperan."
        ) in said


def test_a_plan_without_activities_has_no_picture() -> None:
    empty = a_quiet_week(by_component=(), by_office=(), rows=())
    html = texts(empty, CATALOGUE, pictures=("cid:chart", "cid:night")).html

    assert "No hay ningún plan abierto con actividades." in html
    assert "<img" not in html


def test_an_activity_is_called_by_its_handle_also_where_the_printed_code_differs() -> None:
    other = a_risk(handle="P2.2", code="2.2")
    txt = texts(an_ordinary_week(at_risk=(a_risk(), other)), CATALOGUE).txt

    assert "- 3.2 · " in txt
    assert "- P2.2 · " in txt
    assert "(2.2)" not in txt


def test_long_lists_end_with_how_many_more_the_workbook_has() -> None:
    for said in read_of(a_busy_week()):
        for count in (7, 2):  # 9 at risk and 12 moves, 5 mute offices
            assert f"y {count} más" in said
    assert "más (en el libro" not in texts(an_ordinary_week(), CATALOGUE).txt


def test_a_busy_week_of_eighty_activities_takes_three_screens_of_a_telephone() -> None:
    # At 360 pixels a line holds 42 letters and a screen of 844 pixels 40 lines; the picture, which
    # stands in words in the text, is as high as 15 lines.
    week = a_busy_week()
    txt, _ = read_of(week)
    lines = [part for line in txt.splitlines() for part in textwrap.wrap(line, 42)]
    in_words = textwrap.wrap(alternative_text(week), 42)

    assert len(lines) + 15 - len(in_words) <= 3 * 40


def test_headings_follow_in_order_and_every_picture_has_a_text() -> None:
    pictures = ("cid:chart", "cid:night")
    html = texts(an_ordinary_week(), CATALOGUE, pictures=pictures).html

    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels[1:]) == {2}
    images = re.findall(r"<img [^>]+>", html)
    assert [re.search(r'src="([^"]+)"', one)[1] for one in images] == list(pictures)  # type: ignore[index]
    for one in images:
        assert "El componente que más debe es «Gestión del riesgo»" in one
    table = re.search(r"<table width.*?</table>", html, flags=re.DOTALL)
    assert table is not None
    assert table[0].count('<th scope="col"') == 3
    assert table[0].count('<th scope="row"') == 4


def test_what_people_and_plans_wrote_cannot_break_the_page() -> None:
    nasty = a_move(words='<script>alert("1")</script>', title="Informe <b>A&B</b>")
    both = texts(an_ordinary_week(moved=(nasty,), entity="A & <i>B</i>"), CATALOGUE)

    assert "<script>" not in both.html
    assert "&lt;script&gt;" in both.html
    assert "Informe &lt;b&gt;A&amp;B&lt;/b&gt;" in both.html
    assert "<script>" in both.txt


def test_a_mail_about_a_long_plan_is_not_clipped_by_the_reader() -> None:
    silent = SilentOffice(
        name="Secretaría " * 8, activities=30, reminders=9, since=MONDAY, people=("Ana",) * 5
    )
    figures = an_ordinary_week(
        moved=tuple(a_move(title="Actividad " * 60, words="palabra " * 90) for _ in range(300)),
        overdue=tuple(overdue(n, title="Actividad " * 60) for n in range(1, 300)),
        due_soon=tuple(due_soon(3, title="Actividad " * 60) for _ in range(300)),
        silent_offices=(silent,) * 60,
        by_component=tuple(a_group(f"{'Componente ' * 20}{n}") for n in range(40)),
        by_office=tuple(a_group(f"{'Oficina ' * 20}{n}") for n in range(90)),
        also_answered=tuple(f"A-{n}" for n in range(200)),
    )

    # Gmail shows the first 102 kB of a page and hides the rest.
    assert len(texts(figures, CATALOGUE).html.encode()) < 102_000


HOSTILE = "<b onmouseover=alert(1)>&"
SHOWN = {
    "entity",
    "handle",
    "code",
    "title",
    "office",
    "person",
    "people",
    "words",
    "name",
}


def _poisoned(value: object, key: str = "") -> object:
    """Put the hostile text wherever a file or a person can put one."""
    if isinstance(value, dict):
        return {name: _poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_poisoned(inner, key) for inner in value]
    return HOSTILE if isinstance(value, str) and key in SHOWN else value


def test_what_files_and_people_write_is_escaped_in_the_page_and_kept_in_the_text() -> None:
    figures = Figures.model_validate(_poisoned(an_ordinary_week().model_dump(mode="json")))

    written = texts(figures, CATALOGUE)

    assert "<b onmouseover" not in written.html
    assert "&lt;b onmouseover=alert(1)&gt;&amp;" in written.html
    assert "&amp;lt;" not in written.html
    assert HOSTILE in written.txt
