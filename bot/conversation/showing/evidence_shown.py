"""The evidence of an activity, shown to who reads all: its list, and the files themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.turn import Turn
from bot.understanding.wordlists import PLEASE
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.messages import PAGE, Note
from core.overviews import Overview, OverviewRow
from core.spanish import fold
from models.answers import evidence
from models.answers.evidence import EvidenceRow
from scheduler.message.lines import Facts

_LONGEST = 120
_PAPERS = r"(?:evidencias?|soportes?|archivos?|anexos?)"
_CODE = r"[a-z]{0,6}[-.]?\d[\w.-]{0,12}"
_MORE_CODES = rf"(?:(?: y| e)?(?: (?:de )?las?)? {_CODE}){{0,4}}"
# "envié las evidencias" tells something: what is asked for is asked for herself.
_ASKS = re.compile(
    r"(?:(?:hola|por favor|porfa|puede|podria|quiero|necesito|deseo|me|ver|"
    r"(?:muestr|mand|envi|pas|compart)[aei]me|deme|dame|mandar|enviar|mandarme|enviarme"
    r"|muestra|manda|envia|muestran|mandan|envian|buen[oa]s|dias|tardes|cordial|saludo|gracias"
    r"|sirva(?:se|nse)|adicionalmente|tambien|amablemente|le|les|agradezco|agradecemos"
    r"|solicit(?:o|amos)|pido|pedimos|requ(?:iero|erimos)|remit(?:ir|irme|an?|a(?:me|nme))"
    r"|no (?:me|nos) (?:lleg(?:o|aron|an)|han? llegado|aparecen?|salen?)|no (?:veo|vemos|encuentro)"
    r"|allegar|alleguen|hacer llegar|facilitar(?:me)?|comparta(?:me)?|envien(?:me|nos)?"
    r"|copias?(?: de)?) ){0,10}"
    rf"(?:(?:que|las|los|la|el|cuales|cuant[oa]s|hay|tiene) ){{0,2}}{_PAPERS}"
    r"(?: (?:son|hay|tiene|(?:envi|mand|entreg|sub)(?:o|aron|io|ieron)))?"
    r"(?: (?:de|del|para|tiene|en))?(?: (?:las?|el))?(?: actividad(?:es)?)?"
    rf" (?P<codes>\S{{1,20}}?{_MORE_CODES}){PLEASE}"
)

# "¿la 5.1 tiene soportes?": a question, where the words alone would tell something
_HAS = re.compile(
    r"(?:(?:y|pero|oiga|hola|en|a|para|de|doctora?) ){0,3}(?:(?:las?|el) )?(?:actividad(?:es)? )?"
    rf"(?P<codes>{_CODE}{_MORE_CODES})"
    r"(?: (?:ya|si|no|le|les|han?|se|aun|todavia)){0,3}"
    r" (?:tienen?|trae[n]?|tra[ij]o|hay|subieron|subio|mandaron|mando|enviaron|envio|adjuntaron"
    r"|adjunto|cargaron|cargo|mandado|enviado|subido|cargado|(?:quedo|quedaron|viene) con|estan)"
    r"(?: (?:ya|los|las|algun|alguna|algunos|sus|el|la)){0,2}"
    rf" {_PAPERS}"
    r"(?: (?:cargad[oa]s?|adjunt[oa]s?|subid[oa]s?|o no|ya|si|completos?|alguno|alguna)){0,2}"
)
# "¿dónde están los soportes de la 5.1?", "¿ya cargaron soportes de la 5.1?"
_WHERE = re.compile(
    r"(?:y )?(?:(?:ya|si|me|nos|no|le) ){0,3}(?:hay|llegaron|estan|cargaron|subieron|mandaron"
    r"|enviaron|anexaron|adjuntaron|entregaron|mando|envio|subio|cargo"
    r"|(?:en )?donde (?:estan|quedaron|veo|puedo ver|encuentro))"
    r"(?: (?:algun|alguna|algunos|algunas|los|las))?"
    rf" {_PAPERS} (?:de|para|en|a) (?:la )?(?:actividad )?(?P<codes>{_CODE}){PLEASE}"
)
# "la 5.1 qué soporte tiene", "de la 5.1 cuáles archivos mandaron"
_NAMED_FIRST = re.compile(
    r"(?:(?:y|oiga|hola|en|a|para|de|doctora?) ){0,3}(?:(?:las?|el) )?(?:actividad(?:es)? )?"
    rf"(?P<codes>{_CODE}{_MORE_CODES}) (?:que|cuales|cual|cuantos) {_PAPERS}"
    r" (?:tienen?|hay|tra[ij]o|(?:(?:se|le|les|han?|ya) ){0,2}(?:envi|mand|entreg|sub|adjunt|carg)"
    r"(?:o|aron|io|ieron|ado|ido))"
    rf"{PLEASE}"
)
# "solo quiero saber si la oficina TIC ya mandó soportes de la 5.4", "¿TIC ya subió evidencias …?"
_WHETHER = re.compile(
    r"(?:(?:solo|solamente|y|pero|es que|hola|buen[oa]s|dias|tardes|por favor) ){0,5}"
    r"(?P<knows>(?:(?:quiero|quisiera|queria|necesito|me gustaria) saber"
    r"|(?:diga|indique|confirme|informe|cuente)(?:me|nos)|me (?:dice|confirma|indica)n?) si )?"
    r"(?:[a-z]{2,20} ){0,6}?(?:ya )?(?:tienen?|hay|(?:(?:han?|le|les|nos|me) ){0,2}"
    r"(?:mand|envi|sub|adjunt|carg|entreg|lleg)(?:o|aron|io|ieron|ado|ido))"
    rf"(?: (?:ya|los|las|algun|alguna|algunos))? {_PAPERS}"
    rf" (?:de|para|en|a) (?:la )?(?:actividad )?(?P<codes>{_CODE}){PLEASE}"
)
_OR_NOT = re.compile(r"\bo no\W*\Z")

_JOINING = frozenset({"y", "e", "de", "la", "las"})
_REQUESTS = re.compile(
    r"\b(?:ver|que|cuales|necesito|quiero|(?:muestr|mand|envi|pas)[ae]\w{0,3}|deme|dame|copias?"
    r"|sirva\w{2,3}|(?:solicit|requer|requier|agrade|pedi|pid)\w{1,5}|remit\w{1,5})\b"
)


def codes_asked(text: str) -> tuple[str, ...]:
    """Return the codes of the activities whose evidence a text asks for, and says nothing else."""
    if len(text) > _LONGEST:
        return ()
    bare = " ".join(re.sub(r"[¿?¡!,;:]|\.(?!\S)", " ", fold(text)).split())
    puts = "?" in text or _OR_NOT.search(bare) is not None
    asked = (_HAS.fullmatch(bare) or _WHERE.fullmatch(bare)) if puts else None
    whether = _WHETHER.fullmatch(bare)
    if whether is not None and (puts or whether["knows"]):
        asked = asked or whether
    found = _ASKS.fullmatch(bare) or _NAMED_FIRST.fullmatch(bare) or asked
    codes = () if found is None else found["codes"].split()
    return tuple(one for one in codes if one not in _JOINING)


def is_request(text: str) -> bool:
    """Tell whether a text that asks for evidence says so: "soportes de la 2.1" may name a file."""
    return "?" in text or _REQUESTS.search(fold(text)) is not None


def show(turn: Turn, found: Sequence[Facts]) -> Overview | Note:
    """Show what was sent for an activity, the newest first; what was taken back is not shown.

    The files go along where she may fetch them; a list goes to who may only look.
    """
    if turn.in_group:
        return Note(name="only_in_private")
    if len(found) > 1:
        values = {f"handle{n}": one.handle for n, one in enumerate(found[:2], start=1)}
        titles = {f"title{n}": one.title for n, one in enumerate(found[:2], start=1)}
        return Note(name="history_which", values=values | titles | {"evidence": 1})
    [about] = found
    standing = [
        one
        for one in evidence.of_activity(turn.session, about.activity_id)
        if one.withdrawn_at is None and not one.undone
    ]
    fetches = turn.may(Right.FETCH)
    rows = [_row(turn.context, one, fetches=fetches) for one in reversed(standing)]
    return Overview(
        name="evidence",
        handle=about.handle,
        title=about.title,
        rows=tuple(rows[:PAGE]),
        total=len(rows),
    )


def _row(context: EntityContext, one: EvidenceRow, *, fetches: bool) -> OverviewRow:
    return OverviewRow(
        name=one.link or one.name,
        title=one.note,
        asker=one.person,
        since=context.today(one.recorded_at),
        file=(one.sha256 or "") if fetches else "",
    )
