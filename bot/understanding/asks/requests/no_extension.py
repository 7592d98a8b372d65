"""Words about more time that ask for none: it is somebody else's, was asked for before, or is not
needed."""

from __future__ import annotations

from bot.understanding.asks.requests.moving import MOVE
from bot.understanding.reading import any_phrase
from bot.understanding.wordlists import WEEKDAY

_ASKING = (
    r"(?:de[mn]|deje|regal|conced|plazo|prorroga|ampli|aplaz|prorrog|necesit|requ|solicit|pid|ped"
    r"|ocup|tiemp|ayud|colabor|favor)"
)
NO_EXTENSION = any_phrase(
    "no (?:necesitamos|necesito|requerimos|se requiere|solicitamos|requiere|pedimos|hace falta"
    "|se ocupa|ocup(?:o|amos)|precis(?:o|amos)|es necesari[oa]|(?:voy|vamos) a pedir|quiero"
    "|quisiera|queremos|(?:les? )?(?:pido|solicito)|(?:estoy|estamos) (?:pidiendo|solicitando)) "
    "(?:de )?(?:pedir )?(?:mas |una? |la |el |ninguna? )?"
    r"(?:prorroga|plazo|ampliacion|tiempo|dias)(?!(?:[^.;¶]|\.(?=\d)){0,60} sino )",
    "(?:contratista|consorcio|proveedor|operador|interventor|constructor|ejecutor)a?(?:es|s)? "
    r"(?:nos |ya |se |le |ha |esta )*(?:pid\w+|solicit\w+|requ\w+|necesit\w+)[^.;,?!¶]{0,40} "
    "(?:prorroga|plazo|ampliacion|tiempo|ampliar|extender|aplazar|prorrogar)",
    # "el alcalde pidió cambiar el texto", "la comunidad pidió aplazar la jornada"
    "(?:pidio|pidieron|piden?|propuso|ordeno|sugirio) (?:que )?(?:(?:se|nos) ){0,2}"
    f"{MOVE} (?:el|l[ao]s?|una?) (?!plazo|prorroga|fecha|termino|tiempo|actividad)[a-z]{{2,20}}",
    "(?:prorroga|plazo|ampliacion) (?:de (?:su|ese|este|dicho)|al|del) contrato",
    "(?:dentro|antes) del plazo|sin prorroga|contrato (?:tuvo|con) prorroga",
    "(?:ojala|espero|esperamos) (?:que )?(?:ya )?(?:me|nos) (?:den|concedan|aprueben|autoricen) "
    "(?:el|la|ese|esa) (?:plazo|prorroga|ampliacion)",
    "(?:a|hasta) la fecha(?! de (?:entrega|culminacion|cumplimiento|vencimiento))",
    # "Jairo dice que ya no toca el plazo"
    "(?:ya )?no (?:(?:me|nos|se|le) )?(?:toca|necesita\\w{0,3}|requiere\\w?|hace falta) "
    "(?:pedir |mover |correr |ampliar )?(?:(?:el|la|ese|esa|mas) )?(?:plazo|prorroga|fecha)",
    # "no la puedo mover hasta que Marta apruebe el mapa": what is waited for
    rf"no (?:(?!{_ASKING})[a-z@]+ ){{1,7}}hasta (?:que|tanto|cuando|despues de|[a-z]{{2,12}}[aei]r"
    r"(?:l[aeo]s?|se)?)",
    "(?:ya )?(?:nos |me )?(?:aprobaron|dieron|concedieron|otorgaron) (?:la |el |una |un )?"
    "(?:prorroga|plazo|ampliacion)",
    # "deme hasta el jueves y le cuento": the answer is put off, and not the date
    "(?:(?:me|nos) (?:da|dan)|d[ae]me|denme|d[ae]nos|regaleme) (?:(?:plazo|tiempo|chance) )?"
    f"(?:hasta|para) (?:el |la |este |esta |manana|pasado manana|{WEEKDAY}|proxim[oa] |otra |semana"
    r"|\d{1,2}| ){1,5}(?:y|para|que|,|entonces)(?: (?:yo|ya|ahi|le|les|te|si)){0,3} (?:cuento"
    "|contamos|report|respond|contest|inform|confirm|digo|mando|envio|aviso)[a-z]{0,6}",
    # "la doctora ya pidió lo del plazo": who has asked before asks for nothing now
    "(?:ya|ayer|antier|anoche|hoy|la semana pasada) (?:(?:se|l[ao]s?|nos|me|les?|ha|han|hemos|he"
    r"|habia\w{0,3}) ){0,3}(?:pidio|pidieron|pedi|pedimos|pedid[oa]s?"
    "|solicit(?:o|e|aron|amos|ad[oa]s?)) (?:(?:lo|el|la|un|una|es[ea]|mas|del?) ){0,3}"
    "(?:plazo|prorroga|ampliacion|tiempo|aplazamiento)(?![^.;?!¶]{0,40} hasta )",
)
