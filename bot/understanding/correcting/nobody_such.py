"""That there is no such person: "Andrés Mejía no existe en la entidad, ignore eso" takes no report
back. Pure."""

from __future__ import annotations

import re

_NOBODY_SUCH = re.compile(
    r"(?:^|[.,;:¶] )(?:(?:ese|esa|el|la) )?(?:[a-z]{3,15} ){1,4}no (?:existe|figura)"
    r" en (?:la|nuestra|esta) (?:entidad|alcaldia|nomina|planta)(?!\S)"
    r"|(?:^|[.,;:¶] )(?:ese|esa|el|la) (?:persona|senora?|funcionari[oa]|doctora?)"
    r" (?:[a-z]{3,15} ){0,2}no (?:existe|trabaja|labora|es de)(?!\S)"
    r"|(?:^|[.,;:¶] )[a-z]{3,15} [a-z]{3,15} no (?:existe|trabaja|labora)"
    r"(?= *$| [.,;:¶]| (?:aqui|aca|con)(?!\S))"
)


def says_nobody_is_so(plain: str) -> bool:
    """Tell whether a text, as the grammar spells it, says of a person that nobody is called so
    here."""
    return _NOBODY_SUCH.search(plain) is not None
