"""What is asked for in the words of an office, or with why it is asked for, as it is asked every
day: "con el fin de verificar, solicito se me remita el historial de la 3.2" is "muéstreme el
historial de la 3.2", "cómo va la 3.2 que el alcalde me pregunta" is "cómo va la 3.2". Pure."""

from __future__ import annotations

import re

_WOULD_LIKE = (
    r"(?:(?:comedida|respetuosa|atenta|cordial)mente\s|(?:muy\s)?(?:comedid|atent)[oa]s?,?\s)?"
    # "al proveedor le solicitamos que nos entregue la lista" tells of what was asked of another
    r"(?:(?:les?\s)?(?:agradezco|agradecer[ií]a|solicito|pido|ruego)|agradecemos|solicitamos|pedimos|rogamos|s[ií]rvase)"
)
_EDGE = r"(?P<edge>\A\W{0,3}|[.;:!?\n]\s{0,3}|,\s(?:y\s)?|\s(?=y\s))"
# "Para efectos del informe que debo presentar, solicito …": why it is asked for
_WHY_FIRST = re.compile(
    r"(?P<edge>\A\W{0,3}|[.;\n]\s{0,3})(?:con\s(?:el\s(?:fin|prop[oó]sito|objeto|objetivo)|miras|destino)|para\s(?:los\s)?(?:efectos|fines)"
    rf"|a\s(?:fin|efectos)|en\saras)\s(?:del?|a|al)\s[^.;\n]{{3,160}}?,\s(?={_WOULD_LIKE}\b)",
    re.IGNORECASE,
)
_BESIDE = (
    r"(?:(?:as[ií]\s?mismo|igualmente|adem[aá]s|adicionalmente|de\sigual\s(?:manera|forma)|finalmente"
    r"|(?:de|por)\s(?:otra\sparte|otro\slado)|por\s[uú]ltimo|y)\s?,?\s)?"
)
# "En atención al aviso recibido, confirmo …"
_ANSWERED_FIRST = re.compile(
    r"(?P<edge>\A\W{0,3}|[.;\n]\s{0,3})(?:en\s(?:atenci[oó]n|respuesta)\sal?|conforme\sal?|teniendo\sen\scuenta|recibid[oa])\s"
    rf"[^.;\n\d?]{{3,100}},\s(?=(?:{_WOULD_LIKE}|confirm(?:o|amos))\b)",
    re.IGNORECASE,
)
_FOR_ME = r"(?:que\s)?(?:se\s)?(?:me|nos)\s"
_TOLD = r"(?:indiqu|inform|d[ií]g|comuniqu|confirm|se[ñn]al|precis|certifiqu)(?:[ea]n?|ue)\b"
_SHOWN = (
    r"(?:muestr|present|relacion|remit|alleg|facilit|suministr|entregu|env[ií]|compart|expid|exhib|list"
    r"|sean?\s(?:remitid|entregad|enviad|mostrad|presentad|relacionad|allegad)[oa])[a-z]{0,3}\b"
)
# "agradezco indicar …", "agradezco se sirva remitir …"
_TO_TELL = (
    r"(?:se\ssirvan?\s)?(?:indic|inform|confirm|se[ñn]al|precis|certific|comunic)ar(?:me|nos)?\b"
)
_TO_SHOW = (
    r"(?:se\ssirvan?\s)?(?:remitir|enviar|allegar|facilitar|suministrar|mostrar|presentar|relacionar"
    r"|compartir|entregar)(?:me|nos)?\b"
)
_ASKING = (
    r"(?:(?:a|de|en|con|para|hasta|desde|por)\s)?(?:qu[eé]|qui[eé]n(?:es)?|cu[aá]ndo|cu[aá]l(?:es)?"
    r"|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo)\s"
)
_PAGE = (
    r"(?=(?:el|la|los|las|un|una)\s(?:historial|trazabilidad|listado|lista|resumen|relaci[oó]n|estado"
    r"|soportes?|evidencias?|seguimiento|consolidado|cuadro)\b)"
)
_ORDER = r"(?:\s?,\s(?:en\sprimer\slugar|de\suna\sparte|por\suna\sparte|primero)\s?,)?"
_REST = r"(?P<rest>(?:[^.;?\n]|\.(?=\d)){2,240})"
_ENDS = r"(?:[.?]|(?=[;\n])|\Z)"
# "…, solicito se me indique, en primer lugar, qué actividades …"
_IS_TOLD = re.compile(
    rf"{_EDGE}{_BESIDE}{_WOULD_LIKE}\s?,?\s(?:{_FOR_ME}{_TOLD}|{_TO_TELL}){_ORDER}\s(?={_ASKING}){_REST}{_ENDS}",
    re.IGNORECASE,
)
# "solicito se me presente el historial", "solicito, de una parte, el historial"
_IS_SHOWN = re.compile(
    rf"{_EDGE}{_BESIDE}{_WOULD_LIKE}(?:\s?,?\s{_FOR_ME}{_SHOWN})?{_ORDER}\s{_PAGE}{_REST}{_ENDS}",
    re.IGNORECASE,
)
# "agradezco remitir los soportes": beside what is returned that is said to its office
_IS_SENT = re.compile(
    rf"{_EDGE}{_BESIDE}{_WOULD_LIKE}\s?,?\s{_TO_SHOW}{_ORDER}\s{_PAGE}{_REST}{_ENDS}", re.IGNORECASE
)
_RETURNS = re.compile(
    r"\b(?:no\s(?:se\s)?(?:l[ao]s?\s)?acept|devuelv|devolv|rechaz)", re.IGNORECASE
)
# "… y, en segundo lugar, qué solicitudes …", "… y, de otra, que se me indique …"
_NEXT = re.compile(
    r"\s?[,;]?\s(?:y\s?,\s)(?:en\s(?:segundo|tercer|[uú]ltimo)\slugar|de\sotra(?:\sparte)?|por\s(?:la\s)?otra(?:\sparte)?|segundo|finalmente)\s?,\s",
    re.IGNORECASE,
)
# "… que Salud haya allegado respecto de la 3.2", "… antes de emitir concepto"
_WHO_SENT = re.compile(
    r"\sque\s(?:(?:existan?|reposen?|obren?|haya|tengan?)(?=\s(?:de|en|respecto|sobre)\b)"
    r"|[^.;\d]{3,60}?\s(?:haya|hayan|hubiere[n]?|hubiera[n]?)\s\w{4,14}(?=\s))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s(?:respecto\sdel?|en\srelaci[oó]n\scon|relativ[oa]s?\sal?|correspondientes?\sal?|frente\sal?|referentes?\sal?)"
    r"(?=\s(?:la\s)?(?:actividad\s)?\d)",
    re.IGNORECASE,
)
_WHY_LAST = re.compile(
    r"\s?,?\s(?:antes\sde|con\s(?:el\sfin|miras)\s(?:de|a)|a\sfin\sde|para(?:\spoder)?)\s[a-z]{3,12}r\b.*\Z",
    re.IGNORECASE,
)
# "en qué estado se encuentra, a la fecha, la obra"
_HOW = re.compile(
    r"(?P<edge>\A\W{0,3}|[¿.;,:\n]\s{0,2})en\squ[eé]\sestado\s(?:se\s(?:encuentra|halla|hallan?)n?|est[aá]n?|van?)"
    r"(?:\s?,\s[^,.;\d]{2,25},)?(?=\s)",
    re.IGNORECASE,
)
# "cómo va la 3.2 que el alcalde me está preguntando", "qué está vencido, que tengo consejo"
_PRESSED = (
    r"(?:(?:hoy|ahora|ahorita|ya|en\sun\srato)\s)?(?:(?:(?:ando|estoy|voy|salgo|entro)\b"
    r"|tengo\s(?:que\b|un[ao]?\b|consejo|comit|reuni|junta|af[aá]n|cita|audiencia|rendici))"
    r"|(?:(?:el|la|los|las)\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,2}\s)?(?:ya\s)?(?:me|nos)\s(?:est[aá]n?\s|va\sa\s|tiene\s)?"
    r"(?:pregunt|pid|ped|llam|esper|acos|cit|urg)\w{1,6}\b)"
)
_WHY_ASKED = re.compile(
    r"(?P<asked>(?:\A|[.;,:¿?!\n]\s{0,3}|\s(?:y|e)\s)(?:[^.;,?\n\d]{1,60}\s)?"
    r"(?:c[oó]mo\s(?:va|van|est[aá]n?)|qu[eé]\s(?:tengo|hay|est[aá]|falta|queda)|cu[aá]l(?:es)?|cu[aá]ndo|qui[eé]n(?:es)?"
    r"|mu[eé]stre(?:me|nos)|p[aá]se(?:me|nos)|d[eé]me)\b(?:[^.;?\n]|\.(?=\d)){0,80}?)"
    rf"(?<!\blo)(?<!\bla)(?<!\blas)(?<!\blos)\s?,?\s(?:es\s)?que\s{_PRESSED}[^.;?\n]{{0,120}}(?P<end>[.?]|(?=[;\n])|\Z)",
    re.IGNORECASE,
)
_LED = re.compile(rf"{_FOR_ME}(?:{_TOLD}|{_SHOWN})\s", re.IGNORECASE)
_ASKS = re.compile(_ASKING, re.IGNORECASE)


