"""A kind of plan fills in what its table does not print, and changes nothing that it prints."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.presets import PRESETS, preset_called
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

HEADS = ("No.", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")
ROWS = (
    ("1", "Ordenar el archivo", "30/06/2026", "Oficina de Prensa"),
    ("2", "Publicar el mapa", "31/07/2026", "Oficina de Prensa"),
)


def _read(kind: str | None, *rows: Sequence[str]) -> PlanDocument:
    grid = read_xlsx(workbooks.saved(workbooks.a_sheet(*rows)), "plan.xlsx")
    return understand(grid, None, preset_called(kind) if kind else None)


def _before(*texts: str) -> list[tuple[str, ...]]:
    return [(*texts, *row) for row in ROWS]


@pytest.mark.parametrize("name", [*PRESETS, " PTEP ", "Mejoramiento"])
def test_a_kind_is_known_by_its_name(name: str) -> None:
    assert preset_called(name).levels


@pytest.mark.parametrize("name", ["", "pdm", "mip g"])
def test_another_kind_is_refused_with_the_list(name: str) -> None:
    with pytest.raises(InputError) as refused:
        preset_called(name)

    assert refused.value.exit_code == 2
    assert all(one in refused.value.sentence() for one in PRESETS)


def test_a_column_of_words_without_a_heading_is_a_level() -> None:
    heads = ("", *HEADS)

    named = _read("mejoramiento", heads, *_before("Sin inventario"))

    assert named.activities[0].groups == {"Hallazgo": "Sin inventario"}
    assert [one.code for one in named.activities] == ["1", "2"]
    assert _read(None, heads, *_before("Sin inventario")).activities[0].groups == {}


def test_a_column_of_numbers_without_a_heading_is_none() -> None:
    heads = ("", *HEADS)
    rows = [("7", *ROWS[0]), ("8", *ROWS[1])]

    assert "Dimensión" not in _read("mipg", heads, *rows).activities[0].groups


def test_a_level_that_is_printed_under_another_name_is_not_named_again() -> None:
    rows = (("EJE", "", *HEADS), *_before("Vida", "Archivo"))

    groups = _read("mipg", *rows).activities[0].groups

    assert groups == {"EJE": "Vida", "Política": "Archivo"}


def test_a_banner_without_its_kind_has_the_first_level_s_name() -> None:
    rows = (("GESTIÓN DEL RIESGO", "", "", ""), HEADS, *ROWS)

    assert _read("ptep", *rows).activities[0].groups == {"Componente": "GESTIÓN DEL RIESGO"}
    assert _read(None, *rows).activities[0].groups == {}


def test_a_banner_that_says_its_kind_keeps_it() -> None:
    rows = (("EJE 1: BIENESTAR", "", "", ""), HEADS, *ROWS)

    assert _read("mipg", *rows).activities[0].groups == {"EJE": "1: BIENESTAR"}


@pytest.mark.parametrize(
    ("kind", "title", "year"),
    [
        ("mejoramiento", "PLAN DE MEJORAMIENTO VIGENCIA 2024", 2026),
        ("mipg", "PLAN DE ACCIÓN VIGENCIA 2024", 2024),
        (None, "PLAN DE MEJORAMIENTO VIGENCIA 2024", 2024),
    ],
)
def test_an_audited_year_in_the_title_is_not_the_plan_s(
    kind: str | None, title: str, year: int
) -> None:
    assert _read(kind, (title,), (), HEADS, *ROWS).year == year


def test_a_year_on_a_line_of_its_own_stays_the_plan_s() -> None:
    rows = (("PLAN DE MEJORAMIENTO",), ("VIGENCIA: 2025",), (), HEADS, *ROWS)

    assert _read("mejoramiento", *rows).year == 2025
