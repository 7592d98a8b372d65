"""People in a CSV file: columns found by likeness, lines with what is wrong in each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.errors import InputError
from core.spanish import label_words
from core.words import OFFICE_ROLES, Role
from models.staff.people import is_email, same_address
from plans.people.roles import SHOWN, role_called
from plans.safe_text import is_formula_like

MOST_LETTERS = 200
_LIKE = 85
# "Director(a)", "Delegado/a": the ending for the other sex.
_ENDING = re.compile(r"\([ao]\)|/[ao]\b", re.IGNORECASE)
_LIST = re.compile(r"[,;/+]|\s[ye]\s", re.IGNORECASE)

_COLUMNS: dict[str, tuple[str, ...]] = {
    "nombre": (
        "nombre", "nombres", "nombre completo", "nombres y apellidos", "nombre del funcionario",
        "funcionario", "servidor", "persona", "name", "full name",
    ),
    "correo": (
        "correo", "correo electronico", "correo institucional", "direccion de correo",
        "email", "e mail", "mail",
    ),
    "dependencia": (
        "dependencia", "dependencia responsable", "oficina", "area", "unidad", "secretaria",
        "office", "department",
    ),
    "rol": ("rol", "roles", "papel", "perfil", "role"),
    "canal": (
        "canal", "canal preferido", "canal de contacto", "medio", "medio preferido", "channel",
        "preferred channel",
    ),
}  # fmt: skip
_NEEDED = ("nombre", "correo")

_MAIL = ("email", "e mail", "mail", "correo", "correo electronico")
_CHANNEL_OF = {"telegram": "telegram", **dict.fromkeys(_MAIL, "email")}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line: a person, how she is reached, and in which roles; `office` is as printed."""

    line: int
    name: str
    email: str
    office: str
    roles: tuple[Role, ...]
    channel: str | None


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in a line (counted from 1, the header's is the first) and in which column."""

    line: int
    column: str
    message: str

    def sentence(self) -> str:
        """Return the fault as one line of a list."""
        return f"línea {self.line}, {self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The lines that were understood, and what is wrong with the others.

    `offices` are those that the others name, by line: they may be unknown as well.
    """

    lines: tuple[PersonLine, ...]
    faults: tuple[LineFault, ...]
    offices: tuple[tuple[int, str], ...] = ()


def read_people(data: bytes, source: str) -> PeopleFile:
    """Read the bytes of a CSV file (UTF-8 or Windows-1252, commas or semicolons); what is wrong in
    single lines is listed. Raises InputError, naming `source`, where it has no people."""
    rows = _rows(_decode(data, source), source)
    header = next(rows, None)
    if header is None:
        raise InputError("el archivo está vacío.", where=source, todo=_EXPECTED)
    columns = _columns(header[1], source)
    lines: list[PersonLine] = []
    faults: list[LineFault] = []
    offices: list[tuple[int, str]] = []
    for number, cells in rows:
        values = {name: _line_of(cells[at]) if at < len(cells) else "" for name, at in columns}
        found = _faults_of(number, values)
        faults += found
        if not found:
            lines.append(_line(number, values))
        elif _names_an_office(values, found):
            offices.append((number, values["dependencia"]))
    if not lines and not faults:
        raise InputError(
            "el archivo no tiene personas, solo títulos.", where=source, todo=_EXPECTED
        )
    return PeopleFile(tuple(lines), tuple(faults), tuple(offices))


_EXPECTED = "Déle las columnas nombre, correo, dependencia, rol, canal y una línea por persona."


def _decode(data: bytes, source: str) -> str:
    if b"\0" not in data:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise InputError(
        "esto no es un archivo CSV.",
        where=source,
        todo="Guarde la tabla como CSV (UTF-8) e intente de nuevo.",
    )


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, with the number of the line on which each begins."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"no se puede leer la línea: {error}.",
            where=f"{source}, línea {begins}",
            todo="Busque una comilla que no se cierra.",
        ) from error


def _columns(header: list[str], source: str) -> list[tuple[str, int]]:
    """Return the known columns and their places; a header that resembles none is left out."""
    places: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = _column(cell)
        if name is None:
            continue
        if name in places:
            raise InputError(
                f"dos columnas parecen {name}: «{header[places[name]].strip()}» y "
                f"«{cell.strip()}».",
                where=f"{source}, línea 1",
                todo="Cambie el título de la que es otra cosa.",
            )
        places[name] = at
    missing = [name for name in _NEEDED if name not in places]
    if missing:
        raise InputError(
            f"no hay columna de {' ni de '.join(missing)}.",
            where=f"{source}, línea 1",
            todo=_EXPECTED,
        )
    return list(places.items())


def _column(cell: str) -> str | None:
    folded = label_words(cell)
    likeness = {
        name: max(fuzz.ratio(folded, word) for word in words) for name, words in _COLUMNS.items()
    }
    best = max(likeness, key=lambda name: likeness[name])
    return best if likeness[best] >= _LIKE else None


def _line_of(cell: str) -> str:
    return " ".join(cell.split())


def what_is_strange(text: str, *, may_be_formula: bool = False) -> str | None:
    """Return why a text cannot be shown as a person's in tables, terminals and mails; else None."""
    unseen = next((letter for letter in text if not letter.isprintable()), None)
    if unseen is not None:
        return f"tiene un carácter que no se ve (U+{ord(unseen):04X}): escríbalo de nuevo."
    if len(text) > MOST_LETTERS:
        return f"tiene {len(text)} letras; lo más son {MOST_LETTERS}."
    if is_formula_like(text) and not may_be_formula:
        return f"«{text}» comienza con «{text[0]}», como una fórmula: escríbalo sin eso."
    return None


def _words(cell: str) -> list[str]:
    parts = _LIST.split(_ENDING.sub("", cell))
    return [word for part in parts if (word := label_words(part))]


def _faults_of(number: int, values: dict[str, str]) -> list[LineFault]:
    """Return all that is wrong in a line; of a cell that cannot even be shown, only that."""
    strange = {
        column: LineFault(number, column, said)
        for column, text in values.items()
        if (said := what_is_strange(text, may_be_formula=column not in _NEEDED)) is not None
    }
    others = [one for one in _faults_of_meaning(number, values) if one.column not in strange]
    return [*strange.values(), *others]


def _names_an_office(values: dict[str, str], faults: list[LineFault]) -> bool:
    """Tell whether a line with faults names an office that its role needs and can be shown."""
    roles = {role_called(word) for word in _words(values.get("rol", ""))}
    needed = not roles or None in roles or bool(OFFICE_ROLES & roles)
    shown = all(one.column != "dependencia" for one in faults)
    return bool(values.get("dependencia")) and needed and shown


def _faults_of_meaning(number: int, values: dict[str, str]) -> list[LineFault]:
    faults = []
    if not values["nombre"]:
        faults.append(LineFault(number, "nombre", "falta el nombre."))
    email = same_address(values["correo"])
    if not is_email(email):
        said = f"«{values['correo']}» no es un correo." if email else "falta."
        faults.append(LineFault(number, "correo", said))
    words = _words(values.get("rol", ""))
    strange = ", ".join(f"«{word}»" for word in words if role_called(word) is None)
    if strange:
        faults.append(LineFault(number, "rol", f"{strange}: los roles son {SHOWN}."))
    if not values.get("dependencia"):
        faults += _without_office(number, words, column="dependencia" in values)
    channel = _words(values.get("canal", ""))
    if channel and (len(channel) > 1 or channel[0] not in _CHANNEL_OF):
        shown = values["canal"]
        faults.append(LineFault(number, "canal", f"«{shown}» no es telegram ni correo."))
    return faults


def _without_office(number: int, words: list[str], *, column: bool) -> list[LineFault]:
    lacking = "" if column else " y el archivo no trae la columna «dependencia»"
    if not words:
        return [LineFault(number, "rol", f"no hay rol ni oficina{lacking}.")]
    office_role = next((word for word in words if role_called(word) in OFFICE_ROLES), None)
    if office_role is None:
        return []
    return [
        LineFault(number, "dependencia", f"el rol «{office_role}» necesita una oficina{lacking}.")
    ]


def _line(number: int, values: dict[str, str]) -> PersonLine:
    # Whoever is named for an office without a role is the one who answers for it.
    called = (role_called(word) for word in _words(values.get("rol", "")))
    roles = dict.fromkeys(one for one in called if one is not None) or (Role.LEAD,)
    channel = _words(values.get("canal", ""))
    return PersonLine(
        line=number,
        name=values["nombre"],
        email=same_address(values["correo"]),
        office=values.get("dependencia", ""),
        roles=tuple(roles),
        channel=_CHANNEL_OF[channel[0]] if channel else None,
    )
