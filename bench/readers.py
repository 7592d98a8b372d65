"""(d) Plans read from files, beside the libraries that read the same files, in one warm process.

`python -m bench.readers FOLDER` says the seconds of each run in one line of JSON.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pdfplumber
from openpyxl import load_workbook

from bench.lines import Helper, say
from bench.results import Row, paired
from plans.activities.document import PlanActivity, PlanDocument
from plans.export.table_back import table_of, text_of
from plans.export.xlsx import write_xlsx
from plans.read import understand
from plans.readers.grid import Place
from plans.readers.pdf.file import read_pdf
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.paper import Layout, printed

PART = "(d) plans read from files"
ACTIVITIES = 5_000
PAGES = 60
MOST_TIMES = {"xlsx": 4, "pdf": 2.5}  # docs/decisions/0067
MOST_MEMORY = 400  # MB

_ROUNDS = {"xlsx": 5, "pdf": 3}
_COMPONENTS = (
    "Gestión del riesgo de corrupción", "Rendición de cuentas", "Atención al ciudadano",
    "Transparencia y acceso a la información", "Racionalización de trámites",
)  # fmt: skip
_OFFICES = (
    "Secretaría de Planeación", "Oficina de Control Interno", "Secretaría de Hacienda",
    "Oficina Asesora de Comunicaciones", "Dirección de las TIC", "Secretaría General",
)  # fmt: skip
_VERBS = ("Publicar", "Revisar", "Socializar", "Actualizar", "Elaborar", "Evaluar")
_THINGS = ("el mapa de riesgos", "el informe de solicitudes", "la carta de trato digno",
           "el inventario de trámites", "la estrategia de participación")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _File:
    """A file and the two ways to read it; both return how much they found."""

    content: bytes
    culmina: Callable[[bytes], int]
    library: Callable[[bytes], int]


def rows(folder: str) -> list[Row]:
    """Measure in a process of its own; return the lines of the table."""
    found = Helper("bench.readers", folder).hello
    result = []
    for form, name, library in (
        ("xlsx", f".xlsx of {ACTIVITIES:,} activities", "openpyxl"),
        ("pdf", f"PDF of {PAGES} pages", "pdfplumber"),
    ):
        ours, theirs = found["seconds"][form]
        result += [
            Row(PART, f"{name}: {library}", "s", theirs),
            Row(PART, f"{name}: culmina, up to its activities", "s", ours)
            .beside(paired(ours, theirs), f"of {library}")
            .at_most(MOST_TIMES[form]),
        ]
    result.append(
        Row(PART, "the .xlsx as a command reads it, both processes", "MB", [found["peak"]]).at_most(
            MOST_MEMORY
        )
    )
    return result


def main(folder: str) -> None:
    """Write the files, read them in turn with culmina and with the library, say the seconds."""
    files = {
        "xlsx": _File(write_xlsx(table_of(_plan(ACTIVITIES))), _read_xlsx, _by_openpyxl),
        "pdf": _File(_paper(), _read_pdf, _by_pdfplumber),
    }
    book = Path(folder) / "plan.xlsx"
    book.write_bytes(files["xlsx"].content)
    seconds = {form: _seconds(file, _ROUNDS[form]) for form, file in files.items()}
    say(seconds=seconds, peak=Helper("bench.reader_peak", str(book)).hello["peak"])


def _seconds(file: _File, rounds: int) -> list[list[float]]:
    """Return the seconds of each round; the two ways take turns in going first."""
    ways = (file.culmina, file.library)
    for way in ways:
        way(file.content)
    found: list[list[float]] = [[], []]
    for number in range(rounds):
        for which in (0, 1) if number % 2 else (1, 0):
            gc.collect()
            start = time.perf_counter()
            ways[which](file.content)
            found[which].append(time.perf_counter() - start)
    return found


def _read_xlsx(content: bytes) -> int:
    return len(understand(read_xlsx(content, "plan.xlsx")).activities)


def _by_openpyxl(content: bytes) -> int:
    book = load_workbook(BytesIO(content), data_only=True)
    return sum(cell.value is not None for row in book.worksheets[0].iter_rows() for cell in row)


def _read_pdf(content: bytes) -> int:
    return len(understand(read_pdf(content, "plan.pdf")).activities)


def _by_pdfplumber(content: bytes) -> int:
    with pdfplumber.open(BytesIO(content)) as document:
        return sum(
            len(page.extract_tables()) + len(page.extract_words()) for page in document.pages
        )


def _plan(count: int) -> PlanDocument:
    """Return an invented plan."""
    return PlanDocument(
        source="plan",
        entity="Alcaldía de Puerto Esperanza",
        title="Plan de transparencia 2026",
        year=2026,
        cutoff=date(2026, 8, 31),
        published=None,
        activities=tuple(_activity(number, count) for number in range(count)),
        offices=(),
    )


def _activity(number: int, count: int) -> PlanActivity:
    component = number * len(_COMPONENTS) // count
    verb, thing = _VERBS[number % len(_VERBS)], _THINGS[number % len(_THINGS)]
    due = date(2026, 1, 15) + timedelta(days=number % 340)
    words = f"Se adelantó la actividad {number} con los enlaces de las dependencias. " * 2
    return PlanActivity(
        place=Place(number + 1, 1),
        code=f"{component + 1}.{number + 1}",
        component=_COMPONENTS[component],
        subcomponent=f"Línea {number * 40 // count + 1} de trabajo",
        title=f"{verb} {thing} de la sede {number}, con los soportes que exige la norma",
        product=f"Documento {number} publicado en la página web",
        due=(due,),
        due_text=f"{due:%d/%m/%Y}",
        offices=tuple(_OFFICES[(number + one) % len(_OFFICES)] for one in range(1 + number % 2)),
        percent=Decimal(number % 101),
        description=words.strip(),
    )


def _paper() -> bytes:
    """Return a plan printed on as many pages as are measured: a table with lines, lying down."""
    table = table_of(_plan(PAGES * 9))
    lines = [[column.name for column in table.columns]]
    lines += [[text_of(value) for value in row] for row in table.rows]
    return printed(lines, Layout(ruled=True, landscape=True, repeat=True))


if __name__ == "__main__":
    main(sys.argv[1])
