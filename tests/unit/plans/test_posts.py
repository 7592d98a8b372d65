"""Posts and persons beside the office that they belong to."""

from __future__ import annotations

import pytest

from plans.read import understand
from plans.values.office_columns import standing_alone
from plans.values.offices import people_in, split
from plans.values.plan_offices import unite
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDADES", "META O PRODUCTO", "FECHA DE CULMINACION", "RESPONSABLE")


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("Profesional Universitario – Oficina de Archivo",
         ["Profesional Universitario"], ["Oficina de Archivo"]),
        ("Técnico Administrativo - Almacén", ["Técnico Administrativo"], ["Almacén"]),
        ("Profesional especializado grado 12 - Talento Humano",
         ["Profesional especializado grado 12"], ["Talento Humano"]),
        ("Oficina Jurídica - Contratista", ["Contratista"],
         ["Oficina Jurídica"]),
        ("Secretaría de Gobierno (Profesional Universitario)",
         ["Profesional Universitario"], ["Secretaría de Gobierno"]),
        ("Profesional Especializado Oficina de Talento Humano",
         ["Profesional Especializado"],
         ["Oficina de Talento Humano"]),
        ("Comunicaciones - Mauricio Cárdenas L", ["Mauricio Cárdenas L"],
         ["Comunicaciones"]),
        ("Oficina de Prensa, Mauricio Cárdenas L.", ["Mauricio Cárdenas L"],
         ["Oficina de Prensa"]),
        ("Contratista Ing. Paula Rojas - Oficina de Sistemas",
         ["Contratista Ing. Paula Rojas"], ["Oficina de Sistemas"]),
        ("Profesional Universitario (Oficina de Talento Humano)", ["Profesional Universitario"],
         ["Oficina de Talento Humano"]),
        ("Oficina de Prensa (Mauricio Cárdenas L.)", ["Mauricio Cárdenas L"],
         ["Oficina de Prensa"]),
        ("P.U. - Oficina de Archivo", ["P.U."], ["Oficina de Archivo"]),
        ("Prof. Universitario - Almacén", ["Prof. Universitario"], ["Almacén"]),
        ("Oficina de Control Interno - Jefe", ["Jefe"], ["Oficina de Control Interno"]),
        ("Enf. Marta Díaz - Vacunación", ["Enf. Marta Díaz"], ["Vacunación"]),
        ("Ing. Paula Rojas, contratista Oficina de Sistemas", ["Ing. Paula Rojas", "contratista"],
         ["Oficina de Sistemas"]),
        ("Proyecto de Huerta – Prof. Wilder Ariza", ["Prof. Wilder Ariza"], ["Proyecto de Huerta"]),
        ("Bienestar (Psic. Yaira Mena)", ["Psic. Yaira Mena"], ["Bienestar"]),
        ("Abog. Ovidio Cuesta / Oficina Jurídica", ["Abog. Ovidio Cuesta"], ["Oficina Jurídica"]),
        ("Calidad - Mg. Yaira Mena", ["Mg. Yaira Mena"], ["Calidad"]),
        ("Calidad, Esp. Yaira Mena", ["Esp. Yaira Mena"], ["Calidad"]),
        ("Prof. Especializado - Calidad", ["Prof. Especializado"], ["Calidad"]),
        ("Contratista Ing. Pedro Ruiz", ["Contratista Ing. Pedro Ruiz"], []),
        ("Profesional Universitario (contador)", ["contador"], ["Profesional Universitario"]),
        ("Carlos Pérez (Oficina de Prensa)", ["Carlos Pérez"],
         ["Oficina de Prensa"]),
    ],
)  # fmt: skip
def test_a_post_or_person_belongs_with_its_office(
    text: str, people: list[str], names: list[str]
) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Contratista", ["Contratista"]),
        ("Profesional universitario de planeación", ["Profesional universitario de planeación"]),
        ("Enfermera jefe y Médico auditor", ["Enfermera jefe", "Médico auditor"]),
        ("Prof. Planeación Municipal", ["Prof. Planeación Municipal"]),
        ("Docentes / Rectoría", ["Docentes", "Rectoría"]),
        ("Talento Humano - Almacén", ["Talento Humano", "Almacén"]),
        ("Jefe Oficina de Planeación", ["Jefe Oficina de Planeación"]),
        ("Gestión Documental, Asesor Jurídico, Prensa",
         ["Gestión Documental", "Asesor Jurídico", "Prensa"]),
    ],
)  # fmt: skip
def test_a_post_that_stands_alone_or_is_one_of_two_is_kept(text: str, names: list[str]) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == []


