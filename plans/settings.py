"""The settings section [plans]: what a person said of headings that are not recognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field, field_validator

from core.errors import InputError
from core.section import Section
from plans.tables import fields, headings
from plans.tables.fields import EXTRA
from plans.tables.headers import Told

_NAMES = tuple(
    str(one) for one in fields.Field if one not in {fields.Field.FOLLOW_UP, fields.Field.SOURCE}
)  # a follow-up whose kind is open is found, not told, and culmina's own column is not read


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
    """Read the field that a person named, by culmina's word or by a heading that means it
    ("producto"); raises `InputError` where it is none."""
    field = text.strip().casefold()
    meant, _ = headings.meaning(text)
    if field in (*_NAMES, EXTRA):
        return field
    if meant is None or str(meant) not in _NAMES:
        raise InputError(
            f"«{text}» no es un campo.", where=where, todo=f"Campos: {', '.join((*_NAMES, EXTRA))}."
        )
    return str(meant)


def read_map(pairs: Iterable[str]) -> dict[str, str]:
    """Read "NAME=field" as typed at a command, the field also by a heading that means it; raises
    `InputError` where it is not of that form."""
    columns: dict[str, str] = {}
    for pair in pairs:
        name, sign, field = pair.rpartition("=")
        known = field.strip().casefold() in (*_NAMES, EXTRA) or headings.is_known(field)
        if not sign or not headings.normal(name.strip()) or not known:
            raise InputError(
                "una columna se dice así: TÍTULO=CAMPO.",
                where=pair,
                todo=f"Campos: {', '.join((*_NAMES, EXTRA))}.",
            )
        columns[name.strip()] = read_field(field, where=pair)
    return columns
