"""The usual headings are known; activities that speak of them are not headings."""

from __future__ import annotations

import pytest

from plans.tables.headings.usual import (
    Kind,
    begins_as_activity,
    component_kind,
    is_heading,
    subcomponent_kind,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("1: Gestión del Riesgo de Corrupción - Mapa de Riesgos de Corrupción", Kind.RISKS),
        ("RACIONALIZACION DE TRAMITES", Kind.PROCEDURES),
        ("ESTRATEGIA DE RENDICION DE CUENTAS", Kind.ACCOUNTABILITY),
        ("Mecanismos para mejorar la atención al ciudadano", Kind.SERVICE),
        ("FORTALECIMIENTO SERVICIO AL CIUDADANO", Kind.SERVICE),
        ("Transparencia y acceso a la información", Kind.TRANSPARENCY),
        ("OTRAS INICIATIVAS", None),
    ],
)
def test_a_component_is_known_by_its_words(name: str, kind: Kind | None) -> None:
    assert component_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Monitoreo o revisión", Kind.RISKS),
        ("Monitoreo del Acceso a la Información Pública", Kind.TRANSPARENCY),
        ("Subcomponente 3 Talento humano", Kind.SERVICE),
        ("RESPONSABILIDAD", Kind.ACCOUNTABILITY),
        ("Seguimiento", Kind.RISKS),
        ("Seguimiento al plan", None),
        ("Código de integridad", None),
    ],
)
def test_a_subcomponent_tells_its_component_or_nothing(name: str, kind: Kind | None) -> None:
    assert subcomponent_kind(name) is kind


def test_a_heading_is_one_and_an_activity_about_it_is_not() -> None:
    assert is_heading("RACIONALIZACION DE TRAMITES")
    assert not is_heading("Generar propuesta plan de racionalización de trámites")
    assert not is_heading("Banner y correos")
    assert begins_as_activity("Generarla cuanto antes")
    assert not begins_as_activity("Publicación de informes")