def test_the_people_file_is_told_the_office_of_each_where_a_cell_has_one() -> None:
    names = ("Comunicaciones - Mauricio Cárdenas L", "Almacén; Cartera; ana@paz.example")
    rows = (f"Publicar el boletín {name[:1]}|Un boletín|30/06/2026|{name}" for name in names)
    found = understand(a_grid(*rows, headings=HEADINGS)).faults
    (people,) = [one.text for one in found if one.kind == "people_named"]
    assert people == "Mauricio Cárdenas L (Comunicaciones); ana@paz.example"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oficina de Cartera, Facturación", ["Oficina de Cartera", "Facturación"]),
        ("Secretaría General, Archivo", ["Secretaría General", "Archivo"]),
        ("Coordinación, Docentes", ["Coordinación", "Docentes"]),
        (
            "Coordinación, Consejo Académico y Rectoría",
            ["Coordinación", "Consejo Académico", "Rectoría"],
        ),
        (
            "Oficina Jurídica y de Contratación, Calidad",
            ["Oficina Jurídica y de Contratación", "Calidad"],
        ),
    ],
)
def test_a_comma_without_an_and_behind_it_parts_two(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


@pytest.mark.parametrize(
    "name",
    ["Oficina de Prensa, Protocolo y Comunicaciones", "Secretaría de Educación, Cultura e Historia",
     "Secretaría de Educación, Cultura, Deporte y Turismo", "Dirección Administrativa, financiera"],
)  # fmt: skip
def test_a_comma_before_an_and_is_part_of_the_name(name: str) -> None:
    assert split(name) == (name,)


def test_a_name_with_a_comma_that_the_plan_prints_by_itself_is_one() -> None:
    cells = ["Oficina de Cartera, Facturación", "Facturación", "Oficina de Cartera"]
    assert split(cells[0], standing_alone(cells)) == ("Oficina de Cartera", "Facturación")


def test_the_head_of_an_office_is_that_office_where_the_plan_prints_it() -> None:
    found = unite(["Jefe Oficina de Calidad", "Jefe Oficina de Calidad", "Oficina de Calidad"])
    assert [one.name for one in found.offices] == ["Oficina de Calidad"]
    assert found.offices[0].aliases == ("Jefe Oficina de Calidad",)
    assert found.name_of("Jefe de la Oficina de Calidad") == "Oficina de Calidad"


def test_the_head_of_an_office_that_is_not_printed_keeps_its_name() -> None:
    found = unite(["Jefe Oficina de Calidad", "Jefe Oficina de Prensa", "Oficina de Archivo"])
    assert len(found.offices) == 3
    assert found.name_of("Jefe Oficina de Calidad") == "Jefe Oficina de Calidad"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Profesional Universitario - Aguas y Bosques; Profesional Universitario - Minas y Suelos",
         ["Aguas y Bosques", "Minas y Suelos"]),
        ("Jefe de Aguas / Técnico Operativo – Minas y Suelos", ["Jefe de Aguas", "Minas y Suelos"]),
        ("Gerencia\nProfesional Universitario – Minas y Suelos", ["Gerencia", "Minas y Suelos"]),
        ("Auxiliar (Minas y Suelos), Gerencia", ["Minas y Suelos", "Gerencia"]),
        ("Rector / Auxiliar de Minas y Suelos", ["Rector", "Auxiliar de Minas y Suelos"]),
        ("Gerencia\nTécnico - Minas y SST", ["Gerencia", "Minas y SST"]),
    ],
)  # fmt: skip
def test_the_area_of_one_post_is_one_office(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rector, Técnico - Almacén y Secretaría General",
         ["Rector", "Almacén", "Secretaría General"]),
        ("Técnico - Aguas / Minas", ["Aguas", "Minas"]),
    ],
)  # fmt: skip
def test_an_office_behind_the_area_of_a_post_is_another(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("• Rectoría\n• Coordinación Académica\n• Orientación Escolar",
         ["Rectoría", "Coordinación Académica", "Orientación Escolar"]),
        ("1. Gerencia\n2. Subgerencia Científica", ["Gerencia", "Subgerencia Científica"]),
        ("* Minas\n* Prensa y\nProtocolo", ["Minas", "Prensa y Protocolo"]),
        ("• Rector y Coordinador de Convivencia\n• Tesorería",
         ["Rector", "Coordinador de Convivencia", "Tesorería"]),
    ],
)  # fmt: skip
def test_each_mark_begins_another_office(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jefe División Comercial\nContador", ["Jefe División Comercial", "Contador"]),
        ("Oficina de Planeación\nRegistro y Control",
         ["Oficina de Planeación", "Registro y Control"]),
        ("Oficina de Sistemas\nNómina", ["Oficina de Sistemas", "Nómina"]),
        ("Oficina de Control\nInterno", ["Oficina de Control Interno"]),
    ],
)  # fmt: skip
def test_a_usual_area_or_post_in_a_line_of_its_own_is_another(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


def test_a_line_without_a_mark_goes_on() -> None:
    assert split("Oficina Asesora\nde Minas") == ("Oficina Asesora de Minas",)


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("Norma Beatriz\nVélez\nJefe Oficina\nde Turismo", ["Norma Beatriz Vélez"],
         ["Jefe Oficina de Turismo"]),
        ("Beatriz Elena Cuéllar\nBotero – Técnico\nOperativo – Oficina\nde Turismo",
         ["Beatriz Elena Cuéllar Botero"], ["Oficina de Turismo"]),
        ("Ing. Beatriz Vélez\nOficina de\nTurismo", ["Ing. Beatriz Vélez"],
         ["Oficina de Turismo"]),
        ("Ing. Beatriz\nVélez Mora", ["Ing. Beatriz\nVélez Mora"], []),
        # Negatives: what stands below a whole name, or is an area's, is none of the name.
        ("Beatriz Vélez\nAlmacén", ["Beatriz Vélez"], ["Almacén"]),
        ("Beatriz Elena\nTesorería", ["Beatriz Elena"], ["Tesorería"]),
        ("Santa Rosa\nSede", [], ["Santa Rosa", "Sede"]),
    ],
)  # fmt: skip
def test_a_name_that_a_narrow_column_breaks_is_one(
    text: str, people: list[str], names: list[str]
) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == people
