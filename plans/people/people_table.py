"""People in a table: columns found by likeness, lines with what is wrong in each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.errors import InputError
from core.spanish import label_words
from core.words import OFFICE_ROLES, Role
from models.staff.people import is_email, same_address
from plans.people.people_rows import Sheet, sheets_of
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
# What stands in the place of an address where there is none.
_NO_ADDRESS = frozenset({"", "no", "no tiene", "sin correo", "ninguno", "na", "n a", "no aplica"})
# A title of the table and a note or two may stand above its headings.
_MOST_ABOVE = 20


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line: a person, how she is reached, and in which roles; `office` is as printed.

    `email` is "" for who has none: then the whole name is who she is.
    """

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

    `offices` are those that the others name, by line: they may be unknown as well. `hidden` names
    what a workbook hides and was not read: "hoja «2025»", "hoja «Personas», fila 7".
    """

    lines: tuple[PersonLine, ...]
    faults: tuple[LineFault, ...]
    offices: tuple[tuple[int, str], ...] = ()
    hidden: tuple[str, ...] = ()


def read_people(data: bytes, source: str) -> PeopleFile:
    """Read the bytes of a workbook or of a CSV file; what is wrong in single lines is listed.
    Raises InputError, naming `source`, where it has no people or cannot be read."""
    return people_in(*sheets_of(data, source), source)


def people_in(sheets: Iterable[Sheet], hidden: tuple[str, ...], source: str) -> PeopleFile:
    """Read the sheets of a workbook, or the one of a CSV file, as `read_people` does; `hidden` is
    what the workbook hides."""
    columns, rows = _table(sheets, source)
    lines: list[PersonLine] = []
    faults: list[LineFault] = []
    offices: list[tuple[int, str]] = []
    for number, cells in rows:
        values = {name: _line_of(cells[at]) if at < len(cells) else "" for name, at in columns}
        if label_words(values["correo"]) in _NO_ADDRESS:
            values["correo"] = ""
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
    return PeopleFile(tuple(lines), tuple(faults), tuple(offices), hidden)


_EXPECTED = "Déle las columnas nombre, correo, dependencia, rol, canal y una línea por persona."


def _table(
    sheets: Iterable[Sheet], source: str
) -> tuple[list[tuple[str, int]], list[tuple[int, list[str]]]]:
    """Return the known columns with their places and the rows below the headings, of the one sheet
    that has them; raises InputError where none has, or more than one."""
    filled = [one for one in sheets if one.rows]
    if not filled:
        raise InputError("el archivo está vacío.", where=source, todo=_EXPECTED)
    headed = [(one, at) for one in filled if (at := _heading_row(one)) is not None]
    if len(headed) > 1:
        named = " y ".join(f"«{one.name}»" for one, _ in headed)
        raise InputError(
            f"hay personas en más de una hoja: {named}.",
            where=source,
            todo="Déjelas todas en una sola.",
        )
    sheet, at = headed[0] if headed else (filled[0], 0)
    number, header = sheet.rows[at]
    return _columns(header, f"{source}, línea {number}"), sheet.rows[at + 1 :]


def _heading_row(sheet: Sheet) -> int | None:
    """Return the place of the row that has the columns that are needed; None where none has."""
    for at, (_, cells) in enumerate(sheet.rows[:_MOST_ABOVE]):
        if {_column(cell) for cell in cells}.issuperset(_NEEDED):
            return at
    return None


def _columns(header: list[str], where: str) -> list[tuple[str, int]]:
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
                where=where,
                todo="Cambie el título de la que es otra cosa.",
            )
        places[name] = at
    missing = [name for name in _NEEDED if name not in places]
    if missing:
        raise InputError(
            f"no hay columna de {' ni de '.join(missing)}.", where=where, todo=_EXPECTED
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


def one_line(name: str, email: str, office: str, role: str) -> PeopleFile:
    """Return one person who was typed as a table of one line has her: its faults name what is
    wrong."""
    cells = {"nombre": name, "correo": email, "dependencia": office, "rol": role}
    sheet = Sheet("", [(1, list(cells)), (2, list(cells.values()))])
    return people_in([sheet], (), "")


def fault_of_name(name: str) -> str:
    """Return what is wrong with a name, "" for nothing."""
    return what_is_strange(name) or "" if name else "falta el nombre."


def fault_of_email(address: str) -> str:
    """Return what is wrong with an address in its stored form, "" for nothing."""
    return what_is_strange(address) or ("" if is_email(address) else "esto no es un correo.")


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
    if email and not is_email(email):
        faults.append(LineFault(number, "correo", f"«{values['correo']}» no es un correo."))
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
