"""What is only to be kept as evidence: "para que quede como soporte de la 2.2". Pure."""

from __future__ import annotations

import re

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now, go_on, without
from bot.conversation.state import State
from bot.conversation.steps import Attach, Say, Step, Withdraw
from bot.conversation.view import View
from bot.understanding.captions import sends_a_version
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE

_BEFORE = (
    r"(?:(?:buen[oa]s?|dias?|tardes|noches|hola|cordial|atento|saludo|doctora?|reenvi[oa]|remit[oe]"
    r"|envi[oa]|adjunt[oa]|anex[oa]|paso|dejo|mando|va|l[aeo]s?|esto|est[ea]|correo|mensaje"
    r"|documento|archivo|aqui|por|favor|porfa|para|que|se|y|quede|queda|sirva|obre|conste|repose"
    r"|tenga|guarde|deje|registre|incluya|en cuenta) ){0,14}"
)
_SUPPORT = r"(?:soportes?|evidencias?|prueba|constancia|respaldo|anexo)"
_AFTER = r"(?: (?:por favor|porfa|muchas|mil|gracias|quedo atent[oa]|cordialmente)){0,4}"
_ONLY_SUPPORT = re.compile(
    rf"{_BEFORE}(?:como |de |el |un |una |la )?{_SUPPORT} (?:para|de|del|en|a)"
    rf"(?: (?:la|el|lo|las|los))? [^,;%]{{1,90}}?{_AFTER}(?: [.!,])*"
)
_FIGURE = re.compile(r"[\d%]")


def is_only_support(text: str) -> bool:
    """Tell whether a text says nothing but of which activity something is to be the evidence."""
    plain = re.sub(r" [.,;:!¶](?= |$)", "", read(text).plain).strip()
    plain = A_CODE.sub("@", plain)
    return _ONLY_SUPPORT.fullmatch(plain) is not None and _FIGURE.search(plain) is None


def without_a_file(state: State, heard: Read, view: View) -> Step | None:
    """File what waits with a question about the figure beside it; where nothing has come, say that
    files and links are kept as evidence."""
    sent = is_only_support(heard.text) or sends_a_version(heard.text)
    if heard.attached is not None or not sent:
        return None
    hers = [one for one in view.named(heard.text) if one is not None]
    about = hers[0] if len(hers) == 1 else None
    asked = state.open_question(view.reminded_at)
    if about is not None and asked is not None and asked.attached is not None:
        kept = Attach((about,), asked.messages, asked.attached)
        rest = about_now(without(state, asked), about, view)
        return go_on(rest, (Withdraw(asked.messages), kept), view)
    return Step(about_now(state, about, view), (Say("support_without_file", about=about),))
