"""What stands in brackets behind an office: a post in it, a unit of it, or part of its name."""

from __future__ import annotations

import pytest

from plans.values.office_columns import standing_alone
from plans.values.offices import people_in, split


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("Subgerencia Hídrica y Vial (Ing. residente)", ["Ing. residente"],
         ["Subgerencia Hídrica y Vial"]),
        ("Vicerrectoría de Artes y Oficios (Coordinadora de talleres)",
         ["Coordinadora de talleres"], ["Vicerrectoría de Artes y Oficios"]),
        ("PQRSD (Trabajadora Social)", ["Trabajadora Social"], ["PQRSD"]),
        ("Subdirección de Páramos (Grupo de Viveros)", [], ["Subdirección de Páramos"]),
        ("Secretaría General (Nómina)", [], ["Secretaría General"]),
        ("Gerencia (Calidad)", [], ["Gerencia"]),
        ("Secretaría General\n(Grupo de\nNómina)", [], ["Secretaría General"]),
        ("Secretaría General (Nómina), Cartera", [], ["Secretaría General", "Cartera"]),
        ("Facultad de Artes (Director de taller) y Cartera", ["Director de taller"],
         ["Facultad de Artes", "Cartera"]),
        ("Secretaría de Minas – Tesorero", ["Tesorero"], ["Secretaría de Minas"]),
        ("Rectoría - Docente orientador / Cartera", ["Docente orientador"],
         ["Rectoría", "Cartera"]),
    ],
)  # fmt: skip
def test_the_office_before_brackets_or_a_dash_answers(
    text: str, people: list[str], names: list[str]
) -> None:
    assert list(split(text)) == names
    assert list(people_in(text)) == people


@pytest.mark.parametrize(
    "name",
    [
        "Oficina de Control Interno (OCI)",
        "OCI (Oficina de Control Interno)",
        "Control Interno (Disciplinario)",
        "Grupo (interno) de Trabajo",
        "Oficina (Prensa)",
        "Dirección (e)",
        "Cartera (Secretaría de Minas)",
        "Áreas misionales (Viveros)",
        "Grupo de Minas (antes Vías)",
    ],
)
def test_initials_words_of_the_name_and_what_has_the_unit_stay(name: str) -> None:
    assert split(name) == (name,)
    assert people_in(name) == ()


def test_brackets_around_a_word_that_the_plan_prints_as_part_of_the_name_stay() -> None:
    name = "Equipo de Páramos (Viveros)"
    assert split(name, standing_alone([name, "Equipo de Páramos Viveros"])) == (name,)
    assert split(name, standing_alone([name, "Viveros"])) == ("Equipo de Páramos",)


def test_a_unit_behind_a_dash_stays_and_names_below_a_whole_one_are_others() -> None:
    assert split("Hacienda - Rentas") == ("Hacienda - Rentas",)
    assert split("Tesorería\nContabilidad") == ("Tesorería", "Contabilidad")
    assert split("Tesorería\nMunicipal") == ("Tesorería Municipal",)


def test_several_in_brackets_are_several() -> None:
    assert len(split("Secretarías (Minas, Viveros)")) == 2
