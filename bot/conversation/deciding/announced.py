"""Words beside a denial that only announce a reason: "después le explico a Luz por qué". Pure."""

from __future__ import annotations

import re

LATER = (
    r"despu[eé]s|luego|ahora|ahorita|enseguida|en\sseguida|m[aá]s\s(?:tarde|adelante)|ma[nñ]ana"
    r"|pronto|otro\sd[ií]a|(?:en|con)\s(?:persona|calma|detalle|tiempo)|personalmente"
    r"|por\s(?:tel[eé]fono|correo|oficio|escrito|aparte|chat)|en\s(?:la|una)\sreuni[oó]n|esta\starde"
)
_MOTIVE = (
    r"(?:(?:el|la|los|las|por|mis?|sus?|de)\s){0,2}(?:motivos?|raz[oó]n|razones|causas?|explicaci[oó]n"
    r"|porqu[eé]|por\squ[eé]|detalles?)"
)
EXPLAINS = (
    r"(?:(?:explic|aclar|coment|inform|mand|pas|escrib|justific|detall|platic)(?:o|amos|imos)"
    r"|env[ií](?:o|amos)|cuento|contamos|digo|decimos|doy|damos|hablo|hablamos"
    r"|(?:explicar|aclarar|comentar|informar|mandar|pasar|escribir|justificar|enviar|contar|dir|dar|hablar)"
    r"(?:[eé]|emos)|(?:voy|vamos)\sa\s(?:explicar|aclarar|comentar|contar|decir|dar|escribir|hablar)\w{0,5})"
)
_ABOUT_IT = (
    r"y|ya|yo|nosotros|mism[ao]|que|se|les?|l[ao]s?|te|bien|todo|eso|directamente|va|van"
    r"|con\s(?:ell[ao]s?|[eé]l)"
)
_TO = r"(?:al?|con)\s(?:(?!que\b|porque\b|ya\b|no\b)[^\W\d_]{2,20}\s?){1,3}"
_ANNOUNCES = re.compile(
    rf"(?=.{{0,90}}\b{EXPLAINS}\b|.{{0,90}}\b(?:{_MOTIVE})\b.{{0,60}}\b(?:{LATER})\b"
    rf"|.{{0,90}}\b(?:{LATER})\b.{{0,60}}\b(?:{_MOTIVE})\b)"
    rf"(?:(?:{LATER}|{_MOTIVE}|{EXPLAINS}|{_ABOUT_IT}|{_TO})(?:\s{{1,2}}|$|\b(?!\w))){{1,12}}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[.,;:\n])\s{0,2}(?!\d)")


def without(beside: str) -> str:
    """Return the words beside a denial without those that only say that a reason will be told."""
    parts = (one for one in _PARTS.split(beside) if not _ANNOUNCES.fullmatch(one.strip(" .,;:\n")))
    return " ".join(parts)
