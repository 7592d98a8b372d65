"""Follow-ups side by side: each has its day, its percentage and its words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.activities.document import PlanActivity
from plans.activities.follow_ups import are_fractions
from plans.read import understand
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "SEGUIMIENTO 30 DE ABRIL", "% DE AVANCE",
            "SEGUIMIENTO 31 DE AGOSTO", "% DE AVANCE")  # fmt: skip
APRIL, AUGUST = "Se hizo el primero de los tres boletines", "Se hicieron dos de los tres boletines"


def an_activity(*cells: str) -> PlanActivity:
    line = "|".join(("Emitir boletines", "Oficina de Prensa", "30/11/2026", *cells))
    return understand(a_grid(line, headings=HEADINGS)).activities[0]


def said(one: PlanActivity) -> list[tuple[date | None, Decimal | None, str | None]]:
    return [
        *((r.cutoff, r.percent, r.description) for r in one.reports),
        (one.cutoff, one.percent, one.description),
    ]


WHOLE = [
    (date(2026, 4, 30), Decimal(33), APRIL),
    (date(2026, 8, 31), Decimal(66), AUGUST),
]


def test_the_newest_stands_at_the_top_and_the_earlier_are_reports() -> None:
    assert said(an_activity(APRIL, "33%", AUGUST, "66%")) == WHOLE


def test_words_and_percentage_in_each_others_place_are_exchanged() -> None:
    one = an_activity("33%", APRIL, AUGUST, "66%")
    assert said(one) == WHOLE
    assert [fault.kind for fault in one.faults] == ["shifted"]


def test_a_row_that_lost_the_first_words_is_put_right() -> None:
    assert said(an_activity("33%", AUGUST, "66%", "")) == [
        (WHOLE[0][0], Decimal(33), None),
        WHOLE[1],
    ]


def test_where_the_newest_says_nothing_the_one_before_is_the_newest() -> None:
    assert said(an_activity(APRIL, "33%", "", "")) == WHOLE[:1]


def test_a_percentage_that_fell_off_a_row_too_long_is_asked_for() -> None:
    line = f"Emitir boletines|Oficina de Prensa|Oficina TIC|30/11/2026|{APRIL}|33%|{AUGUST}"
    one = understand(a_grid(line, headings=HEADINGS)).activities[0]
    assert one.offices == ("Oficina de Prensa", "Oficina TIC")
    assert (one.percent, one.description) == (None, AUGUST)
    assert [fault.kind for fault in one.faults] == ["shifted", "lost_percent"]


def test_parts_of_one_are_told_from_percentages() -> None:
    assert are_fractions(["0,33", "1", "N/A"])
    assert not are_fractions(["0,33", "50"])
    assert not are_fractions(["0,5%"])
    assert not are_fractions(["0", "1"])


@pytest.mark.parametrize("nothing", ["N/A", "No aplica", "-", "—"])
def test_nothing_due_at_a_later_day_leaves_the_figure_before_it(nothing: str) -> None:
    assert said(an_activity(APRIL, "100%", "", nothing)) == [(WHOLE[0][0], Decimal(100), APRIL)]
    assert said(an_activity(APRIL, "50%", nothing, nothing)) == [(WHOLE[0][0], Decimal(50), APRIL)]


def test_words_beside_nothing_due_stand_with_the_figure_that_holds() -> None:
    assert said(an_activity(APRIL, "100%", AUGUST, "N/A")) == [
        (WHOLE[0][0], Decimal(100), APRIL),
        (WHOLE[1][0], Decimal(100), AUGUST),
    ]


def test_nothing_due_before_a_figure_or_without_one_stays() -> None:
    assert said(an_activity("", "N/A", AUGUST, "66%")) == [(WHOLE[0][0], None, None), WHOLE[1]]
    one = an_activity("", "N/A", "", "N/A")
    assert (one.percent, one.percent_text, one.cutoff) == (None, "N/A", WHOLE[1][0])


def test_a_day_and_its_month_alone_are_headings_of_one_follow_up() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "% AVANCE 30 DE ABRIL", "OBSERVACIONES ABRIL",
                "% AVANCE 31 DE AGOSTO", "OBSERVACIONES AGOSTO")  # fmt: skip
    line = f"Emitir boletines|Oficina de Prensa|30/11/2026|33%|{APRIL}|66%|{AUGUST}"
    assert said(understand(a_grid(line, headings=headings)).activities[0]) == WHOLE


def test_two_days_of_a_month_are_two_follow_ups() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "% AVANCE 10 DE ABRIL 2026",
                "% AVANCE 30 DE ABRIL 2026")  # fmt: skip
    line = "Emitir boletines|Oficina de Prensa|30/11/2026|33%|66%"
    one = understand(a_grid(line, headings=headings)).activities[0]
    assert [percent for _, percent, _ in said(one)] == [Decimal(33), Decimal(66)]


def test_what_culmina_gave_back_as_not_applicable_stays() -> None:
    line = f"Emitir boletines|Oficina de Prensa|30/11/2026|{APRIL}|50%|{AUGUST}|N/A|Planeación"
    headings = (*HEADINGS, "FUENTE DEL AVANCE")
    one = understand(a_grid(line, headings=headings)).activities[0]
    assert (one.percent, one.percent_text) == (None, "N/A")


def test_follow_ups_that_are_only_counted_are_told_from_one_another() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "PRIMER SEGUIMIENTO", "SEGUNDO SEGUIMIENTO",
                "TERCER SEGUIMIENTO")  # fmt: skip
    lines = [
        f"Hacer {n}|Obras|30/11/2026|{text}" for n, text in enumerate(("33%|66%|", "10%|N/A|"))
    ]
    one, other = understand(a_grid(*lines, headings=headings)).activities
    assert [percent for _, percent, _ in said(one)] == [Decimal(33), Decimal(66)]
    assert other.percent == Decimal(10)


def test_words_of_counted_follow_ups_are_no_figures() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "PRIMER SEGUIMIENTO", "SEGUNDO SEGUIMIENTO")
    line = f"Hacer|Obras|30/11/2026|{APRIL}|{AUGUST}"
    one = understand(a_grid(line, headings=headings)).activities[0]
    assert (one.percent, one.description) == (None, AUGUST)


OF_PERCENTS = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "AVANCE MARZO 31", "AVANCE JUNIO 30",
               "AVANCE SEPTIEMBRE 30", "OBSERVACIONES")  # fmt: skip


def a_row_of_percents(*cells: str) -> PlanActivity:
    line = "|".join(("Emitir boletines", "Oficina de Prensa", "30/11/2026", *cells))
    return understand(a_grid(line, headings=OF_PERCENTS)).activities[0]


def test_a_remark_of_no_day_stands_with_the_last_cutoff_that_is_filled() -> None:
    one = a_row_of_percents("10%", "45%", "", "Falta la evidencia")
    assert (one.percent, one.description) == (Decimal(45), "Falta la evidencia")
    assert one.cutoff is not None
    assert (one.cutoff.month, [report.percent for report in one.reports]) == (6, [Decimal(10)])


def test_the_first_cutoff_counts_where_it_alone_is_filled() -> None:
    one = a_row_of_percents("100%", "", "", "")
    assert (one.percent, one.reports) == (Decimal(100), ())
    remarked = a_row_of_percents("100%", "", "", "Cumplida")
    assert (remarked.percent, remarked.description) == (Decimal(100), "Cumplida")


def test_a_remark_alone_tells_no_figure() -> None:
    one = a_row_of_percents("", "", "", "Sin reporte de la dependencia")
    assert (one.percent, one.description) == (None, "Sin reporte de la dependencia")


def test_words_of_a_later_cutoff_stay_with_their_day() -> None:
    assert said(an_activity(APRIL, "33%", AUGUST, "")) == [WHOLE[0], (WHOLE[1][0], None, AUGUST)]


@pytest.mark.parametrize(
    "words",
    [
        "Cumplida en el corte 1",
        "Cumplida en el corte anterior",
        "Esta actividad se cumplió en el primer cuatrimestre de la vigencia",
        "La actividad ya se realizó en abril.",
    ],
)
def test_words_that_say_it_was_done_before_hold_the_whole_figure(words: str) -> None:
    whole = [(WHOLE[0][0], Decimal(100), APRIL), (WHOLE[1][0], Decimal(100), words)]
    assert said(an_activity(APRIL, "100%", words, "")) == whole
    one = an_activity(APRIL, "100%", "", words)
    assert one.percent == Decimal(100)
    assert not [fault for fault in one.faults if fault.field == "percent"]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("66%", "Cumplida en el corte 1"),
        ("100%", "Se cumplió parcialmente en el primer cuatrimestre"),
        ("100%", "No se cumplió en el corte anterior"),
        ("100%", "Se realizó en el presente corte"),
        ("100%", "Se cumplió en el primer cuatrimestre, falta publicarla"),
        ("100%", AUGUST),
    ],
)
def test_other_words_and_other_figures_give_no_figure(figure: str, words: str) -> None:
    assert an_activity(APRIL, figure, words, "").percent is None


def test_a_month_and_its_last_day_are_one_cutoff() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "SEGUIMIENTO 30 DE ABRIL", "% AVANCE ABRIL",
                "SEGUIMIENTO 31 DE AGOSTO", "% AVANCE AGOSTO")  # fmt: skip
    line = f"Emitir boletines|Oficina de Prensa|30/11/2026|{APRIL}|33%|{AUGUST}|66%"
    one = understand(a_grid(line, headings=headings)).activities[0]
    assert said(one) == WHOLE
    only = understand(a_grid(line.replace(f"{AUGUST}|66%", "|"), headings=headings)).activities[0]
    assert said(only) == WHOLE[:1]


def test_two_days_of_a_month_are_two_cutoffs() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "SEGUIMIENTO 15 DE ABRIL", "% AVANCE ABRIL 15",
                "SEGUIMIENTO 30 DE ABRIL", "% AVANCE ABRIL 30")  # fmt: skip
    line = f"Emitir boletines|Oficina de Prensa|30/11/2026|{APRIL}|33%|{AUGUST}|66%"
    one = understand(a_grid(line, headings=headings)).activities[0]
    assert [(day.day, str(figure)) for day, figure, _ in said(one) if day] == [
        (15, "33"), (30, "66"),
    ]  # fmt: skip


LEADING = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "SEGUIMIENTO 30 DE ABRIL",
           "SEGUIMIENTO 31 DE AGOSTO")  # fmt: skip


def _led(*rows: tuple[str, str]) -> list[tuple[Decimal | None, str | None]]:
    lines = [
        "|".join((f"Emitir el boletín {n}", "Oficina de Prensa", "30/11/2026", *row))
        for n, row in enumerate(rows)
    ]
    found = understand(a_grid(*lines, headings=LEADING)).activities
    return [(one.percent, one.description) for one in found]


def test_words_that_begin_with_a_percentage_say_the_figure() -> None:
    assert _led(
        ("33% - Primer boletín.", "66 %: segundo boletín radicado"),
        ("100% - Publicado el 30 de enero.", ""),
        ("0%", "50%. Falta el conjunto de datos"),
        ("", "No ha iniciado."),
    ) == [
        (Decimal(66), "66 %: segundo boletín radicado"),
        (Decimal(100), "100% - Publicado el 30 de enero."),
        (Decimal(50), "50%. Falta el conjunto de datos"),
        (None, "No ha iniciado."),
    ]


def test_words_that_end_with_a_percentage_say_the_figure() -> None:
    assert _led(
        ("Cumplida (100%)", ""),
        ("Falta una sede. 80 %", ""),
        ("Van dos de tres, 66%", ""),
        ("20%: se cotizó", "Se hizo el 23 de mayo. 100%."),
    ) == [
        (Decimal(100), "Cumplida (100%)"),
        (Decimal(80), "Falta una sede. 80 %"),
        (Decimal(66), "Van dos de tres, 66%"),
        (Decimal(100), "Se hizo el 23 de mayo. 100%."),
    ]


def test_words_with_a_figure_at_each_end_say_none() -> None:
    rows = (("20%: se cotizó. 50%", ""), ("Va en curso. 30%", ""), ("Se hizo. 40%", ""))
    assert [percent for percent, _ in _led(*rows)] == [None, Decimal(30), Decimal(40)]


def test_words_about_a_share_of_something_say_no_figure() -> None:
    rows = (("50% de las oficinas capacitadas", ""), ("30% más visitas que en 2025", ""))
    assert [percent for percent, _ in _led(*rows)] == [None, None]


def test_one_figure_among_words_alone_is_none() -> None:
    rows = (("Se hizo", "Se hizo más"), ("Va bien", "10% - Borrador"), ("Sin novedad", "Se envió"))
    assert [percent for percent, _ in _led(*rows)] == [None, None, None]


def test_remarks_before_the_figures_of_several_days_stand_with_the_last() -> None:
    heads = ("ACTIVIDAD", "FECHA", "OBSERVACIONES", "RESPONSABLE", "% AVANCE A 30/04/2026",
             "% AVANCE A 31/08/2026")  # fmt: skip
    lines = (
        "Emitir boletines|30/11/2026|Falta uno|Prensa|25%|75%",
        "Abrir el canal|30/11/2026|Cerrada|Prensa|100%|",
    )
    found = understand(a_grid(*lines, headings=heads)).activities
    assert [(one.percent, one.description, len(one.reports)) for one in found] == [
        (Decimal(75), "Falta uno", 1),
        (Decimal(100), "Cerrada", 0),
    ]
