"""Offices that may be one are proposed; real ones are left in peace."""

from __future__ import annotations

import pytest

from plans.deciding.office_review import doubtful_pairs, pair_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oficina de Planeación", "Oficina Asesora de Planeación"),
        ("Secretaría de Participación", "Secretaría de Participación Ciudadana"),
        ("Grupo de Talento Humano", "Coordinación de Talento Humano"),
        ("Hacienda", "Secretaría de Hacienda"),
        ("Sec. Hacienda Municipal", "HACIENDA"),
        ("Grupo de Contratos", "Grupo de Contratas"),
        ("Secretaria Gral", "Secretaría General"),
        ("Sria. Gral.", "Secretaría General"),
        ("Secretaría de Hda.", "Sec. de Hacienda"),
        ("Dir. Admin. y Financiera", "Dirección Administrativa y Financiera"),
        ("Dpto. Admtivo. de Planeación", "Departamento Administrativo de Planeación"),
        ("Of. de Control Int.", "Oficina de Control Interno"),
        (
            "Dirección de las TIC",
            "Dirección de Tecnologías de la Información y las Comunicaciones",
        ),
    ],
)
def test_names_that_may_mean_one_office_are_proposed(one: str, other: str) -> None:
    assert doubtful_pairs([one, other]) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oficina Asesora de Planeación", "Oficina Asesora de Comunicaciones"),
        ("Secretaría de Hacienda", "Secretaría de Vivienda"),
        ("Oficina Jurídica", "Oficina de Prensa"),
        ("Hacienda", "Secretaría de Vivienda"),
        ("Hacienda", "Secretaría de Hacienda y Crédito Público"),
        ("Hacienda", "Prensa"),
        ("Oficina TIC", "Oficina Técnica"),
        ("Secretaría General", "Secretaría de Gobierno"),
        ("Grupo de Gestión", "Grupo de Salud"),
        ("Grupo de Participación y Servicio al Ciudadano", "Grupo de Comunicaciones y Prensa"),
        ("Todas las áreas", "Todas las áreas misionales"),
    ],
)
def test_two_real_offices_are_not_proposed(one: str, other: str) -> None:
    assert doubtful_pairs([one, other]) == []


def test_what_a_person_kept_apart_is_not_proposed_again_in_any_spelling() -> None:
    names = ["Oficina de Planeación", "OFICINA ASESORA DE PLANEACION", "Oficina de Planeación"]
    apart = pair_key("Oficina Asesora de Planeación", "oficina de planeacion")
    assert len(doubtful_pairs(names)) == 1
    assert doubtful_pairs(names, [apart]) == []
