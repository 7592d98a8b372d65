"""What joins the names of two offices, and what is part of one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.read import understand
from plans.values.office_columns import may_be_two, standing_alone
from plans.values.offices import people_in, split
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDADES", "META O PRODUCTO", "FECHA DE CULMINACION", "RESPONSABLE")


@pytest.mark.parametrize(
    ("cell", "others", "names"),
    [
        ("Cartera y Nómina", ["Nómina"], ("Cartera", "Nómina")),
        ("Cartera y Nómina", ["Cartera"], ("Cartera", "Nómina")),
        ("Cartera y Nómina", [], ("Cartera y Nómina",)),
        ("Cartera y Nómina", ["Secretaría de Minas"], ("Cartera y Nómina",)),
        # Behind an office's word the second says it: the first may be short for both.
        ("Sec. Minas y Vías", ["Vías"], ("Sec. Minas", "Vías")),
        ("Sec. Minas e Indias", ["Secretaría de Indias"], ("Sec. Minas", "Sec. Indias")),
        ("Sec. Minas y Vías", ["Secretaría de Minas"], ("Sec. Minas y Vías",)),
        ("Secretaría de Minas, Vías y Puentes", ["Puentes"],
         ("Secretaría de Minas, Vías y Puentes",)),
        # No usual area goes on with what is said of an office.
        ("Oficina Comercial y Talento Humano", ["Oficina Comercial"],
         ("Oficina Comercial", "Talento Humano")),
        ("Oficina Comercial y Talento Humano", ["Vías"], ("Oficina Comercial y Talento Humano",)),
        ("Oficina Comercial y Operativa", ["Oficina Comercial"],
         ("Oficina Comercial y Operativa",)),
        ("Oficina de Minas y de Vías", ["Vías"], ("Oficina de Minas y de Vías",)),
    ],
)  # fmt: skip
def test_an_and_joins_two_where_the_plan_prints_one_of_them_alone(
    cell: str, others: list[str], names: tuple[str, ...]
) -> None:
    assert split(cell, standing_alone([cell, *others])) == names


def test_a_name_that_is_mostly_printed_whole_is_one() -> None:
    cell = "Cartera y Nómina"
    alone = standing_alone([*[cell] * 4, "Nómina"])

    assert split(cell, alone) == (cell,)
    assert split(cell, standing_alone([*[cell] * 3, "Nómina"])) == ("Cartera", "Nómina")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Contadora y Revisoría Fiscal", ("Contadora", "Revisoría Fiscal")),
        ("Tesorería y Fiscalía", ("Tesorería", "Fiscalía")),
        ("Comité de Aula y Orientación Escolar", ("Comité de Aula", "Orientación Escolar")),
        ("Sec. Minas y Of. Prensa", ("Sec. Minas", "Of. Prensa")),
        ("Subsec Minas y Dpto Prensa", ("Subsec Minas", "Dpto Prensa")),
        # Negatives: what an office is about.
        ("Comité de Aula y Orientación", ("Comité de Aula y Orientación",)),
        ("Sec. Minas y Prensa", ("Sec. Minas y Prensa",)),
        ("Revisión y Prensa", ("Revisión y Prensa",)),
        ("Director y sus asesores", ("Director y sus asesores",)),
    ],
)
def test_an_and_between_two_words_of_offices_joins_two(text: str, names: tuple[str, ...]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "others", "names"),
    [
        ("Minas - Patio de volquetas", [], ("Minas - Patio de volquetas",)),
        ("Hacienda – Cartera", [], ("Hacienda – Cartera",)),
        ("Hacienda – Cartera", ["Hacienda"], ("Hacienda – Cartera",)),
        # Negatives: an office by itself, as the plan, its words or most entities say.
        ("Hacienda - Cartera", ["Cartera"], ("Hacienda", "Cartera")),
        ("Minas - Almacén", [], ("Minas", "Almacén")),
        ("Minas - Oficina de Patios", [], ("Minas", "Oficina de Patios")),
        ("Minas - Patios - Cartera", [], ("Minas", "Patios", "Cartera")),
        ("Rector - Cartera", [], ("Rector", "Cartera")),
    ],
)
def test_a_dash_stands_between_an_area_and_its_unit(
    text: str, others: list[str], names: tuple[str, ...]
) -> None:
    assert split(text, standing_alone([text, *others])) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tesorería\n/\nMinas", ("Tesorería", "Minas")),
        ("Tesorería/Minas", ("Tesorería", "Minas")),
        ("Oficina de Prensa/Minas", ("Oficina de Prensa", "Minas")),
        ("Oficina de Prensa/minas", ("Oficina de Prensa/minas",)),
        ("Oficina PQR/Prensa", ("Oficina PQR/Prensa",)),
        ("Oficina de Prensa/TIC", ("Oficina de Prensa/TIC",)),
        ("Fomento\nMinero", ("Fomento", "Minero")),
        ("Fomento\nDeportivo", ("Fomento Deportivo",)),
        ("Prensa\nFomento\nDeportivo\nMinas", ("Prensa", "Fomento Deportivo", "Minas")),
        ("Salud\nPública / Prensa", ("Salud Pública", "Prensa")),
    ],
)
def test_a_slash_and_a_line_part_names_but_for_what_is_said_of_the_one_before(
    text: str, names: tuple[str, ...]
) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("Técnica SST, Minas", ["Técnica SST"], ["Minas"]),
        ("Minas, Profesional SST", ["Profesional SST"], ["Minas"]),
        ("Auxiliar de Bodega, Secretaría de Minas", ["Auxiliar de Bodega"],
         ["Secretaría de Minas"]),
        ("Líder de bodega (Prensa)", ["Líder de bodega"], ["Prensa"]),
        ("Referente de Aguas - Minas y Vías", ["Referente de Aguas"], ["Minas y Vías"]),
        ("Oficina de Prensa (Enlace de Vías)", ["Enlace de Vías"], ["Oficina de Prensa"]),
        ("Contratista OCI (abogada)", ["Contratista", "abogada"], ["OCI"]),
        ("Rectoría\nLíder de Aula (Prensa)", ["Líder de Aula"], ["Rectoría", "Prensa"]),
    ],
)  # fmt: skip
def test_a_post_beside_its_office_answers_for_it(
    text: str, people: list[str], names: list[str]
) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Profesional SST", ["Profesional SST"]),
        ("Contratista OPS", ["Contratista OPS"]),
        ("Profesional SST / Minas", ["Profesional SST", "Minas"]),
        ("Rectora, Profesional SST", ["Rectora", "Profesional SST"]),
        ("Minas, Prensa, Profesional SST", ["Minas", "Prensa", "Profesional SST"]),
        ("Auxiliar de Bodega, Minas", ["Auxiliar de Bodega", "Minas"]),
        ("Contadora, Minas", ["Contadora", "Minas"]),
        ("Líder de Aula, Prensa", ["Líder de Aula", "Prensa"]),
        ("Líder de Aula (Ubaldina Mosquera)", ["Líder de Aula (Ubaldina Mosquera)"]),
        ("Enfermera jefe - Médico auditor", ["Enfermera jefe", "Médico auditor"]),
    ],
)
def test_a_post_without_an_office_or_in_a_list_is_kept_as_printed(
    text: str, names: list[str]
) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == []


AREAS = st.sampled_from(["Minas", "Vías", "Patios", "Bodega", "Puentes", "Faros"])


@settings(deadline=None)
@given(st.lists(AREAS, min_size=2, max_size=2, unique=True), st.sampled_from([" y ", " - "]))
def test_two_areas_are_two_where_the_second_stands_alone_and_else_one(
    areas: list[str], sign: str
) -> None:
    cell = sign.join(areas)

    assert split(cell, standing_alone([cell, areas[1]])) == tuple(areas)
    assert split(cell, standing_alone([cell, "Prensa"])) == (cell,)


@settings(deadline=None)
@given(st.lists(AREAS, min_size=2, max_size=5, unique=True), st.sampled_from(["; ", " / ", "\n"]))
def test_hard_signs_part_all_areas_whatever_stands_alone(areas: list[str], sign: str) -> None:
    assert split(sign.join(areas)) == tuple(areas)


def test_what_may_be_two_is_asked_about_once() -> None:
    cells = ("Cartera y Nómina", "Cartera y Nómina", "Hacienda - Rentas", "Secretaría de Minas")
    rows = (f"Publicar la cuenta {at}|Una|30/06/2026|{one}" for at, one in enumerate(cells))
    document = understand(a_grid(*rows, headings=HEADINGS))

    (asked,) = [one for one in document.faults if one.kind == "joined_names"]
    assert asked.text == "Cartera y Nómina; Hacienda - Rentas"
    assert [one.offices for one in document.activities[:2]] == [("Cartera y Nómina",)] * 2


@pytest.mark.parametrize(
    "name", ["Secretaría de Minas y Vías", "Registro y Control", "Prensa", "Minas y su gente"]
)
def test_what_is_surely_one_is_not_asked_about(name: str) -> None:
    assert not may_be_two(name)


def test_an_y_closes_a_list_of_commas_and_none_of_slashes() -> None:
    assert split("Auditoría Médica / Facturación y Cartera") == (
        "Auditoría Médica",
        "Facturación y Cartera",
    )
    assert split("Planeación, Jurídica y Sistemas") == ("Planeación", "Jurídica", "Sistemas")


def test_a_name_that_stands_by_itself_stays_whole_in_a_list() -> None:
    whole = "Delegatura de Derechos y Víctimas"
    cells = [whole, whole, f"Delegatura Penal, {whole}"]
    alone = standing_alone(cells)
    assert split(cells[2], alone) == ("Delegatura Penal", whole)
    assert split("Delegatura Penal, Víctimas", alone) == ("Delegatura Penal", "Víctimas")
