"""Who holds a post beside an office, by name or by an area of its own: the office answers."""

from __future__ import annotations

import pytest

from plans.values.offices import people_in, split


@pytest.mark.parametrize(
    ("text", "office", "person"),
    [
        ("Junta de Socios / Tesorera Yirley Angulo", "Junta de Socios", "Yirley Angulo"),
        ("Junta Directiva\n(Tesorero: Nolberto Cuero)", "Junta Directiva", "Nolberto Cuero"),
        ("Secretaría de Minas, Coordinadora: Yirley Angulo", "Secretaría de Minas",
         "Yirley Angulo"),
        ("Oficina de Prensa; Director Carlos Cuero", "Oficina de Prensa", "Carlos Cuero"),
        ("Oficina de Archivo\nProfesional Universitario de Fondos", "Oficina de Archivo",
         "Profesional Universitario de Fondos"),
        ("Oficina de\nArchivo\nProfesional Universitario\nde Fondos", "Oficina de Archivo",
         "Profesional Universitario de Fondos"),
        ("Dirección de Minas\nAuxiliar de Cartografía", "Dirección de Minas",
         "Auxiliar de Cartografía"),
        ("Junta Directiva (Tesorero)", "Junta Directiva", "Tesorero"),
    ],
)  # fmt: skip
def test_an_office_answers_for_who_holds_a_post_beside_it(
    text: str, office: str, person: str
) -> None:
    assert split(text) == (office,)
    assert people_in(text) == (person,)


@pytest.mark.parametrize("text", ["Tesorera: Yirley Angulo", "Tesorera Yirley Angulo"])
def test_a_post_alone_is_kept_without_its_persons_name(text: str) -> None:
    assert split(text) == ("Tesorera",)
    assert people_in(text) == ("Yirley Angulo",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Secretaría de Minas / Coordinador Talento Humano",
         ("Secretaría de Minas", "Coordinador Talento Humano")),
        ("Secretaría de Minas / Director Casa Lúdica",
         ("Secretaría de Minas", "Director Casa Lúdica")),
        ("Junta Directiva / Tesorero", ("Junta Directiva", "Tesorero")),
        ("Oficina de Archivo / Profesional de Fondos",
         ("Oficina de Archivo", "Profesional de Fondos")),
        ("Oficina de Archivo\nProfesional Universitario - Fondos",
         ("Oficina de Archivo", "Fondos")),
        ("Consulta Externa -\nCoordinadora", ("Consulta Externa",)),
        ("Consulta Externa - Coordinadora de Citas",
         ("Consulta Externa", "Coordinadora de Citas")),
        ("Servicio\nFarmacéutico\nAlmacén", ("Servicio Farmacéutico", "Almacén")),
        ("Oficina de Apoyo\nTécnico", ("Oficina de Apoyo Técnico",)),
        ("Jefe de Archivo\nProfesional de Fondos", ("Jefe de Archivo", "Profesional de Fondos")),
    ],
)  # fmt: skip
def test_what_a_post_is_of_and_posts_in_lists_stay(text: str, names: tuple[str, ...]) -> None:
    assert split(text) == names


def test_who_is_in_charge_in_brackets_is_taken_out_with_the_post_and_its_colon() -> None:
    text = "Área de Escenarios\n(Supervisor: Ing. Paula Rojas)"
    assert split(text) == ("Área de Escenarios",)
    assert people_in(text) == ("Supervisor: Ing. Paula Rojas",)
    assert split("Área de Escenarios (canchas)") == ("Área de Escenarios (canchas)",)
