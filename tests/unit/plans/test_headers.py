"""A column's meaning comes from its heading's words, wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest

from plans.tables.headings.headers import Field, meaning, recognise
from plans.tables.headings.meaning import shown_heading
from tests.unit.plans.builders import HEADINGS, a_header


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("FECHA DE CULMINACION", Field.DUE),
        ("Fecha Programada", Field.DUE),
        ("FECHA DE CUMPLIMIENTO", Field.DUE),
        ("Fecha límite:", Field.DUE),
        ("Mes límite (2026)", Field.DUE),
        ("Tarea No.", Field.CODE),
        ("Tarea", Field.TITLE),
        ("DEPENDENCIA RESPONSABLE", Field.OFFICES),
        ("Responsable", Field.OFFICES),
        ("UNIDAD ADMINISTRATIVA RESPONSABLE", Field.OFFICES),
        ("UNIDAD ADMINISTRATIVA CORESPONSABLE", Field.CO_OFFICES),
        ("DEPENDENCIAS_CORRESP", Field.CO_OFFICES),
        ("Responsables Participan", Field.CO_OFFICES),
        ("RESPONSABLE Apoya", Field.CO_OFFICES),
        ("% DE AVANCE (30-04-2019)", Field.PERCENT),
        ("PORCENTAJE DE CUMPLIMIENTO DE LA ACCIÓN", Field.PERCENT),
        ("Valor Ejecutado", Field.EXECUTED),
        ("TOTAL EJEC.", Field.EXECUTED),
        ("TOTAL PROG.", Field.PLANNED),
        ("Valor Planeado", Field.PLANNED),
        ("META O PRODUCTO", Field.PRODUCT),
        ("PRODUCTO ENTREGABLE", Field.PRODUCT),
        ("META", Field.GOAL),
        ("N°", Field.CODE),
        ("N.º", Field.CODE),
        ("ACTIVIDADES 2026", Field.TITLE),
        ("TAREAS A DESARROLLAR", Field.TITLE),
        ("Descripsion del avanse", Field.DESCRIPTION),
        ("**Componente**", Field.COMPONENT),
        ("Programa", Field.COMPONENT),
        ("Temática", Field.SUBCOMPONENT),
        ("Líder del proceso", Field.OFFICES),
        ("Análisis cualitativo", Field.DESCRIPTION),
        ("UNIDAD AUDITABLE / ACTIVIDAD", Field.TITLE),
        ("Proceso/Actividad", Field.TITLE),
        ("Meta y/o acción", Field.TITLE),
        ("Seguimiento / actividades", Field.DESCRIPTION),
        ("Responsable / actividad", Field.OFFICES),
        ("Meta/Producto", Field.PRODUCT),
        ("Unidad de medida / meta", Field.UNIT),
    ],
)
def test_a_heading_is_understood(heading: str, field: Field) -> None:
    found, sure = meaning(heading)
    assert found is field
    assert sure > 0


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("CUATRIMEST\nRE", "CUATRIMESTRE"),
        ("PORCENT\nAJE DE C\nUMPLI\nMIENTO", "PORCENTAJE DE CUMPLIMIENTO"),
        ("FECHA DE\nCULMINA-\nCION", "FECHA DE CULMINACION"),
        ("UNIDAD\nRESPONSABLE", "UNIDAD RESPONSABLE"),
        ("Línea\nColor", "Línea Color"),
        ("", ""),
    ],
)
def test_a_heading_whose_words_a_narrow_column_cut_is_whole(printed: str, shown: str) -> None:
    assert shown_heading(printed) == shown


@pytest.mark.parametrize("heading", ["Color", "Lugar", "", "Observador de la ciudad"])
def test_a_heading_without_a_word_of_ours_means_nothing(heading: str) -> None:
    assert meaning(heading) == (None, 0.0)


def test_a_start_date_is_known_and_is_not_the_due_date() -> None:
    field, sure = meaning("Fecha de inicio")
    assert field is None
    assert sure > 0


def test_a_heading_row_is_recognised_in_any_order() -> None:
    header = recognise(list(reversed(HEADINGS)))
    assert header is not None
    assert header.column_of(Field.OFFICES) == 0
    assert header.column_of(Field.COMPONENT) == len(HEADINGS) - 1
    assert header.column_of(Field.CODE) is None


def test_the_heading_of_the_percentages_says_their_day() -> None:
    names = ["ACTIVIDADES", "% DE AVANCE (30-04-2026)", "RESPONSABLE"]
    header = recognise(names)
    assert header is not None
    assert header.cutoff == date(2026, 4, 30)


def test_of_two_follow_ups_the_last_counts_and_the_first_is_known_too() -> None:
    header = recognise(["ACTIVIDAD", "FECHA", "SEGUIMIENTO", "% AVANCE", "SEGUIMIENTO", "% AVANCE"])
    assert header is not None
    assert header.column_of(Field.DESCRIPTION) == 4
    assert header.column_of(Field.PERCENT) == 5
    assert [(one.words, one.percent) for one in header.follow_ups] == [(2, 3), (4, 5)]
    assert header.extra == {}


@pytest.mark.parametrize(
    "texts",
    [
        ["GESTION DE RIESGOS", "Seguimiento", "Verificar el mapa", "Informe", "30/04/2019"],
        ["", "", "Actividad", "", ""],
        ["COMPONENTE", "SUBCOMPONENTE", "META"],
        ["Actividad", "Fecha", "uno", "dos", "tres", "cuatro", "cinco"],
        [],
    ],
)
def test_a_row_that_is_no_heading_row_is_not_taken_for_one(texts: list[str]) -> None:
    assert recognise(texts) is None


def test_a_surer_heading_than_a_programme_names_the_component() -> None:
    header = recognise(["PROGRAMA", "COMPONENTE", "ACTIVIDADES", "FECHA", "RESPONSABLE"])
    assert header is not None
    assert header.column_of(Field.COMPONENT) == 1
    assert header.extra == {0: "PROGRAMA"}


def test_initials_of_the_months_are_periods() -> None:
    header = recognise(["ACTIVIDAD", "RESPONSABLE", *"EFMAMJJASOND", "FECHA FINAL"])
    assert header is not None
    assert list(header.terms.values())[:3] == ["enero", "febrero", "marzo"]
    assert len(header.terms) == 12
    short = recognise(["ACTIVIDAD", "RESPONSABLE", *"EFM", "FECHA FINAL"])
    assert short is None or not short.terms


@pytest.mark.parametrize("planned", ["% Prog. acum.", "% Programado", "% acumulado programado"])
def test_what_is_planned_in_a_period_is_no_progress_and_what_was_done_is(planned: str) -> None:
    names = ["ACTIVIDAD", "FECHA FIN", "RESPONSABLE", planned, "% Ejec. acum."]
    assert a_header(names).column_of(Field.PERCENT) == names.index("% Ejec. acum.")


def test_the_number_of_a_record_is_a_code_unless_the_activity_has_its_own() -> None:
    rest = ["ACTIVIDAD", "FECHA FIN", "RESPONSABLE"]
    assert a_header(["ID", "COD_ACTIVIDAD", *rest]).column_of(Field.CODE) == 1
    assert a_header(["ID", "No.", *rest]).column_of(Field.CODE) == 1
    assert a_header(["id_tarea", "cod_poa", *rest]).column_of(Field.CODE) == 1
    assert a_header(["ID", *rest]).column_of(Field.CODE) == 0
    assert a_header(["id_tarea", *rest]).column_of(Field.CODE) == 0


def test_a_share_of_something_else_beside_the_progress_is_kept_as_it_is() -> None:
    for other in ("% cobertura", "Avance físico de ejecución"):
        for names in ((other, "% de avance"), ("% de avance", other)):
            header = a_header(("Actividad", "Responsable", "Fecha final", *names))
            assert header.column_of(Field.PERCENT) == 3 + names.index("% de avance")
            assert list(header.extra.values()) == [other]
    both = a_header(("Actividad", "Fecha final", "% de avance abril", "% de avance agosto"))
    assert not both.extra


def test_a_heading_of_two_names_gives_way_to_the_activities_own() -> None:
    one = recognise(("PROCESO / ACTIVIDAD", "FECHA", "RESPONSABLE"))
    own = recognise(("PROCESO / ACTIVIDAD", "ACTIVIDAD", "FECHA", "RESPONSABLE"))

    assert one is not None
    assert one.column_of(Field.TITLE) == 0
    assert own is not None
    assert own.column_of(Field.TITLE) == 1
