"""An office with its own head, or a clerk, behind a sign or below; initials in their own line."""

from __future__ import annotations

import pytest

from plans.values.offices import people_in, split


@pytest.mark.parametrize(
    ("text", "office", "post"),
    [
        ("Secretaría Jurídica / Secretaria Jurídica", "Secretaría Jurídica", "Secretaria Jurídica"),
        ("Dirección de Minas; Directora de Minas", "Dirección de Minas", "Directora de Minas"),
        ("Gerencia de Aguas\nGerente de Aguas", "Gerencia de Aguas", "Gerente de Aguas"),
        ("Secretaría de Minas / Profesional SST", "Secretaría de Minas", "Profesional SST"),
        ("Minas / Contratista", "Minas", "Contratista"),
        ("COPASST\nProfesional SST", "COPASST", "Profesional SST"),
    ],
)
def test_who_is_at_its_head_or_works_there_belongs_with_the_office(
    text: str, office: str, post: str
) -> None:
    assert split(text) == (office,)
    assert people_in(text) == (post,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Secretaría de Minas / Secretario de Aguas",
            ("Secretaría de Minas", "Secretario de Aguas"),
        ),
        ("Minas / Contador", ("Minas", "Contador")),
        ("Talento Humano\nSST", ("Talento Humano", "SST")),
        ("ARL\nCuerpo de Bomberos", ("ARL", "Cuerpo de Bomberos")),
        ("Gestión\nSST", ("Gestión SST",)),
        ("ARL\nPositiva", ("ARL Positiva",)),
    ],
)
def test_who_heads_another_stays_and_initials_below_a_usual_area_are_another(
    text: str, names: tuple[str, ...]
) -> None:
    assert split(text) == names


def test_an_officer_behind_an_office_belongs_with_it() -> None:
    assert split("Oficina de Sistemas - Oficial de Seguridad") == ("Oficina de Sistemas",)
    assert split("Oficina de Sistemas - Laboratorio") == ("Oficina de Sistemas - Laboratorio",)


def test_the_line_of_defence_is_no_part_of_an_office_s_name() -> None:
    for line in ("segunda línea", "2a línea de defensa"):
        assert split(f"Oficina de Minas ({line})") == ("Oficina de Minas",)
    assert split("Oficina de Minas (línea verde)") == ("Oficina de Minas (línea verde)",)


def test_who_holds_a_post_behind_a_dash_is_no_office_and_an_area_there_is() -> None:
    assert split("Profesional SST - Yurani Cortés") == ("Profesional SST",)
    assert people_in("Profesional SST - Yurani Cortés") == ("Yurani Cortés",)
    assert split("Profesional SST - Talento Humano") == ("Talento Humano",)
