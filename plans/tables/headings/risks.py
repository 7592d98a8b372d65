"""Maps of risks, and of procedures to be made simpler: which of their columns is the action's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plans.tables.headings.fields import Field
from plans.tables.headings.meaning import normal

_OF_RISK = re.compile(
    r"(?:causas?|consecuencias?|efectos?|probabilidad|impacto|severidad|amenazas?|vulnerabilidad|"
    r"tratamiento|(?:zona|nivel|tipo|clase|clasificacion|factor(?:es)?|valoracion|evaluacion|"
    r"calificacion|tratamiento)(?: de| del)? riesgos?|riesgos?(?: inherente| residual| final)?|"
    r"opcion(?:es)? de (?:manejo|tratamiento)|(?:descripcion (?:de|del) )?"
    r"control(?:es)?(?: existentes?| actual(?:es)?)?)\b.{0,40}"
)
_RISK = re.compile(r"\briesgos?\b")
_PROCEDURE = re.compile(r"\btramites?\b")
_IMPROVED = re.compile(
    r"(?:descripcion de (?:la )?)?(?:mejoras?|propuesta de mejora)"
    r"(?: (?:por|a) (?:implementar|realizar)(?: (?:al|en el) tramite.{0,60})?| propuesta)?"
)
_SURE, _SUREST = 90.0, 100.0
# What a risk and its action both have.
_BOTH = (Field.OFFICES, Field.DUE)


def is_of_risk(heading: str) -> bool:
    """Tell whether a column's heading is about a risk, and not about what is done."""
    return bool(_OF_RISK.fullmatch(normal(heading)))


def of_the_action(
    names: Mapping[int, str], meanings: Mapping[int, tuple[Field | None, float]]
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns that are the risk's own in a table that names risks before actions: who
    answers and when, where the same is said of the action behind its name."""
    titles = [at for at, (one, _) in meanings.items() if one is Field.TITLE]
    if not titles:
        return {}
    title = max(titles, key=lambda at: meanings[at][1])
    if not any(_RISK.search(normal(name)) for at, name in names.items() if at < title):
        return {}
    own: dict[int, tuple[Field | None, float]] = {}
    for field in _BOTH:
        columns = [at for at, (one, _) in meanings.items() if one is field]
        if any(at > title for at in columns):
            own |= {at: (None, meanings[at][1]) for at in columns if at < title}
    return own


def of_procedures(
    names: Mapping[int, str], meanings: Mapping[int, tuple[Field | None, float]]
) -> dict[int, tuple[Field | None, float]]:
    """Return the column of what is to be improved, as that of the activities, in a table of
    procedures that has no other for them."""
    if any(one is Field.TITLE for one, _ in meanings.values()):
        return {}
    if not any(_PROCEDURE.search(normal(name)) for name in names.values()):
        return {}
    found = [at for at, name in names.items() if _IMPROVED.fullmatch(normal(name))]
    return {at: (Field.TITLE, _SURE) for at in found[:1] if meanings[at][1] <= _SUREST}
