"""A table of people as offices make it: header by likeness, both encodings, a workbook, faults by
line."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from core.errors import InputError
from core.words import Role
from plans.people.people_table import PersonLine, read_people

SOURCE = "personas.csv"


def test_a_table_in_spanish_is_read_whole() -> None:
    read = read_people(
        b"nombre,correo,dependencia,rol,canal\n"
        b"Marta Rincon,Marta@PuertoEsperanza.example,Tesoreria,lider,telegram\n"
        b"Pedro Ruiz,pedro@puertoesperanza.example,,control,\n",
        SOURCE,
    )

    assert read.faults == ()
    assert read.lines == (
        PersonLine(
            2,
            "Marta Rincon",
            "marta@puertoesperanza.example",
            "Tesoreria",
            (Role.LEAD,),
            "telegram",
        ),
        PersonLine(3, "Pedro Ruiz", "pedro@puertoesperanza.example", "", (Role.CONTROL,), None),
    )


@pytest.mark.parametrize(
    "header",
    [
        "Nombre;Correo;Dependencia;Rol;Canal",
        "NOMBRES Y APELLIDOS;Correo electrónico;Dependencia responsable;Roles;Canal preferido",
        "Funcionario;E-mail;Oficina;Perfil;Medio",
        "Name;Email;Office;Role;Channel",
        "Nombre completo;Correo institucional;Área;Rol;Canal de contacto",
        "nombrre;coreo electronico;dependencias;rol;canal",
    ],
)
def test_a_header_is_known_by_its_likeness(header: str) -> None:
    read = read_people(f"{header}\nAna;ana@correo.example;TIC;enlace;correo\n".encode(), SOURCE)

    assert read.faults == ()
    assert read.lines == (
        PersonLine(2, "Ana", "ana@correo.example", "TIC", (Role.DELEGATE,), "email"),
    )


def test_a_column_that_resembles_nothing_is_left_alone() -> None:
    read = read_people(
        b"cedula,nombre,cargo,correo,rol\n123,Ana,Profesional,ana@correo.example,auditora\n", SOURCE
    )

    assert [(line.name, line.roles) for line in read.lines] == [("Ana", (Role.AUDITOR,))]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("nombre,dependencia,rol", "no hay columna de correo"),
        ("uno,dos,tres", "no hay columna de nombre ni de correo"),
        ("nombre,correo,email,rol", "dos columnas parecen correo: «correo» y «email»"),
    ],
)
def test_a_header_without_its_needed_columns_is_refused(header: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_people(f"{header}\nAna,ana@correo.example,control,x\n".encode(), SOURCE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_are_read_in_each_encoding_that_a_spreadsheet_writes(encoding: str) -> None:
    data = "Nombre;Correo;Área\nMaría Peña;m@correo.example;Planeación\n".encode(encoding)

    read = read_people(data, SOURCE)

    assert [(line.name, line.office) for line in read.lines] == [("María Peña", "Planeación")]


@pytest.mark.parametrize(
    "data",
    ["nombre,correo\nAna,a@b.co\n".encode("utf-16"), b"nombre\x81\x8d,x\n"],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(InputError, match="no es un archivo CSV") as caught:
        read_people(data, SOURCE)

    assert "Guarde la tabla como libro de Excel (.xlsx) o como CSV" in caught.value.todo


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "vacío"), (b"\n\n ,\n", "vacío"), (b"nombre,correo\n", "no tiene personas")],
)
def test_a_file_without_people_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_people(data, SOURCE)


def test_a_quotation_mark_left_open_is_told_with_the_line_where_it_opens() -> None:
    with pytest.raises(InputError, match=r"personas.csv, línea 3: no se puede leer la línea"):
        read_people(
            b'nombre,correo\n"Ruiz, Ana",a@correo.example\n"Pedro,p@x.co\nZoe,z@x.co', SOURCE
        )


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    read = read_people(
        b'nombre,correo,rol\n\n"Ana\nGomez",ana@correo.example,control\nPedro,malo,control\n',
        SOURCE,
    )

    assert [(line.line, line.name) for line in read.lines] == [(3, "Ana Gomez")]
    assert [fault.line for fault in read.faults] == [5]


@pytest.mark.parametrize("cell", ["", "-", "no tiene", "Sin correo", "N/A"])
def test_a_row_without_an_address_is_a_person(cell: str) -> None:
    read = read_people(f"nombre,correo,dependencia\nAna,{cell},TIC\n".encode(), SOURCE)

    assert read.faults == ()
    assert [(line.name, line.email, line.office) for line in read.lines] == [("Ana", "", "TIC")]


def _book(**sheets: list[list[str]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


HEADER = ["Nombre", "Correo electrónico", "Dependencia", "Rol"]
ANA = ["Ana Gómez", "Ana@correo.example", "Tesorería", "líder"]
ZOE = ["Zoe Lara", "", "", "enlace"]


def test_a_workbook_is_read_below_its_title_and_beside_sheets_without_people() -> None:
    book = _book(
        Instrucciones=[["Llene la hoja Personas"]],
        Personas=[["Alcaldía de Puerto Esperanza"], [], HEADER, ANA, ZOE],
    )
    book["Personas"].merge_cells("C4:C5")

    read = read_people(_saved(book), "personas.xlsx")

    assert read.faults == ()
    assert [(one.line, one.name, one.email, one.office) for one in read.lines] == [
        (4, "Ana Gómez", "ana@correo.example", "Tesorería"),
        (5, "Zoe Lara", "", "Tesorería"),
    ]
    assert read.hidden == ()


def test_what_a_workbook_hides_is_named_and_not_read() -> None:
    book = _book(Personas=[HEADER, ANA, ["Beto", "b@correo.example", "TIC", ""]], Viejas=[HEADER])
    book["Personas"].row_dimensions[3].hidden = True
    book["Viejas"].sheet_state = "hidden"

    read = read_people(_saved(book), "personas.xlsx")

    assert [one.name for one in read.lines] == ["Ana Gómez"]
    assert set(read.hidden) == {"hoja «Viejas»", "hoja «Personas», fila 3"}


def test_people_in_two_sheets_are_refused_and_both_are_named() -> None:
    book = _book(Uno=[HEADER, ANA], Dos=[HEADER, ZOE])

    with pytest.raises(InputError, match="en más de una hoja: «Uno» y «Dos»"):
        read_people(_saved(book), "personas.xlsx")


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0", b"PK\x03\x04" + b"x" * 20 * 1024 * 1024])
def test_a_broken_or_an_enormous_workbook_ends_in_one_sentence(content: bytes) -> None:
    with pytest.raises(InputError, match="no se puede leer la tabla") as caught:
        read_people(content, "personas.xlsx")

    assert (caught.value.where, bool(caught.value.todo)) == ("personas.xlsx", True)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",a@correo.example,TIC,,", "línea 2, nombre: falta el nombre."),
        ("Ana,ana@correo,TIC,,", "línea 2, correo: «ana@correo» no es un correo."),
        ("Ana,a@correo.example,,,", "línea 2, rol: no hay rol ni oficina."),
        (
            "Ana,a@correo.example,,jefe,",
            "línea 2, dependencia: el rol «jefe» necesita una oficina.",
        ),
        (
            "Ana,a@correo.example,TIC,rey,",
            "línea 2, rol: «rey»: los roles son líder (lead), delegado (delegate), "
            "planeación (planning), control, auditor, consulta (viewer).",
        ),
        (
            "Ana,a@correo.example,TIC,,paloma",
            "línea 2, canal: «paloma» no es telegram ni correo.",
        ),
    ],
)
def test_a_wrong_line_is_told_with_its_column(line: str, fault: str) -> None:
    read = read_people(f"nombre,correo,dependencia,rol,canal\n{line}\n".encode(), SOURCE)

    assert [one.sentence() for one in read.faults] == [fault]
    assert read.lines == ()


def test_all_that_is_wrong_in_a_line_is_told_at_once() -> None:
    read = read_people(b"nombre,correo,dependencia,rol,canal\n,malo,=TIC,rey y zar,eco\n", SOURCE)

    told = [(fault.column, fault.message.split(":")[0]) for fault in read.faults]
    assert [column for column, _ in told] == ["nombre", "correo", "rol", "canal"]
    assert told[2][1] == "«rey», «zar»"
    assert read.offices == ((2, "=TIC"),)
    strange = read_people("nombre,correo,rol\nAn\u200ba,malo,rey\n".encode(), SOURCE)
    assert [fault.column for fault in strange.faults] == ["nombre", "correo", "rol"]


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("", (Role.LEAD,)),
        ("Líder", (Role.LEAD,)),
        ("Director(a)", (Role.LEAD,)),
        ("Delegado/a", (Role.DELEGATE,)),
        ("líder; control interno", (Role.LEAD, Role.CONTROL)),
        ("Planeación y enlace", (Role.PLANNING, Role.DELEGATE)),
        ("viewer / consulta", (Role.VIEWER,)),
    ],
)
def test_roles_are_read_in_both_languages_and_several_in_a_cell(
    cell: str, roles: tuple[Role, ...]
) -> None:
    data = f"nombre,correo,dependencia,rol\nAna,a@correo.example,TIC,{cell}\n".encode()

    assert [line.roles for line in read_people(data, SOURCE).lines] == [roles]


@pytest.mark.parametrize("sign", "=+-@")
def test_a_name_or_an_address_that_a_spreadsheet_would_calculate_is_a_fault(sign: str) -> None:
    table = f"nombre,correo,rol\n{sign}Ana,ana@b.example,control\nZoe,{sign}z@b.example,control\n"
    read = read_people(table.encode(), SOURCE)

    assert [fault.sentence() for fault in read.faults] == [
        f"línea 2, nombre: «{sign}Ana» comienza con «{sign}», como una fórmula: escríbalo sin eso.",
        f"línea 3, correo: «{sign}z@b.example» comienza con «{sign}», como una fórmula: "
        "escríbalo sin eso.",
    ]
    assert read.lines == ()


@pytest.mark.parametrize("name", ["Ana-María Ruiz", "Ana = Ruiz", "Ruiz, Ana (e)", "'Ana"])
def test_such_a_sign_within_a_name_is_none(name: str) -> None:
    read = read_people(f'nombre,correo,rol\n"{name}",ana@b.example,control\n'.encode(), SOURCE)

    assert [line.name for line in read.lines] == [name]


def test_a_dash_in_place_of_an_office_that_is_not_needed_is_no_fault() -> None:
    read = read_people(b"nombre,correo,dependencia,rol\nAna,ana@b.example,-,control\n", SOURCE)

    assert read.faults == ()


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("\x1b[31mAna", "001B"), ("Ana\x07", "0007"), ("Ana\u202eziuR", "202E"), ("A\x7fna", "007F")],
)
@pytest.mark.parametrize("column", ["nombre", "correo", "dependencia", "rol", "canal"])
def test_what_a_terminal_would_obey_is_a_fault_and_is_not_shown(
    cell: str, sign: str, column: str
) -> None:
    values = {
        "nombre": "Ana", "correo": "a@correo.example", "dependencia": "TIC", "rol": "lead",
        "canal": "correo",
    } | {column: cell}  # fmt: skip
    table = f"{','.join(values)}\n{','.join(values.values())}\n"

    read = read_people(table.encode(), SOURCE)

    assert [fault.sentence() for fault in read.faults] == [
        f"línea 2, {column}: tiene un carácter que no se ve (U+{sign}): escríbalo de nuevo."
    ]


def test_a_line_break_or_two_spaces_within_a_name_are_one_space() -> None:
    read = read_people(b'nombre,correo,rol\n"Ana\r\n\tRuiz ",a@correo.example,control\n', SOURCE)

    assert [line.name for line in read.lines] == ["Ana Ruiz"]


@pytest.mark.parametrize(("length", "faults"), [(200, []), (201, ["nombre"])])
def test_a_name_of_more_than_two_hundred_letters_is_a_fault(length: int, faults: list[str]) -> None:
    read = read_people(f"nombre,correo,rol\n{'ñ' * length},a@b.example,control\n".encode(), SOURCE)

    assert [fault.column for fault in read.faults] == faults
    assert [fault.message for fault in read.faults] == [
        "tiene 201 letras; lo más son 200." for _ in faults
    ]
