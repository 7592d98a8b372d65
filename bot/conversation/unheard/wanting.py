"""Whether a sentence asks something of us that a receipt does not answer. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.asking import asked_apart
from core.spanish import fold

_TO_ME = (
    r"(?:mande|envie|remita|comparta|pase|muestre|explique|cuente|diga|llame|escriba|recuerde"
    r"|informe|indique|regale|ayude)(?:n)?(?:me|nos)(?:l[ao]s?)?"
)
_NO_MORE = r"(?:ya )?no (?:me|nos) (?:escriban?|manden?|envien?|llamen?|recuerden?|molesten?)"
_WANTED = (
    r"(?:quiero|quisiera|necesito|necesitamos|(?:les? )?pido|solicito) que (?:me|nos) [a-z]{4}"
)
_ORDER = re.compile(
    rf"\W{{0,3}}(?:(?:y|e|pero|tambien|ademas|por favor|porfa|favor) ){{0,3}}"
    rf"(?:{_TO_ME}|{_NO_MORE}|{_WANTED})(?=\W|[a-z]|$)"
)
# What a receipt answers: whether it came, whether all is well.
_OF_THE_RECEIPT = re.compile(
    r"(?<!\w)(?:quedo|quedaron|recibi|recibieron|llego|llegaron|registr|anot|falta|cualquier|algo)"
)


def wishes(text: str) -> bool:
    """Tell whether a sentence is a question of hers, or an order to send, tell or stop something;
    not where it only asks whether we have heard her."""
    said = fold(text)
    if _OF_THE_RECEIPT.search(said):
        return False
    if _ORDER.match(said):
        return True
    asked, rest = asked_apart(text) if "?" in text else ((), text)
    return bool(asked) and not rest.strip(" .,;¿?¡!")
