"""The digest in words: what stands first, what is said of nothing, and how long lists end."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.calendar import Calendar
from core.spanish import short_date
from core.words import RequestKind, Status
from reports.digest import digest_day, subject, texts
from reports.values import Figures, OpenRequest, SilentOffice, Unsent
from tests.unit.reports.samples import (
    CATALOGUE,
    EIGHT,
    MONDAY,
    a_group,
    a_move,
    a_quiet_week,
    an_ordinary_week,
    due_soon,
    overdue,
    words_of,
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


def test_a_date_that_is_only_suggested_is_told_as_such() -> None:
    late, soon = overdue(due_printed="31/04/2026"), due_soon(due_printed="")
    shown = texts(an_ordinary_week(overdue=(late,), due_soon=(soon,)), CATALOGUE)

    for words in (shown.txt, words_of(shown.html)):
        assert "sugerida; en el plan: «31/04/2026»" in words
        assert "sugerida; el plan no la dice" in words
    assert "sugerida" not in texts(an_ordinary_week(), CATALOGUE).txt


def test_a_date_of_another_year_is_told_with_its_year() -> None:
    late = overdue(due=date(2025, 7, 31))
    shown = texts(an_ordinary_week(overdue=(late,)), CATALOGUE)

    assert "venció el jue 31 jul 2025" in shown.txt
    assert "jue 31 jul 2025" in words_of(shown.html)


def test_the_subject_tells_the_day_the_average_and_what_is_overdue() -> None:
    assert subject(an_ordinary_week()) == (
        "Resumen semanal del plan, 11 de mayo: 47,3\u00a0% de avance, 1 vencida"
    )


def test_the_subject_of_a_week_without_overdue_or_average_says_only_that() -> None:
    head = an_ordinary_week().headline.model_copy(update={"overdue": 0, "average_percent": None})

    assert subject(an_ordinary_week(headline=head)) == (
        "Resumen semanal del plan, 11 de mayo: ninguna vencida"
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(1, "1 dato del plan espera una decisión"), (3, "3 datos del plan esperan una decisión")],
)
def test_faults_of_the_plan_that_wait_are_told_in_both_texts(count: int, sentence: str) -> None:
    head = an_ordinary_week().headline.model_copy(update={"open_faults": count})
    said = texts(an_ordinary_week(headline=head), CATALOGUE)

    assert sentence in said.txt
    assert sentence in words_of(said.html)


def test_without_faults_of_the_plan_nothing_is_said_of_them() -> None:
    said = texts(an_ordinary_week(), CATALOGUE)

    assert "decisión" not in said.txt
    assert "decisión" not in words_of(said.html)


def test_the_first_line_says_that_the_clock_ran_and_all_went_out() -> None:
    first = texts(an_ordinary_week(), CATALOGUE).txt.splitlines()[0]

    assert first == (
        "Las fechas se revisaron por última vez hoy a las 7:55\u00a0a.\u00a0m. "
        "Todo lo que se debía enviar salió."
    )


def test_the_first_line_counts_what_could_not_be_sent_and_why() -> None:
    unsent = Unsent(failed=2, bounced=1, late=0, held=0)
    first = texts(an_ordinary_week(unsent=unsent), CATALOGUE).txt.splitlines()[0]

    assert "Atención: 3 avisos no han salido o no llegaron (2 fallaron, 1 fue devuelto)." in first
    assert "Todo lo que se debía" not in first


def test_what_the_trial_holds_back_is_told_and_is_no_fault() -> None:
    unsent = Unsent(failed=0, bounced=0, late=0, held=4)
    first = texts(an_ordinary_week(unsent=unsent), CATALOGUE).txt.splitlines()[0]

    assert first.endswith("salió. El modo de prueba retuvo 4 avisos.")
    assert "Atención" not in first


def test_a_clock_that_stood_still_is_told_first() -> None:
    late = texts(an_ordinary_week(last_tick=EIGHT - timedelta(days=3)), CATALOGUE).txt
    never = texts(an_ordinary_week(last_tick=None), CATALOGUE).txt

    assert late.startswith("Atención: las fechas se revisaron por última vez el vie 8 may a las")
    assert never.startswith("Atención: las fechas no se han revisado todavía.")


def test_the_page_begins_with_the_same_line_as_the_text() -> None:
    figures = an_ordinary_week(unsent=Unsent(failed=1, bounced=0, late=0, held=0))
    both = texts(figures, CATALOGUE)

    assert words_of(both.html).startswith(both.txt.splitlines()[0])


def test_page_and_text_tell_the_week() -> None:
    both = texts(an_ordinary_week(), CATALOGUE)

    for said in (words_of(both.html), both.txt):
        for fact in (
            "48 actividades: 12 cumplidas, 20 en ejecución, 4 sin iniciar, 10 sin reporte, "
            "2 no aplican.",
            "«ya vamos en el 60, falta la firma» — Óscar Iván Mena, por Telegram, jue 7 may",
            "También respondieron, sin cambiar la cifra: 1.5.",
            "hace 1 día",
            "último reporte de Luz Dary Palacios, lun 20 abr",
            "en 3 días",
            "3 actividades, 2 recordatorios entregados desde el lun 4 may (Ana Milena Cuesta)",
            "2 actividades; bloquearon el chat y no hay otra dirección",
            "4 de 9",
            "eso lo mira es con planeación",
            "seguimiento-2026-05-11.xlsx",
            "El promedio cuenta como 0\u00a0% lo que nadie ha reportado",
            "Semáforo: verde si nada está vencido; amarillo si de lo que debía estar listo antes "
            "de hoy está cumplido al menos el 60\u00a0%; rojo si es menos.",
        ):
            assert fact in said


def test_offices_that_disagree_are_shown_with_both_figures_and_which_counts() -> None:
    said = texts(an_ordinary_week(), CATALOGUE)
    both = (
        "Secretaría de Planeación: 40\u00a0% (vale, porque lidera); "
        "Secretaría de Hacienda: 90\u00a0%"
    )

    assert "DOS CIFRAS DISTINTAS (1)" in said.txt
    assert both in said.txt
    assert both in words_of(said.html)
    quiet = texts(an_ordinary_week(disagreements=()), CATALOGUE)
    assert "cifras distintas" not in (quiet.txt + quiet.html).lower()


def test_a_move_is_shown_from_before_to_after() -> None:
    txt = texts(an_ordinary_week(), CATALOGUE).txt

    assert "40\u00a0% → 60\u00a0%" in txt
    assert "(bajó)" not in txt


def test_a_figure_that_fell_is_pointed_out() -> None:
    fallen = a_move(before=Decimal(80), after=Decimal(50))
    both = texts(an_ordinary_week(moved=(fallen,)), CATALOGUE)

    assert "80\u00a0% → 50\u00a0% (bajó)" in both.txt
    assert "bajó" in words_of(both.html)


def test_moves_without_a_figure_are_told_in_words() -> None:
    first = a_move(before=None, before_status=None)
    closed = a_move(after=None, after_status=Status.NOT_APPLICABLE)
    txt = texts(an_ordinary_week(moved=(first, closed)), CATALOGUE).txt

    assert "sin reporte → 60\u00a0%" in txt
    assert "40\u00a0% → no aplica" in txt


def test_a_report_taken_back_and_a_file_are_named_as_such() -> None:
    undone = a_move(retracted=True, words="")
    filed = a_move(person="", words="", source="seguimiento.txt")
    loaded = a_move(person="", words="", source="plan.txt", loaded=True)
    for_her = a_move(recorded_by="Hernán Díaz")
    txt = texts(an_ordinary_week(moved=(undone, filed, loaded, for_her)), CATALOGUE).txt

    assert "Óscar Iván Mena retiró su reporte, por Telegram, jue 7 may" in txt
    assert "archivo seguimiento.txt, corte 7 may" in txt
    assert "archivo plan.txt cargado el 7 may" in txt
    assert "— Óscar Iván Mena (lo registró Hernán Díaz), jue 7 may" in txt


def test_a_quiet_week_says_so_instead_of_showing_empty_tables() -> None:
    both = texts(a_quiet_week(), CATALOGUE)

    assert "Ninguna cifra cambió." in both.txt
    assert both.txt.count("Ninguna.") == 4
    assert words_of(both.html).count("Ninguna.") == 4
    assert "esperan revisión" not in both.txt.lower()


def test_a_plan_without_activities_has_no_chart() -> None:
    html = texts(a_quiet_week(by_component=(), by_office=(), rows=()), CATALOGUE).html

    assert "No hay ningún plan abierto con actividades." in html
    assert "<img" not in html


def test_the_handle_stands_beside_the_printed_code_only_where_they_differ() -> None:
    other = overdue(2, handle="P2.2", code="2.2")
    txt = texts(an_ordinary_week(overdue=(overdue(1), other)), CATALOGUE).txt

    assert "- 2.1 · " in txt
    assert "- P2.2 (2.2) · " in txt


def test_long_lists_end_with_how_many_more_the_table_has() -> None:
    figures = an_ordinary_week(
        moved=tuple(a_move() for _ in range(11)),
        overdue=tuple(overdue(n) for n in range(1, 23)),
        due_soon=tuple(due_soon(n % 15) for n in range(40)),
        by_office=tuple(a_group(f"Oficina {n}") for n in range(17)),
    )
    both = texts(figures, CATALOGUE)

    for said in (words_of(both.html), both.txt):
        for count in (1, 12, 30, 2):
            assert f"y {count} más (en la tabla adjunta)" in said
    assert "2.10 " in both.txt
    assert "2.11 " not in both.txt


def test_lists_that_fit_are_not_said_to_go_on() -> None:
    both = texts(an_ordinary_week(overdue=tuple(overdue(n) for n in range(1, 11))), CATALOGUE)

    assert "más (en la tabla" not in both.txt
    assert "más (en la tabla" not in both.html


def test_what_people_and_plans_wrote_cannot_break_the_page() -> None:
    nasty = a_move(words='<script>alert("1")</script>', title="Informe <b>A&B</b>")
    both = texts(an_ordinary_week(moved=(nasty,), entity="A & <i>B</i>"), CATALOGUE)

    assert "<script>" not in both.html
    assert "&lt;script&gt;" in both.html
    assert "Informe &lt;b&gt;A&amp;B&lt;/b&gt;" in both.html
    assert "<script>" in both.txt


def test_the_chart_has_words_for_who_does_not_see_it() -> None:
    html = texts(an_ordinary_week(), CATALOGUE).html
    picture = re.search(r"<img [^>]+>", html)

    assert picture
    assert 'src="cid:chart"' in picture.group()
    assert "Gestión del riesgo: 62,5\u00a0%, amarillo" in picture.group()


def test_tables_of_figures_have_headers_and_the_light_is_a_word() -> None:
    html = texts(an_ordinary_week(), CATALOGUE).html

    tables = re.findall(r"<table (?!role)[^>]*>.*?</table>", html, flags=re.DOTALL)
    assert len(tables) == 5
    assert all('<th scope="col"' in table for table in tables)
    assert all('<th scope="row"' in table for table in tables)
    assert ">amarillo</span>" in html


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


def test_requests_that_nobody_decides_are_told_in_both_texts() -> None:
    asked = OpenRequest(
        handle="1.2",
        code="1.2",
        title="Publicar la matriz",
        office="Hacienda",
        number=7,
        kind=RequestKind.EXTENSION,
        person="Marta <Ruiz>",
        until=date(2026, 6, 30),
        named_office="",
        on=date(2026, 5, 3),
        days=8,
    )
    shown = texts(an_ordinary_week(open_requests=(asked,), nobody_decides=True), CATALOGUE)

    assert "Solicitud 7, 1.2 · Publicar la matriz" in shown.txt
    assert "pide más plazo hasta el mar 30 jun (dom 3 may, hace 8 días)" in shown.txt
    assert "Nadie tiene el rol que decide las solicitudes" in shown.txt
    assert "Marta &lt;Ruiz&gt;" in shown.html
    assert "Nadie tiene el rol que decide las solicitudes" in shown.html
    assert "SOLICITUDES" not in texts(an_ordinary_week(), CATALOGUE).txt


def test_a_date_that_was_moved_is_told_with_the_first_one() -> None:
    week = an_ordinary_week()
    late = week.overdue[0].model_copy(update={"original_due": date(2026, 4, 30)})
    shown = texts(week.model_copy(update={"overdue": (late,)}), CATALOGUE)

    assert f"venció el {short_date(late.due)} (antes jue 30 abr) (" in shown.txt
    assert "antes jue 30 abr" in shown.html
