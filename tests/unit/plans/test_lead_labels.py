"""Words in a cell of offices that say which leads and which supports; who is none of the entity."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanActivity
from plans.read import understand
from plans.values.lead_labels import led_and_supported
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDAD", "FECHA", "RESPONSABLE")


def read(cell: str) -> PlanActivity:
    return understand(a_grid(f"Pintar el puente|30/06/2026|{cell}", headings=HEADINGS)).activities[
        0
    ]


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Líder: Archivo. Apoya: Sistemas", "Archivo", "Sistemas"),
        ("Apoyo: Sistemas; Responsable: Archivo", "Archivo", "Sistemas"),
        ("Responsable principal: Obras. Corresponsables: Hacienda, TIC", "Obras", "Hacienda, TIC"),
        ("Lidera Archivo - apoya Sistemas", "Archivo", "Sistemas"),
        ("Archivo (líder), Sistemas (apoyo)", "Archivo", "Sistemas"),
        ("Secretaría de Obras (Líder del proceso)", "Secretaría de Obras", ""),
        ("Secretaría General (Apoyo: Archivo)", "Secretaría General", "Archivo"),
        ("Dependencia líder: Obras\nDependencias de apoyo: TIC", "Obras", "TIC"),
        ("Archivo con apoyo de Sistemas", "Archivo", "Sistemas"),
        ("Archivo con apoyo de Sistemas y TIC", "Archivo", "Sistemas y TIC"),
        ("OFICINA TIC CON APOYO DEL DESPACHO", "OFICINA TIC", "DESPACHO"),
        ("Oficina TIC, con el\napoyo del Despacho del Alcalde", "Oficina TIC",
         "Despacho del Alcalde"),
        ("Oficina TIC\ncon el acompañamiento de la\nSecretaría de Obras", "Oficina TIC",
         "Secretaría de Obras"),
        ("Archivo, con apoyo y acompañamiento de TIC", "Archivo", "TIC"),
        ("Obras con apoyo de la Oficina TIC y de la Gerencia", "Obras", "Oficina TIC; Gerencia"),
        ("Obras con apoyo de la Oficina de la Mujer y la Familia", "Obras",
         "Oficina de la Mujer y la Familia"),
        ("Oficina TIC, apoyada por la Gerencia", "Oficina TIC", "Gerencia"),
        ("Obras (con apoyo de Archivo y TIC), Hacienda", "Obras; Hacienda", "Archivo y TIC"),
        ("Obras (apoyo: Archivo); Hacienda", "Obras; Hacienda", "Archivo"),
        ("Obras (apoyo Viveros)", "Obras", "Viveros"),
        ("Obras (apoya Viveros)", "Obras", "Viveros"),
        ("Obras – Apoya Viveros", "Obras", "Viveros"),
        ("Obras / Apoyo Oficina de Prensa", "Obras", "Oficina de Prensa"),
        ("Obras\nApoyo Archivo", "Obras", "Archivo"),
        ("Obras - apoyo de la Oficina de Prensa", "Obras", "Oficina de Prensa"),
        ("Obras con apoyo de TIC; Rentas con apoyo de Archivo", "Obras; Rentas", "TIC; Archivo"),
        ("Planeación\nDependencias de apoyo: Jurídica; TIC", "Planeación", "Jurídica; TIC"),
        ("Secretaría de Salud\nApoya: Oficina TIC / Oficina de Prensa", "Secretaría de Salud",
         "Oficina TIC / Oficina de Prensa"),
    ],
)  # fmt: skip
def test_labels_tell_who_leads_and_who_supports(cell: str, lead: str, support: str) -> None:
    assert led_and_supported(cell) == (lead, support)


@pytest.mark.parametrize(
    "cell",
    [
        "Oficina de Apoyo Jurídico", "Grupo de Apoyo: Archivo", "Archivo, Sistemas", "Líder MECI",
        "Responsable de archivo", "Grupo de Apoyo Logístico", "Grupo de\nApoyo TIC",
        "Secretaría General / Apoyo Logístico", "Secretaría General (Apoyo Jurídico)",
        "Hacienda, Apoyo a la Gestión", "Obras\nApoyo Administrativo",
        "Oficina de Acompañamiento Escolar",
    ],
)  # fmt: skip
def test_the_same_words_in_a_name_are_no_labels(cell: str) -> None:
    assert led_and_supported(cell) == (cell, "")


def test_the_labels_of_a_cell_are_no_part_of_the_offices_names() -> None:
    one = read("Responsable: Secretaría de Salud; Apoyo: Hacienda")
    assert (one.offices, one.co_offices) == (("Secretaría de Salud",), ("Hacienda",))


def test_who_is_asked_for_support_leads_in_no_row() -> None:
    one = read("Oficina de Obras con apoyo de la Oficina TIC y la Gerencia")
    assert (one.offices, one.co_offices) == (("Oficina de Obras",), ("Oficina TIC", "Gerencia"))
    assert read("Grupo de Apoyo Logístico").offices == ("Grupo de Apoyo Logístico",)


@pytest.mark.parametrize(
    "name", ["ARL", "EPS", "Contratista", "Proveedores", "Contratista SST", "Operador logístico"]
)
def test_who_is_outside_of_the_entity_is_no_office_and_is_asked_about(name: str) -> None:
    plan = understand(a_grid(f"Pintar|30/06/2026|{name}", headings=HEADINGS))
    assert [fault.kind for fault in plan.activities[0].faults] == ["only_collectives"]
    assert [office.collective for office in plan.offices] == [True]


@pytest.mark.parametrize("name", ["Almacén", "Oficina de Contratistas", "Proveeduría"])
def test_an_office_is_not_asked_about(name: str) -> None:
    plan = understand(a_grid(f"Pintar|30/06/2026|{name}", headings=HEADINGS))
    assert not plan.activities[0].faults
    assert not plan.offices[0].collective


@pytest.mark.parametrize("cell", ["EPS / Talento Humano", "Contratista y Talento Humano"])
def test_an_office_beside_who_is_outside_is_told_from_it(cell: str) -> None:
    assert read(cell).offices[0] == "Talento Humano"


def test_beside_who_is_outside_an_office_leads() -> None:
    assert read("ARL, Talento Humano").offices == ("Talento Humano", "ARL")


def test_the_area_of_a_contractor_is_the_office() -> None:
    assert read("Contratista SST – Talento Humano").offices == ("Talento Humano",)
