"""What is odd in a whole plan or its file: columns, pages, and rows that hold no activity."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import InputError
from core.spanish import plural
from plans.faults import UNKNOWN_COLUMN, UNKNOWN_COLUMNS, Fault, Rank, of_row, quote, shortened
from plans.readers.grid import Place
from plans.tables.headings.fields import EXTRA, IN_WORDS, Field

# Between the headings that one note is about.
BETWEEN_COLUMNS = " | "
# What a person says of an unknown column, once.
_MAY_BE = 'Si es lo que parece: --map "{text}={field}"; para dejarla así: --map "{text}=extra".'
_MAY_BE_ANY = (
    'Para dejarla así: --map "{text}=extra"; si es un dato del plan, con su campo en vez de extra: '
    "producto, meta, indicador, unidad, fecha u otro."
)
_SEND = "Mande el libro de Excel o el documento de Word, o un PDF con las líneas de la tabla."


def only_code(text: str, place: Place) -> Fault:
    """Return the fault of a row of which only the activity's number is left."""
    return of_row("only_code", text, place)


def unknown_column(name: str, proposed: str | None, place: Place) -> Fault:
    """Return the note about a column that culmina has no word for; its cells are kept. `proposed`
    is the field that it may be of; the text is whole, for a person may say what it is."""
    called = IN_WORDS.get(Field(proposed), proposed) if proposed else ""
    says = (_MAY_BE if proposed else _MAY_BE_ANY).format(text=quote(name), field=called)
    told = f"La columna «{quote(name)}» no se reconoce; su contenido se conserva. {says}"
    return Fault("columns", UNKNOWN_COLUMN, Rank.NOTE, name, told, proposed, place)


def unknown_columns(names: Sequence[str], place: Place) -> Fault:
    """Return the one note about several columns that culmina has no word for, and proposes to keep
    as they are."""
    told = (
        f"{len(names)} columnas no se reconocen: {shortened([quote(name) for name in names])}. Se "
        "propone dejarlas así, con su contenido: escriba «sí», o diga qué es cada una que sea un "
        'dato del plan: --map "TÍTULO=campo".'
    )
    text = BETWEEN_COLUMNS.join(names)
    return Fault("columns", UNKNOWN_COLUMNS, Rank.NOTE, text, told, EXTRA, place)


def several_in_cells(count: int, text: str, place: Place) -> Fault:
    """Return the note about rows that list several activities in one cell."""
    rows = plural(count, "fila trae", "filas traen")
    return of_row("several_in_cells", text, place, rows=rows)


def text_between(count: int, text: str, place: Place) -> Fault:
    """Return the note about lines inside the table that belong to no row."""
    return of_row("text_between", text, place, lines=plural(count, "línea", "líneas"))


def not_printed(field: str, what: str) -> Fault:
    """Return the note about a fact of the whole plan that the file does not say."""
    return Fault(field, "not_printed", Rank.NOTE, "", f"El archivo no dice {what}.")


def people_named(names: Sequence[str], place: Place) -> Fault:
    """Return the note about persons in the columns of offices, who are none."""
    told = (
        f"Donde van las oficinas hay personas: {shortened(names)}. No se toman como "
        "oficinas: regístrelas en el archivo de personas, cada una con la suya."
    )
    return Fault("offices", "people_named", Rank.NOTE, "; ".join(names), told, place=place)


def joined_names(names: Sequence[str], place: Place) -> Fault:
    """Return the note about names of offices that may be those of two, and are taken as one."""
    told = (
        f"Hay nombres unidos con «y» o con guion: {shortened(names)}. Cada uno se toma como una "
        "sola oficina; si son dos, escríbalas con «;» entre ellas y cargue el plan otra vez."
    )
    return Fault("offices", "joined_names", Rank.NOTE, "; ".join(names), told, place=place)


def states_without_figure(texts: Sequence[str], place: Place) -> Fault:
    """Return the note about words in place of percentages that say that something goes on."""
    told = (
        f"Donde va el porcentaje dice {shortened([f'«{text}»' for text in texts])}: se conserva, y "
        "el avance queda sin cifra hasta que se reporte."
    )
    return Fault("percent", "states_without_figure", Rank.NOTE, "; ".join(texts), told, place=place)


