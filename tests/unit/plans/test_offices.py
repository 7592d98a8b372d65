"""Lists of offices are split without breaking names, and spellings of one office united."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.values.office_columns import names_no_office, standing_alone
from plans.values.offices import (
    is_collective,
    key,
    people_in,
    split,
    starts_like_office,
)
from plans.values.plan_offices import unite

PLANNING = "Oficina Asesora de Planeación"
PRESS = "Oficina Asesora de Comunicaciones"
SALES = "Oficina Comercial y de Mercadeo"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oficina de Riesgos", ["Oficina de Riesgos"]),
        (f"{PLANNING}/ {SALES}", [PLANNING, SALES]),
        (f"{PLANNING}/ {PRESS}/Áreas misionales/", [PLANNING, PRESS, "Áreas misionales"]),
        (f"{PLANNING} - Equipo MECI/Calidad.", [PLANNING, "Equipo MECI/Calidad"]),
        (f"{PLANNING}, Equipo MECI/Calidad", [PLANNING, "Equipo MECI/Calidad"]),
        (f"{PLANNING} /\nEquipo MECI/\nCalidad", [PLANNING, "Equipo MECI/Calidad"]),
        ("Secretaría General - Áreas ICETEX", ["Secretaría General", "Áreas ICETEX"]),
        (f"Secretaria General y {SALES}", ["Secretaria General", SALES]),
        (f"{PRESS} - {SALES} {PLANNING}", [PRESS, SALES, PLANNING]),
        ("Oficina TIC; Archivo Municipal", ["Oficina TIC", "Archivo Municipal"]),
        ("Planeación, Jurídica y Sistemas", ["Planeación", "Jurídica", "Sistemas"]),
        ("Planeación / Control Interno", ["Planeación", "Control Interno"]),
        (
            "Oficina Asesora Jurídica, Secretaría General Grupo de Participación",
            ["Oficina Asesora Jurídica", "Secretaría General", "Grupo de Participación"],
        ),
        (
            "Grupo de Participación y Servicio al Ciudadano y Dependencias de la entidad",
            ["Grupo de Participación y Servicio al Ciudadano", "Dependencias de la entidad"],
        ),
        (
            "Ministro de Minas Oficina de Planeación y Gestión Internacional",
            ["Ministro de Minas", "Oficina de Planeación y Gestión Internacional"],
        ),
        ("Oficina\nAsesora de Prensa\nSecretaría de Hacienda",
         ["Oficina Asesora de Prensa", "Secretaría de Hacienda"]),
        ("Oficina de Prensa/ Áreas líderes\nde los trámites",
         ["Oficina de Prensa", "Áreas líderes de los trámites"]),
        ("Oficina de Prensa, Areas\nMisionales, Tesorería",
         ["Oficina de Prensa", "Areas Misionales", "Tesorería"]),
        ("Grupo de Participación y\nServicio al Ciudadano y\nDependencias de la\nentidad",
         ["Grupo de Participación y Servicio al Ciudadano", "Dependencias de la entidad"]),
        ("Oficina Asesora Jurídica\ny Secretaría\nGeneral",
         ["Oficina Asesora Jurídica", "Secretaría General"]),
        ("Oficina de Prensa/ Áreas\nlíderes de los trámites",
         ["Oficina de Prensa", "Áreas líderes de los trámites"]),
        ("Secretaría de Hacienda y", ["Secretaría de Hacienda"]),
        ("Planeación\nJurídica\nSistemas", ["Planeación", "Jurídica", "Sistemas"]),
        ("Hacienda / TIC", ["Hacienda", "TIC"]),
        ("Sec. de Hacienda / TIC", ["Sec. de Hacienda", "TIC"]),
    ],
)  # fmt: skip
def test_a_list_is_split_into_its_names(text: str, names: list[str]) -> None:
    assert list(split(text)) == names


@pytest.mark.parametrize(
    "name",
    [
        SALES,
        "Equipo MECI/Calidad",
        "Secretaría de Cultura, Recreación y Deporte",
        "Grupo de Comunicaciones y Tecnologías de la Información TICS",
        "Departamento Administrativo de la Función Pública - DAFP",
        "Departamento Administrativo de la Función Pública / DAFP",
        "Tecnologías de la Información y las Comunicaciones / TIC",
        "Grupo de Apoyo de Sistemas",
        "MECI / Calidad",
        "Secretaría General y de Gobierno",
        "Jefe Oficina Asesora de Planeación",
        "Oficina Asesora de la Dirección General",
    ],
)
def test_a_name_that_contains_a_separator_stays_whole(name: str) -> None:
    assert split(name) == (name,)


@pytest.mark.parametrize("text", ["", "  ", "N/A", "No aplica", "-", "/"])
def test_a_cell_that_names_nobody_gives_no_office(text: str) -> None:
    assert split(text) == ()


def test_an_office_listed_twice_comes_once_and_first_stays_first() -> None:
    assert split(f"{PLANNING}/ {PRESS}/ {SALES}/ {PRESS}") == (PLANNING, PRESS, SALES)


def test_spellings_of_one_office_are_united_under_the_fullest() -> None:
    directory = unite(
        ["Oficina Comercial y Mercadeo", SALES, "Oficina Comercial Mercadeo", "OFICINA COMERCIAL Y "
         "MERCADEO", "Secretaria General", "Secretaría General"]
    )  # fmt: skip
    assert [office.name for office in directory.offices] == [SALES, "Secretaría General"]
    assert directory.offices[0].aliases == (
        "Oficina Comercial y Mercadeo", "Oficina Comercial Mercadeo",
        "OFICINA COMERCIAL Y MERCADEO",
    )  # fmt: skip
    assert directory.name_of("oficina comercial y de mercadeo.") == SALES


def test_a_shortened_first_word_is_the_same_office() -> None:
    directory = unite(["Sec. de Planeación", "Secretaría de Planeación", "Dpto. Jurídico"])
    assert [(one.name, one.aliases) for one in directory.offices] == [
        ("Secretaría de Planeación", ("Sec. de Planeación",)), ("Dpto. Jurídico", ()),
    ]  # fmt: skip
    assert split("Sec. de Hacienda, Of. de Prensa") == ("Sec. de Hacienda", "Of. de Prensa")


def test_a_typing_slip_takes_the_name_that_is_used_more() -> None:
    right = "Oficina de Control Interno"
    directory = unite(["Oficina de Contrl Interno", right, right])
    assert [(one.name, one.aliases) for one in directory.offices] == [
        (right, ("Oficina de Contrl Interno",))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLANNING, PRESS),
        (PLANNING, "Oficina de Planeación"),
        ("Grupo de Talento Humano", "Coordinación de Talento Humano"),
        ("Grupo de Contratos", "Grupo de contratación"),
        ("Dirección de Protección Social", "Dirección de Proyección Social"),
        ("Dirección de Rentas", "Dirección de Ventas"),
        ("Grupo Regional 1", "Grupo Regional 2"),
        ("Secretaría de Salud", "Subsecretaría de Salud"),
    ],
)
def test_two_real_offices_are_never_united(one: str, other: str) -> None:
    directory = unite([one, other])
    assert [office.name for office in directory.offices] == [one, other]


def test_a_name_never_seen_is_its_own_name() -> None:
    assert unite([PLANNING]).name_of("Oficina de Prensa") == "Oficina de Prensa"


@pytest.mark.parametrize(
    "name",
    ["Áreas misionales", "Areas Misionales", "Áreas líderes de los trámites", "Todas las áreas",
     "Dependencias de la entidad", "las demás dependencias", "Líderes de proceso"],
)  # fmt: skip
def test_names_of_many_are_collectives(name: str) -> None:
    assert is_collective(name)
    assert unite([name]).offices[0].collective


@pytest.mark.parametrize("name", [PLANNING, "Secretaria General", "Área de Sistemas", "Grupo TIC"])
def test_names_of_one_office_are_no_collectives(name: str) -> None:
    assert not is_collective(name)


def test_a_text_begins_like_an_office_or_does_not() -> None:
    assert starts_like_office("GRUPO de Contratos")
    assert starts_like_office("Todas las dependencias")
    assert not starts_like_office("La Oficina Asesora adelanta la contratación")
    assert not starts_like_office("Emitir boletines")


NAMES = st.sampled_from(
    ["Oficina de Riesgos", "Oficina de Control Interno", PLANNING, PRESS, SALES,
     "Equipo MECI/Calidad", "Secretaría General", "Grupo de Talento Humano", "Áreas misionales",
     "Secretaría de Cultura, Recreación y Deporte", "Dirección de las TIC"]
)  # fmt: skip
SEPARATORS = st.sampled_from(["/", " / ", "/ ", " - ", ", ", "; ", "\n", " y ", ". ", " "])


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.data())
def test_splitting_loses_no_office_and_invents_none(names: list[str], data: st.DataObject) -> None:
    text = names[0]
    for name in names[1:]:
        text += data.draw(SEPARATORS) + name
    assert list(split(text)) == names


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=8))
def test_every_spelling_is_found_again_and_each_office_stands_once(spellings: list[str]) -> None:
    directory = unite(spellings)
    names = {office.name for office in directory.offices}
    assert {directory.name_of(spelling) for spelling in spellings} <= names | set(spellings)
    printed = [one for office in directory.offices for one in (office.name, *office.aliases)]
    assert sorted(printed) == sorted(set(spellings))


@settings(deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_the_splitting(text: str) -> None:
    names = split(text)
    assert len({key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gerencia / Oficina de Compras", ["Gerencia", "Oficina de Compras"]),
        ("Gerencia|Oficina de Compras", ["Gerencia", "Oficina de Compras"]),
        ("Rectoría /Vicerrectoría Académica", ["Rectoría", "Vicerrectoría Académica"]),
        ("Líderes de los\nprocesos", ["Líderes de los procesos"]),
        ("Dirección General o su delegado", ["Dirección General"]),
        ("Alcalde o quien haga sus veces", ["Alcalde"]),
        ("compras@lorica.example", []),
        ("Talento Humano (th@lorica.example)", ["Talento Humano"]),
        ("Área de Sistemas (Ing. Rubén Darío Paz)", ["Área de Sistemas"]),
        ("Lic. Ana María del Río - Oficina de Prensa", ["Oficina de Prensa"]),
        ("Doña Ubaldina Mina", []),
        ("Donaciones y Proyectos", ["Donaciones y Proyectos"]),
        ("Inspección de Don Matías Rural", ["Inspección de Don Matías Rural"]),
        ("Ing. de Sistemas", ["Ing. de Sistemas"]),
    ],
)
def test_people_and_stand_ins_are_no_offices_and_who_leads_may_stand_alone(
    text: str, names: list[str]
) -> None:
    assert list(split(text)) == names


def test_a_last_word_is_an_office_only_where_the_plan_knows_one_of_both_alone() -> None:
    cell = "Secretaría de Rentas y Tesorería"

    assert split(cell) == (cell,)
    assert split(cell, standing_alone([cell, "Oficina de Prensa"])) == (cell,)
    assert len(split(cell, standing_alone([cell, "Gerencia / Tesorería"]))) == 2
    assert len(split(cell, standing_alone([cell, "Secretaría de Rentas"]))) == 2
    assert len(split("Secretaría de Rentas y Oficina de Prensa")) == 2


def test_a_column_of_people_is_told_from_one_of_offices() -> None:
    assert names_no_office(["Rubén Darío Paz", "ana@lorica.example", "Ana María del Río", ""])
    assert not names_no_office(["Rubén Darío Paz", "Oficina de Prensa"])
    assert not names_no_office(["Talento Humano", "Planeación"])
    assert names_no_office(["", "N/A"])


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("Carlos Pérez, profesional universitario", ["Carlos Pérez"], []),
        ("Yuleima Mosquera - contratista", ["Yuleima Mosquera"], []),
        ("Yuleima Mosquera - Profesional de Cartera", ["Yuleima Mosquera"],
         ["Profesional de Cartera"]),
        ("Ana Gómez (Auxiliar de la Biblioteca)", ["Ana Gómez"], ["Auxiliar de la Biblioteca"]),
        ("Ing. Ana Gómez (Profesional de Redes)", ["Ing. Ana Gómez"], ["Profesional de Redes"]),
        ("Ing. Ana Gómez (Profesional Universitario)", ["Ing. Ana Gómez"], []),
        ("Ana Gómez y Luis Rivas", ["Ana Gómez", "Luis Rivas"], []),
        ("Auxiliar administrativa: Luz Marina Díaz", ["Luz Marina Díaz"], []),
        ("Carlos Pérez (Oficina de Prensa)", ["Carlos Pérez"], ["Oficina de Prensa"]),
        ("Secretaría de Salud - Ana Gómez", ["Ana Gómez"], ["Secretaría de Salud"]),
        ("Marta Paz\nOficina de Prensa", ["Marta Paz"], ["Oficina de Prensa"]),
        ("Ing. Rubén Paz; th@lorica.example", ["th@lorica.example", "Ing. Rubén Paz"], []),
        ("Jairo Antonio Rivas", ["Jairo Antonio Rivas"], []),
        ("Talento Humano", [], ["Talento Humano"]),
        ("Control Interno / San Andrés", [], ["Control Interno", "San Andrés"]),
        ("Profesional universitario de planeación", [],
         ["Profesional universitario de planeación"]),
        ("Ana Gómez Secretaría de Salud", [], ["Ana Gómez Secretaría de Salud"]),
    ],
)  # fmt: skip
def test_persons_are_told_from_offices(text: str, people: list[str], names: list[str]) -> None:
    assert list(people_in(text)) == people
    assert list(split(text)) == names


@pytest.mark.parametrize(
    "names",
    [
        ("Rectora", "Asociación de Padres"),
        ("Secretaría de Hacienda", "Oficina de Control Interno"),
        ("Gerencia", "Subgerencia Científica"),
        ("Enfermera jefe", "Médico auditor"),
        ("Consejo Directivo", "Rectoría"),
        ("Docentes", "Rector"),
    ],
)
def test_two_bodies_or_posts_that_an_and_joins_are_two(names: tuple[str, str]) -> None:
    assert split(" y ".join(names)) == names


@pytest.mark.parametrize(
    "name",
    ["Secretaría de Gobierno y Convivencia", "Jefe de Archivo y Correspondencia",
     "Comité de Archivo y Tesorería", "Prensa y Comunicaciones", "Rectora y sus ideas"],
)  # fmt: skip
def test_one_body_whose_name_has_an_and_is_one(name: str) -> None:
    assert split(name) == (name,)


def test_names_that_the_plan_knows_apart_are_two_and_one_that_it_knows_whole_is_one() -> None:
    joined = "Prensa y Archivo"

    assert split(joined, standing_alone([joined, "Prensa", "Archivo"])) == ("Prensa", "Archivo")
    assert split(joined, standing_alone([joined, "Secretaría General"])) == (joined,)
    assert split(joined, standing_alone([*[joined] * 7, "Prensa", "Archivo"])) == (joined,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rectoría, Consejo Directivo", ("Rectoría", "Consejo Directivo")),
        ("Rectoría\nCoordinación de Aula", ("Rectoría", "Coordinación de Aula")),
        ("Tesorería - Oficina de Cobros", ("Tesorería", "Oficina de Cobros")),
        ("Tesorería\nOficina de Cobros", ("Tesorería", "Oficina de Cobros")),
        ("Oficina de Cobros|Archivo", ("Oficina de Cobros", "Archivo")),
    ],
)
def test_a_whole_name_of_one_word_is_an_office_beside_another(
    text: str, names: tuple[str, ...]
) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    "name", ["Jefatura de Planta de\nBombeo", "Gobernación - Plan de Aguas", "Oficina\nJurídica"]
)
def test_a_name_over_two_lines_or_with_a_dash_stays_one(name: str) -> None:
    assert split(name) == (" ".join(name.split()),)


def test_names_that_stand_alone_elsewhere_are_two_in_one_cell() -> None:
    alone = standing_alone(
        ["Jefatura de Bombeo", "Gestión Humana", "Trabajo Social", "Salud y Aseo del Río"]
    )

    assert split("Jefatura de Bombeo\nGestión Humana", alone) == (
        "Jefatura de Bombeo", "Gestión Humana",
    )  # fmt: skip
    assert split("Jefatura de Bombeo, Trabajo Social", alone) == (
        "Jefatura de Bombeo", "Trabajo Social",
    )  # fmt: skip
    assert split("Jefatura de Bombeo - Salud y Aseo del Río", alone) == (
        "Jefatura de Bombeo", "Salud y Aseo del Río",
    )  # fmt: skip


def test_a_name_is_not_broken_where_only_one_part_of_it_stands_alone() -> None:
    alone = standing_alone(["Jefatura de Bombeo", "Recreación"])

    assert split("Secretaría de Cultura, Recreación y Deporte", alone) == (
        "Secretaría de Cultura, Recreación y Deporte",
    )
    assert split("Jefatura de Bombeo\nNorte", alone) == ("Jefatura de Bombeo Norte",)


def test_a_committee_by_its_initials_behind_an_office_is_another() -> None:
    for left in ("Oficina de Bombeo", "Aseo del Río"):
        assert split(f"{left} - COPASST") == (left, "COPASST")
    assert split("Oficina de Tecnologías - TIC") == ("Oficina de Tecnologías - TIC",)


def test_a_chemist_in_brackets_behind_an_office_is_a_person() -> None:
    cell = "Servicio de Bombeo (Q.F. Rosa Elvira Peña)"
    assert (split(cell), people_in(cell)) == (("Servicio de Bombeo",), ("Q.F. Rosa Elvira Peña",))
    assert split("Oficina Q.F. del Río") == ("Oficina Q.F. del Río",)
