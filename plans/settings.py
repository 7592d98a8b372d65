"""The settings section [plans]: what a person said of headings that are not recognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field, field_validator

from core.errors import InputError
from core.section import Section
from core.spanish import fold
from plans.tables.headings import fields
from plans.tables.headings import meaning as headings
from plans.tables.headings.fields import EXTRA
from plans.tables.headings.headers import Told

_NAMES = tuple(
    str(one) for one in fields.Field if one not in {fields.Field.FOLLOW_UP, fields.Field.SOURCE}
)  # a follow-up whose kind is open is found, not told, and culmina's own column is not read
_CALLED = {fold(name): field for field, name in fields.IN_WORDS.items()}


class PlanSettings(Section):
    """Headings of the entity's own tables, each with the field that it is."""

    columns: dict[str, str] = Field(
        default_factory=dict,
        description=(
            "Headings that are not recognised, each with its field: "
            f"{', '.join(_NAMES)}; or {EXTRA}, to keep the column as it is. Like "
            '{"Entregable esperado" = "product", "Nota interna" = "extra"}.'
        ),
    )

    @field_validator("columns")
    @classmethod
    def _known_fields(cls, columns: dict[str, str]) -> dict[str, str]:
        for name, field in columns.items():
            if field not in (*_NAMES, EXTRA):
                raise ValueError(f"«{name}» cannot be «{field}»: use one of {', '.join(_NAMES)}")
        return columns


def told_of(columns: Mapping[str, str]) -> Told:
    """Return what was said of headings as the readers of tables want it."""
    return {
        headings.normal(name): None if field == EXTRA else fields.Field(field)
        for name, field in columns.items()
    }


def read_field(text: str, *, where: str) -> str:
    """Read the field that a person named, by its Spanish name, by culmina's word or by a heading
    that means it ("entregable"); raises `InputError` where it is none."""
    field = text.strip().casefold()
    if field in (*_NAMES, EXTRA):
        return field
    meant = _CALLED.get(fold(text)) or headings.meaning(text)[0]
    if meant is None or str(meant) not in _NAMES:
        raise _no_field(text, where)
    return str(meant)


def read_map(pairs: Iterable[str]) -> dict[str, str]:
    """Read "NAME=field" as typed at a command, the field as `read_field` does; raises `InputError`
    where it is not of that form."""
    columns: dict[str, str] = {}
    for pair in pairs:
        name, sign, field = pair.rpartition("=")
        if not sign or not headings.normal(name.strip()):
            raise InputError(
                "una columna se dice así: TÍTULO=CAMPO.",
                where=pair,
                todo='Por ejemplo: --map "Entregable esperado=producto"',
            )
        told = {*_NAMES, EXTRA, *_CALLED}
        if fold(field) not in told and not headings.is_known(field):
            raise _no_field(field, pair)
        columns[name.strip()] = read_field(field, where=pair)
    return columns


def _no_field(text: str, where: str) -> InputError:
    named = ", ".join((*fields.IN_WORDS.values(), EXTRA))
    return InputError(f"«{text}» no es un campo.", where=where, todo=f"Campos: {named}.")