def collectives_in_support(names: Sequence[str], place: Place) -> Fault:
    """Return the note about names of many offices among those that support activities."""
    told = (
        f"Entre las de apoyo hay nombres que no son de una oficina: {shortened(names)}. No "
        "se le escribe a nadie por ellos mientras no se diga cuáles son."
    )
    text = "; ".join(names)
    return Fault("co_offices", "collectives_in_support", Rank.NOTE, text, told, place=place)


def hidden_parts(names: Sequence[str]) -> Fault:
    """Return the note about sheets, rows and columns that the file hides; they are not read."""
    count = plural(len(names), "parte oculta que no se leyó", "partes ocultas que no se leyeron")
    show = "Muéstrela si hace" if len(names) == 1 else "Muéstrelas si hacen"
    told = f"El archivo tiene {count}: {shortened(names)}. {show} parte del plan."
    return Fault("row", "hidden", Rank.NOTE, "; ".join(names), told)


def scanned_pages(pages: Sequence[int]) -> Fault:
    """Return the note about pages of a PDF that are images: what they print is not read."""
    one, many = "página es una imagen sin texto y no se leyó", "páginas son imágenes sin texto y"
    count = plural(len(pages), one, f"{many} no se leyeron")
    named = [str(page) for page in pages]
    told = f"{count}: {shortened(named)}. Revise que no falten actividades."
    return Fault("row", "scanned_page", Rank.NOTE, ", ".join(named), told)


def groups_not_told_apart(names: Sequence[tuple[int, str]]) -> Fault:
    """Return the fault of a PDF that does not say which rows a name is over, or cuts it."""
    page, text = names[0]
    told = (
        f"No se sabe qué filas son de «{quote(text)}» (página {page}), sin líneas o cortado: "
        f"donde hay duda, las actividades quedaron sin componente ni subcomponente. {_SEND}"
    )
    place = Place(1, 1, page=page)
    kind = "groups_not_told_apart"
    return Fault("component", kind, Rank.REMINDER, quote(text), told, place=place)


def cut_texts(texts: Sequence[tuple[int, str]]) -> Fault:
    """Return the fault of a PDF that lacks the end of texts that are longer than their cells."""
    page, text = texts[0]
    count = plural(len(texts), "texto que no cabe en su celda", "textos que no caben en su celda")
    told = f"El PDF trae {count}, como «{quote(text)}» (página {page}): les falta el final. {_SEND}"
    place = Place(1, 1, page=page)
    return Fault("row", "cut_texts", Rank.REMINDER, quote(text), told, place=place)


def rows_left_out(rows: Sequence[tuple[int, str]]) -> Fault:
    """Return the fault of a PDF without lines in which a few rows are not told apart: they are not
    read, all others are."""
    named = [f"«{quote(text)}» (página {page})" for page, text in rows]
    count = plural(len(rows), "fila no se distingue", "filas no se distinguen")
    told = f"{count} de las de al lado y no se leyeron: {shortened(named)}. {_SEND}"
    place = Place(1, 1, page=rows[0][0])
    text = "; ".join(quote(text) for _, text in rows)
    return Fault("row", "rows_left_out", Rank.REMINDER, text, told, place=place)


def rows_not_told_apart(source: str, unsure: Sequence[tuple[int, str]]) -> InputError:
    """Return the error of a PDF whose table may be read in several ways; `unsure` quotes what."""
    page, text = unsure[0]
    pages = list(dict.fromkeys(str(number) for number, _ in unsure))
    also = f" (y en otras: {shortened(pages[1:])})" if pages[1:] else ""
    return InputError(
        "no se puede leer el plan: no se distinguen las filas de la tabla. "
        f"No se sabe a qué fila o columna pertenece «{quote(text)}»; no se tomó ningún dato.",
        where=f"{source}, página {page}{also}",
        todo=_SEND,
    )
