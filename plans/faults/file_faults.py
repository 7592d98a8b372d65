"""What is odd in a file as a whole: columns and lines that no activity has, parts not read."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import InputError
from core.spanish import plural
from plans.faults.faults import Fault, Rank, quote
from plans.readers.grid import Place

_MOST_NAMED = 5


def only_code(text: str, place: Place) -> Fault:
    """Return the fault of a row of which only the activity's number is left."""
    return Fault(
        "row",
        "only_code",
        Rank.REMINDER,
        text,
        f"La fila solo trae el número «{text}»: falta la actividad. Revise el archivo.",
        place=place,
    )


def unknown_column(name: str, place: Place) -> Fault:
    """Return the note about a column that culmina has no word for; its cells are kept."""
    return Fault(
        "columns",
        "unknown_column",
        Rank.NOTE,
        quote(name),
        f"La columna «{quote(name)}» no se reconoce; su contenido se conserva.",
        place=place,
    )


def text_between(count: int, text: str, place: Place) -> Fault:
    """Return the note about lines inside the table that belong to no row."""
    return Fault(
        "row",
        "text_between",
        Rank.NOTE,
        quote(text),
        f"Hay {plural(count, 'línea', 'líneas')} de texto entre las filas que no se leyeron.",
        place=place,
    )


def not_printed(field: str, what: str) -> Fault:
    """Return the note about a fact of the whole plan that the file does not say."""
    return Fault(field, "not_printed", Rank.NOTE, "", f"El archivo no dice {what}.")


def hidden_parts(names: Sequence[str]) -> Fault:
    """Return the note about sheets, rows and columns that the file hides; they are not read."""
    count = plural(len(names), "parte oculta que no se leyó", "partes ocultas que no se leyeron")
    show = "Muéstrela si hace" if len(names) == 1 else "Muéstrelas si hacen"
    return Fault(
        "row",
        "hidden",
        Rank.NOTE,
        "; ".join(names),
        f"El archivo tiene {count}: {_named(names)}. {show} parte del plan.",
    )


def scanned_pages(pages: Sequence[int]) -> Fault:
    """Return the note about pages of a PDF that are images: what they print is not read."""
    one, many = "página es una imagen sin texto y no se leyó", "páginas son imágenes sin texto y"
    count = plural(len(pages), one, f"{many} no se leyeron")
    return Fault(
        "row",
        "scanned_page",
        Rank.NOTE,
        ", ".join(map(str, pages)),
        f"{count}: {_named([str(page) for page in pages])}. Revise que no falten actividades.",
    )


def groups_not_told_apart(names: Sequence[tuple[int, str]]) -> Fault:
    """Return the fault of a PDF without lines that does not say which rows a name is over."""
    page, text = names[0]
    return Fault(
        "component",
        "groups_not_told_apart",
        Rank.REMINDER,
        quote(text),
        f"La tabla está sin líneas y no se sabe qué filas son de «{quote(text)}» (página {page}): "
        "se leyeron las actividades, sin componente ni subcomponente. "
        "Mande el libro de Excel o el documento de Word, o un PDF con las líneas de la tabla.",
        place=Place(1, 1, page=page),
    )


def rows_not_told_apart(source: str, unsure: Sequence[tuple[int, str]]) -> InputError:
    """Return the error of a PDF whose table may be read in more ways than one: nothing is read.

    `unsure` quotes what stands in no row or column for certain, each with its page.
    """
    page, text = unsure[0]
    pages = list(dict.fromkeys(str(number) for number, _ in unsure))
    also = f" (y en otras: {_named(pages[1:])})" if pages[1:] else ""
    return InputError(
        "no se puede leer el plan: no se distinguen las filas de la tabla. "
        f"No se sabe a qué fila o columna pertenece «{quote(text)}»; no se tomó ningún dato.",
        where=f"{source}, página {page}{also}",
        todo="Mande el libro de Excel o el documento de Word, o un PDF con las líneas de la tabla.",
    )


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = "; ".join(names[:_MOST_NAMED])
    return f"{shown} y {more} más" if more > 0 else shown
