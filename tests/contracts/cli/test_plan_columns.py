"""Headings that culmina does not recognise are told to it: on the line, or once in the settings."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.contracts.cli.conftest import Place, Ran

Cli = Callable[..., Ran]

TABLE = (
    "ACTIVIDADES\tZARANDAJA\tFECHA DE CULMINACION\tDEPENDENCIA RESPONSABLE\n"
    "Publicar el mapa de riesgos\tMapa publicado\t30/06/2026\tOficina de Planeación\n"
)


def _products(ran: Ran) -> list[str | None]:
    assert ran.code == 0, ran.error
    return [one["product"] for one in json.loads(ran.out)["activities"]]


def test_a_heading_told_on_the_line_is_that_field(place: Place, culmina: Cli) -> None:
    plan = place.file("plan.txt", TABLE)

    assert _products(culmina("plan", "read", plan, "--json")) == [None]
    told = culmina("plan", "read", plan, "--json", "--map", "ZARANDAJA=product")
    assert _products(told) == ["Mapa publicado"]


def test_a_field_is_told_in_spanish_too(place: Place, culmina: Cli) -> None:
    plan = place.file("plan.txt", TABLE)

    told = culmina("plan", "read", plan, "--json", "--map", "ZARANDAJA=producto")

    assert _products(told) == ["Mapa publicado"]


def test_a_heading_that_the_file_does_not_have_is_refused(place: Place, culmina: Cli) -> None:
    plan = place.file("plan.txt", TABLE)

    for command in ("read", "import"):
        ran = culmina("plan", command, plan, "--map", "Nada=due")

        assert ran.code == 2
        assert ran.error.startswith("--map Nada: ninguna columna tiene ese título")
        assert "«ZARANDAJA»" in ran.error
    assert "Todavía no hay planes" in culmina("plan", "list").out


def test_a_heading_told_in_the_settings_is_that_field_from_then_on(
    place: Place, culmina: Cli
) -> None:
    plan = place.file("plan.txt", TABLE)
    written = place.config.read_text(encoding="utf-8")
    place.config.write_text(f'{written}\n[plans.columns]\nZARANDAJA = "product"\n', "utf-8")

    assert _products(culmina("plan", "read", plan, "--json")) == ["Mapa publicado"]
    assert culmina("plan", "import", plan).code == 0


def test_a_field_that_does_not_exist_is_refused(place: Place, culmina: Cli) -> None:
    ran = culmina("plan", "read", place.file("plan.txt", TABLE), "--map", "ZARANDAJA=producto_x")

    assert ran.code == 2
    assert "producto_x" in ran.error
