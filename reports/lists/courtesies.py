"""What nobody has to see to: thanks and greetings, and nothing beside them."""

from __future__ import annotations

import re

from core.spanish import fold

_COURTESY = re.compile(
    r"\W*(?:(?:muchas|mil|muchisimas|mis|con|mucho|muy|bien|buen[oa]s?|dias?|tardes|noches|hola"
    r"|gracias|agradezco|agradecid[oa]|gusto|amable|saludos?|cordial(?:es)?|feliz|fin|de|semana"
    r"|ok|okey|listo|vale|perfecto|entendido|enterad[oa]|recibido|igualmente|por|favor|senor(?:a|es)?"
    r"|doctora?|ingenier[oa]|a|usted|todo|excelente)\W*)+"
)


def is_courtesy(text: str) -> bool:
    """Tell whether a text only thanks, greets or agrees that it was read: "muchas gracias"."""
    return _COURTESY.fullmatch(fold(text).strip()) is not None
