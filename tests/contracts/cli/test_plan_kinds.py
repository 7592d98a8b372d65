"""culmina plan read --as: a kind of plan helps where the table is silent, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.contracts.cli.conftest import Place, Ran

Cli = Callable[..., Ran]

HEADS = "No.\tACTIVIDAD\tFECHA FIN\tRESPONSABLE\n"
ROWS = (
    "1\tOrdenar el archivo central\t30/06/2026\tOficina de Prensa\n",
    "2\tPublicar el mapa de riesgos\t31/07/2026\tOficina de Prensa\n",
)
UNNAMED = "\t\t" + HEADS + "".join(f"Gestión con valores\tArchivo\t{row}" for row in ROWS)
AUDITED = "PLAN DE MEJORAMIENTO VIGENCIA 2024\n\n" + HEADS + "".join(ROWS)


def _read(ran: Ran) -> Any:
    assert ran.code == 0, ran.error
    return json.loads(ran.out)


def test_levels_without_a_heading_have_the_names_of_that_kind_of_plan(
    place: Place, culmina: Cli
) -> None:
    plan = place.file("plan.txt", UNNAMED)

    silent = _read(culmina("plan", "read", plan, "--json"))["activities"][0]
    told = _read(culmina("plan", "read", plan, "--json", "--as", "mipg"))["activities"][0]

    assert silent["groups"] == {}
    assert told["groups"] == {"Dimensión": "Gestión con valores", "Política": "Archivo"}
    assert list(told["groups"]) == ["Dimensión", "Política"]


def test_what_the_table_prints_wins_over_the_kind(place: Place, culmina: Cli) -> None:
    printed = "EJE\tPROGRAMA\t" + HEADS + "".join(f"Vida\tArchivo\t{row}" for row in ROWS)
    plan = place.file("plan.txt", printed)

    as_printed = _read(culmina("plan", "read", plan, "--json"))
    told = _read(culmina("plan", "read", plan, "--json", "--as", "mipg"))

    assert told == as_printed
    assert told["activities"][0]["groups"] == {"EJE": "Vida", "PROGRAMA": "Archivo"}


def test_a_year_in_the_title_is_the_audited_one_of_a_plan_of_improvement(
    place: Place, culmina: Cli
) -> None:
    plan = place.file("plan.txt", AUDITED)

    def year(*words: str) -> int:
        return int(_read(culmina("plan", "read", plan, "--json", *words))["year"])

    assert year() == 2024
    assert year("--as", "mejoramiento") == 2026
    assert year("--as", "ptep") == 2024


def test_a_plan_is_stored_as_it_is_read(place: Place, culmina: Cli) -> None:
    plan = place.file("plan.txt", UNNAMED)

    assert culmina("plan", "import", plan, "--as", "MIPG").code == 0
    back = _read(culmina("plan", "export", "1", "--format", "json"))

    assert list(back["activities"][0]["groups"]) == ["Dimensión", "Política"]


@pytest.mark.parametrize("command", ["read", "import"])
def test_an_unknown_kind_is_refused_with_those_there_are(
    place: Place, culmina: Cli, command: str
) -> None:
    ran = culmina("plan", command, place.file("plan.txt", UNNAMED), "--as", "pdm")

    assert ran.code == 2
    for name in ("--as pdm", "ptep", "mipg", "mejoramiento", "paac"):
        assert name in ran.error
    assert culmina("plan", "list").out.startswith("Todavía no hay planes")
