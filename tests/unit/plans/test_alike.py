"""What many rows have in common is one question."""

from __future__ import annotations

from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.text import read_text


def read(*dates: str, office: str = "Oficina de Prensa") -> PlanDocument:
    rows = [f"Hacer la obra {n}\t{text}\t{office}" for n, text in enumerate(dates, start=1)]
    lines = ["VIGENCIA 2026", "ACTIVIDAD\tFECHA LÍMITE\tRESPONSABLE", *rows]
    return understand(read_text("\n".join(lines).encode(), "plan.txt"))


def asked(plan: PlanDocument) -> list[str]:
    return [fault.kind for fault in plan.all_faults() if fault.rank is not Rank.NOTE]


def test_terms_of_many_rows_are_one_question_and_each_keeps_its_proposal() -> None:
    plan = read("Semestral", "II trimestre", "15 de mayo", "30/06/2026")
    assert asked(plan) == ["alike_terms"]
    assert [fault.suggestion for one in plan.activities for fault in one.faults] == [
        "2026-06-30 2026-12-31", "2026-06-30", "2026-05-15",
    ]  # fmt: skip
    (question,) = (fault for fault in plan.faults if fault.kind == "alike_terms")
    assert question.message.startswith(
        "3 actividades no tienen un día con su año, sino «Semestral; II trimestre; 15 de mayo»."
    )


def test_terms_without_an_end_are_another_question() -> None:
    plan = read("Permanente", "Cada vez que se requiera", "Permanente", "Mensual", "30/06/2026")
    assert asked(plan) == ["alike_open_terms", "no_single_date"]


def test_two_rows_are_asked_about_each() -> None:
    assert asked(read("Semestral", "Permanente", "30/06/2026")) == ["no_single_date"] * 2


def test_a_date_that_most_rows_lack_is_asked_once_and_one_that_few_lack_in_each() -> None:
    assert asked(read("", "", "", "", "", "30/06/2026")) == ["alike_missing_dates"]
    most = ["30/06/2026"] * 8
    assert asked(read("", *most)) == ["missing_date"]


def test_an_office_that_no_row_names_is_asked_once() -> None:
    assert asked(read(*["30/06/2026"] * 6, office="")) == ["alike_missing_offices"]


def test_dates_that_are_not_understood_stay_questions_of_their_rows() -> None:
    assert asked(read("pronto", "luego", "ya casi", "30/06/2026")) == ["unread_date"] * 3


def test_dates_of_a_later_year_in_several_rows_are_kept_and_asked_about_once() -> None:
    plan = read("30/06/2027", "15/02/2027", "30/11/2027", "30/06/2026", "30/06/2026")
    assert asked(plan) == ["alike_later_years"]
    assert [one.faults[0].suggestion for one in plan.activities[:3]] == [None] * 3
    (question,) = (fault for fault in plan.faults if fault.kind == "alike_later_years")
    assert question.message.startswith("3 actividades tienen fecha en un año después")


def test_one_date_of_a_later_year_and_dates_of_an_earlier_are_asked_about_each() -> None:
    plan = read("30/06/2027", "30/06/2025", "30/05/2025", "30/04/2025", "30/06/2026")
    assert asked(plan) == ["far_year"] * 4
    assert plan.activities[0].faults[0].suggestion == "2026-06-30"


def figures(*percents: str) -> PlanDocument:
    rows = [f"Hacer {n}\t30/06/2026\tPrensa\t{text}" for n, text in enumerate(percents)]
    lines = ["VIGENCIA 2026", "ACTIVIDAD\tFECHA LÍMITE\tRESPONSABLE\t% DE AVANCE", *rows]
    return understand(read_text("\n".join(lines).encode(), "plan.txt"))


def test_figures_without_the_format_of_the_others_are_one_question_and_none_is_stored() -> None:
    plan = figures("0,5", "1", "0,25", "40%", "60%")
    assert asked(plan) == ["alike_shares"]
    assert [one.percent for one in plan.activities[:3]] == [None] * 3
    assert [fault.suggestion for one in plan.activities for fault in one.faults] == [
        "50", "100", "25",
    ]  # fmt: skip
    assert asked(figures("0,5", "1", "40%", "60%")) == ["percent_or_share"] * 2
