"""Words that only pass a message on ("Para registrar"), and those that forbid it. Pure."""

from __future__ import annotations

import re

from bot.understanding.lexicon import tags
from bot.understanding.reading import read
from bot.understanding.wordlists import COURTEOUS, TITLES, word_set
from core.spanish import fold

_LONGEST = 300
_WORD = re.compile(r"[^\W_]{1,30}")
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÑ]")
# What is asked of us with another's words, and what stands around it.
_PASSES = word_set(
    "para pa registrar registro registrarlo registrarla registrarlos registrarse registre "
    "registren registrado registrada anotar anotarlo anote anotado actualizar actualizarlo "
    "actualice incluir "
    "incluirlo incluya tener tenerlo tenga tengan cuenta quede queden favor porfavor porfa por "
    "reenvio reenviamos reenviar reenviado reenviada remito remitimos traslado trasladamos envio "
    "enviamos adjunto comparto compartimos paso pasamos dejo fyi info informacion conocimiento "
    "fines pertinentes tramite gestion seguimiento revision avance avances reporte reportes dato "
    "datos cifra correo mensaje respuesta informe lo la los las le les se me nos que de del a al "
    "el en su sus este esta esto ese eso abajo siguiente anterior arriba enviado enviada envia "
    "escribio escribe respondio responde mando reporto reporta recibido recibida llego plan "
    "culmina sistema bot y con como aqui ahi va van te encargo encargamos encargue encargarse "
    "encarguese responder responda respondan contestar conteste contesten atender atienda "
    "competencia corresponda correspondiente corresponde pertinente antes posible respectivo "
    "respectiva tramitar gestionar gestione verlo vea mirar mire revisar responderlo "
    "contesta atenderlo gestionarlo revisarlo encargas encargate ocupate ocupese hazte "
    "hagase cargo companero companera colega funcionario funcionaria encargado encargada enlace "
    "contratista profesional persona equipo area oficina dependencia secretaria quien contratacion "
    "sistemas planeacion hacienda juridica compartio comparte ayudame ayudeme ayudenos "
    "colaborame colaboreme colaborenos tu usted esa echale "
    "una mirada mirarlo"
)
# Of these words one at least is about another's message; all others may stand in one's own.
_HANDS_ON = re.compile(
    r"\b(?:registr(?:ar|o|e|en)|registr(?:ar|e)l[oa]s?|anotar(?:lo)?|anote|reenv(?:i[oa]|iar|iamos)"
    r"|remit(?:o|imos)|traslad(?:o|amos)|fyi|(?:para|su) conocimiento|competencia|tramit(?:ar|e))\b"
)
_TELLS = re.compile(r"\b(?:va|van) en\b")  # "va en trámite"
_COURTEOUS = COURTEOUS | word_set("dia estimado estimada estimados quedo")
_BEFORE_A_NAME = TITLES | word_set("de del por a la el")
_PARTICIPLE = re.compile(r"[a-z]{1,20}(?:[ai]d|hech)[oa]s?")
_SPOKE = (
    r"(?:habl(?:e|aba|abamos|amos|ado|ando)|dij(?:e|imos)|dicho|mencion(?:e|amos|ado)|nombr(?:e|ado)"
    r"|reporte|reportamos|reportado|refer(?:i|ia|imos|iamos|ido)|refiero|toque|tocado)"
)
_ONESELF = r"(?:(?:yo|nosotros|me|nos|les?|se|lo|la|he|hemos|habia|estoy|estaba) )"
# "no hablé de la 5.2", "nunca dije nada de eso", "ni mencioné la 5.2", "la 5.2 no la mencioné yo"
_NOT_SPOKEN_OF = re.compile(
    rf"(?<!\S)(?:no|nunca|jamas|ni|tampoco|en ningun momento) {_ONESELF}{{0,4}}{_SPOKE}"
    r"(?: (?:nada|eso|tal cosa|yo|nunca))?(?: (?:(?:acerca )?del?|sobre|al?|que|l[ao]s?|el|es[aeo])"
    r"(?!\S)| *$| [,.;:!¶])"
)
_TELL = (
    r"(?:(?:inform|cuent|avis|pas|mand|envi|reenvi|report|escrib|cont|copi)[ae]"
    r"|(?:comuni|notifi)que|diga|traslade|remita)[ns]?"
)
_TO_TELL = (
    r"(?:(?:inform|cont|avis|pas|mand|envi|reenvi|comunic|notific|traslad|copi)ar|decir|remitir"
    r"|escribir)(?:l[aeo]s?|sel[ao]s?)?"
)
_UNWANTED = r"(?:hay que|hace falta|es necesario|hay necesidad de|quiero|queremos|autorizo)"
_TO_NONE = (
    rf"no (?:(?:(?:se )?l[aeo]s? )?vaya[ns]? a {_TO_TELL}|(?:se )?l[aeo]s? {_TELL}"
    rf"|{_UNWANTED}(?: a)? (?:{_TO_TELL}|que (?:se )?l[aeo]s? {_TELL}))"
    rf"|sin (?:{_TO_TELL}|que se enteren?)|que no se (?:enteren?|l[aeo]s? {_TELL})"
    r"|queda? entre nosotr[oa]s"
)
# What a condition says is no order: "mientras no le pasen los datos".
_FORBIDS = re.compile(
    rf"(?<!mientras )(?<!hasta que )(?<!si )(?<!como )(?<!porque )(?<!\S)(?:{_TO_NONE})(?!\S)"
)


def only_pass_on(text: str) -> bool:
    """Tell whether the words above a forwarded message only pass it on; none at all do too.

    A figure, or a word that nobody passing a message on needs, makes them words of their own.
    """
    if len(text) > _LONGEST or any(sign in text for sign in "%?") or _TELLS.search(fold(text)):
        return False
    named, greets = False, True
    before = ""
    for found in _WORD.finditer(text):
        word = fold(found[0])
        known = word in _PASSES or word in _COURTEOUS
        # A name: a capital behind "de" or "por", behind another part of it, or who is spoken to.
        led = named or before in _BEFORE_A_NAME or (greets and _may_call(word))
        named = not known and bool(_CAPITAL.match(found[0])) and led
        if not known and not named:
            return False
        before, greets = word, greets and word in _COURTEOUS
    return True


def _may_call(word: str) -> bool:
    """Tell whether a first word may be whom it is for: "Pedro, te encargo esto", not "Cumplida"."""
    return not tags(word) and _PARTICIPLE.fullmatch(word) is None


def hands_on(text: str) -> bool:
    """Tell whether words hand on what stands below them: "Para registrar:", not "Gracias"."""
    return only_pass_on(text) and tells_of_passing_on(text)


def tells_of_passing_on(text: str) -> bool:
    """Tell whether a word of a text is about another's message: "reenvío lo de Pedro, va en 40"."""
    return _HANDS_ON.search(fold(text)) is not None


def forbids(text: str) -> bool:
    """Tell whether a text denies to have spoken of something ("yo no hablé de la 5.2"), or says
    that somebody is not to be told ("no le informen a Patricia"): nobody else is to read it."""
    plain = read(text).plain
    return _NOT_SPOKEN_OF.search(plain) is not None or _FORBIDS.search(plain) is not None
