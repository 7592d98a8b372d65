"""Rule 16: the person asks for a new due date."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.dates import (
    SaidDate,
    WorkingDays,
    find_dates,
    find_day_alone,
    find_lengths,
)
from bot.understanding.reading import Reading, phrase

_ASKS = (
    r"(?:pued[ea]n?|podemos|podria\w*|podriamos|puedo|necesit\w+|solicit\w+|pid\w+|pedimos"
    r"|requer\w+|requier\w+|quisiera\w*|queremos|quiero|por favor|favor|ruego|rogamos"
    r"|agradec\w+|hay (?:posibilidad|forma|manera)"
    r"|es posible|sera posible|sera que|nos da\w*|den|denos|denme|deme|dar|darnos|darme"
    r"|me da\w*|regal\w+|conced\w+|otorg\w+|autoric\w+|autoriz\w+|permit\w+|amplie\w*"
    r"|extienda\w*|aplac\w+|corra\w*|corran|prorrogu\w+|hagamos|tramit\w+|gestion\w+"
    r"|proponemos|propongo|proponer|se requiere|toca|tocaria|colabor\w+|ayud\w+|facilit\w+"
    r"|apoy\w+)"
)
_TERM = (
    r"(?:plazo|prorroga|prorrogas|prorrogar|ampliacion|aplazamiento|extension|mas tiempo"
    r"|tiempo adicional|tiempo extra|otro tiempito|tiempito|fecha limite|la fecha|nueva fecha"
    r"|otra fecha|el termino|fecha de (?:entrega|culminacion|cumplimiento|vencimiento))"
)
_MOVE = (
    r"(?:ampli\w+|extend\w+|extiend\w+|aplaz\w+|aplac\w+|prorrog\w+|correr|corran|corra"
    r"|corrernos|mover|muevan|mueva|modificar|cambiar|reprogram\w+|posterg\w+|prolong\w+)"
)
_EXTENSION = phrase(
    r"(?:podemos|puedo|podriamos|podria|se puede|es posible)(?: [a-z]+){0,2} (?:entregar"
    r"|reportar|presentar|cumplir|terminar|hacer|subir|enviar"
    r"|dejar)[a-z]*(?: [a-z]+){0,2} (?:el|para|hasta|en) [^.;!¶]{1,40}\?|"
    rf"{_ASKS}(?: (?!no |vencer )[^.;?!¶]{{1,60}}?)? {_TERM}"
    rf"|{_ASKS}(?: [a-z@]+){{0,4}} {_MOVE}|^(?:@ )?{_TERM} (?:hasta|de|para|por)"
    rf"|{_MOVE} (?:el |la |nos |nuestro |este |un poco )?(?:el )?{_TERM}"
    r"|(?:solicito|solicitamos|solicitud de|pedimos|pido|requerimos|requiero|necesito"
    r"|necesitamos|se solicita) (?:una? )?(?:prorroga|ampliacion|plazo|aplazamiento)"
    rf"|{_ASKS}(?: [a-z]+){{0,3}} (?:\d{{1,3}}|un|una|otr[oa]s?|unos"
    rf"|unas)(?: [a-z]*)? ?(?:dias?|semanas?|mes|meses|semanitas?|diitas)(?: (?:habiles"
    rf"|calendario|laborales))?(?: (?:mas|adicional(?:es)?|extra|de plazo|para))"
    rf"|{_ASKS}(?: [a-z]+){{0,2}} (?:hasta|de aqui a|mas plazo|otr[oa] (?:mes|semana|poco)"
    rf"|otros \d{{1,3}})(?! (?:ahora|la fecha|el momento|aqui))"
    rf"|(?:\d{{1,3}}|un|una|otros \d{{1,3}}|otr[oa]) (?:dias?|semanas?|mes|meses)(?: habiles"
    rf"| calendario)? (?:mas|adicional(?:es)?|de (?:plazo|prorroga))"
    rf"|(?:se )?(?:aplazar?|reprogramar?|correr) (?:la actividad |@ )?(?:para|hasta|al) (?:el "
    rf"|la )?"
)
_NO_EXTENSION = phrase(
    r"no (?:necesitamos|necesito|requerimos|se requiere|solicitamos|requiere|pedimos"
    r"|hace falta|es necesari[oa]|vamos a pedir|queremos) (?:de )?(?:mas |una? |la "
    r"|ninguna )?(?:prorroga|plazo|ampliacion|tiempo)"
    r"|(?:contratista|consorcio|proveedor|operador|interventor|constructor|ejecutor)a?(?:es|s)?"
    r" (?:nos |ya |se |le |ha |esta )*(?:pid\w+|solicit\w+|requ\w+|necesit\w+)"
    r"[^.;,?!¶]{0,40} (?:prorroga|plazo|ampliacion|tiempo)"
    r"|(?:prorroga|plazo|ampliacion) (?:de (?:su|ese|este|dicho)|al|del) contrato"
    r"|(?:dentro|antes) del plazo|sin prorroga|plazo del contrato|prorroga del contrato"
    r"|contrato (?:tuvo|con) prorroga|(?:ya )?(?:nos |me )?(?:aprobaron|dieron|concedieron"
    r"|otorgaron) (?:la |el |una |un )?(?:prorroga|plazo|ampliacion)"
)
_UNTIL_CUE = re.compile(
    r"(?:^|\s)(?:hasta|para|al|a|es|seria|plazo|prorroga|de)(?: (?:el|la|los|este|esta|proximo|otro|fin de|finales de"
    r"|dia|mas tardar|fecha|nueva|,|:))*$"
)
_HASTA = re.compile(r"(?:^|\s)hasta(?: (?:el|la|este|esta|proximo|otro|dia|a))*$")


def find_extension(reading: Reading) -> tuple[int, int] | None:
    """Return where a new due date is asked for."""
    plain = _NO_EXTENSION.sub(lambda m: "_" * len(m.group()), reading.plain)
    found = _EXTENSION.search(plain)
    return found.span() if found else None


def extended_until(
    reading: Reading, at: tuple[int, int], due: date | None, today: date, working_days: WorkingDays
) -> date | None:
    """Return the day that an extension asks for; lengths count from `due`, or from `today`."""
    plain = reading.plain
    dates = [said for said in find_dates(plain, today) if said.day is not None]
    alone = (
        find_day_alone(plain, today)
        if _HASTA.search(plain[: at[1]]) or "hasta el" in plain
        else None
    )
    if alone is not None and not any(s.start < alone.end and alone.start < s.end for s in dates):
        dates.append(alone)
    for cue in (_HASTA, _UNTIL_CUE):
        fits = [s for s in dates if cue.search(_lead(plain, s)) and is_after(s, today)]
        if fits:
            return fits[-1].day if cue is _HASTA else fits[0].day
    base = due if due is not None and due >= today else today
    for length in find_lengths(plain):
        if not any(s.start < length.end and length.start < s.end and s.exact for s in dates):
            return length.after(base, working_days)
    later = [s.day for s in dates if is_after(s, today) and s.start >= at[0]]
    return later[0] if later else None


def _lead(plain: str, said: SaidDate) -> str:
    """Return what stands before a date, its own article included."""
    words = re.match(
        r"(?:(?:el|la|este|proximo|fin|fines|final|finales|mediados|de|a) )*",
        plain[said.start : said.end],
    )
    return (plain[: said.start] + (words.group() if words else "")).rstrip()


def is_after(said: SaidDate, today: date) -> bool:
    return said.day is not None and said.day > today