def in_everyday_requests(text: str) -> str:
    """Return a text in which what is asked for in the words of an office is asked for in a question
    or as what is to be shown, without why it is asked for; as it is where nothing is."""
    text = _ANSWERED_FIRST.sub(r"\g<edge>", _WHY_FIRST.sub(r"\g<edge>", text))
    text = _IS_SHOWN.sub(_each, _IS_TOLD.sub(_each, text))
    if _RETURNS.search(text) is None:
        text = _IS_SENT.sub(_each, text)
    return _WHY_ASKED.sub(r"\g<asked>\g<end>", _HOW.sub(r"\g<edge>cómo va", text))


def _each(found: re.Match[str]) -> str:
    """Return each of the things that are asked for, as a sentence of its own."""
    goes_on = found.start() > 0 and found["edge"].strip(" y") in ("", ",")  # ", y solicito …"
    joint = ". " if goes_on else found["edge"]
    return joint + " ".join(_asked(one) for one in _NEXT.split(found["rest"]))


def _asked(thing: str) -> str:
    said = _WHY_LAST.sub("", _LED.sub("", thing.strip(), count=1))
    said = _ABOUT.sub(" de", _WHO_SENT.sub("", said))
    return f"¿{said}?" if _ASKS.match(said) else f"Muéstreme {said}."
