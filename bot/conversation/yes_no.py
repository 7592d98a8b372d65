"""Yes and no in any wording, as answers to a question that waits for one."""

from __future__ import annotations

import re

from core.spanish import fold

_YES = re.compile(
    r"(si+|claro|correcto|exacto|de acuerdo|confirmo|confirmado|ok|okay|vale|listo|dale|asi es|"
    r"por supuesto|afirmativo|eso es|hagale|registrelo|1)( (senor|senora|correcto|claro|"
    r"confirmo|por favor|gracias|asi es|registrelo|esta bien|sin duda))*"
)
_NO = re.compile(
    r"(no+|negativo|incorrecto|para nada|cancelar|cancele|dejelo asi|mejor no|nada|2)"
    r"( (senor|senora|gracias|es correcto|es asi|lo registre|aun no|todavia no|por favor))*"
)


def _bare(text: str) -> str:
    return re.sub(r"[^\w\s]", " ", fold(text)).strip()


def says_yes(text: str) -> bool:
    """Tell whether the whole text is a yes: "sí", "Sí, señor", "claro que" is not one."""
    return _YES.fullmatch(re.sub(r"\s+", " ", _bare(text))) is not None


def says_no(text: str) -> bool:
    """Tell whether the whole text is a no: "no", "no, gracias"."""
    return _NO.fullmatch(re.sub(r"\s+", " ", _bare(text))) is not None
