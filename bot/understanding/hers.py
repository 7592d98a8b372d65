"""The words by which she asks what is hers and whether she owes anything: a list answers. Pure."""

from __future__ import annotations

HOW_HERS_GO = (
    "(?:como|en que) (?:va|van|voy|vamos|esta|estan|anda|andan) (?:con )?(?:todo )?"
    "(?:lo (?:mio|nuestro|que tengo)|l[oa]s (?:mi[oa]s|nuestr[oa]s)"
    "|(?:mis|nuestr[oa]s) (?:actividades|cosas|tareas|compromisos|metas))"
)
_DONE_ALL = r"(?:cumplir|terminar|completar|acabar)"
# "¿cuánto nos falta para cumplir todo?", "cuánto llevamos en total", "qué tan lejos estamos";
# asked, and not told in passing: "no sé cuánto llevamos en total"
ALL_TOGETHER = (
    r"(?<!se )(?<!saber )(?<!ver )(?:"
    rf"(?:que tanto|cuanto) (?:(?:me|nos) )?falta (?:para {_DONE_ALL} (?:con )?todo|en total)"
    r"|(?:(?:en )?(?:que (?:porcentaje|avance|tanto)|cuanto)|como) (?:llevamos|llevo|vamos|voy)"
    r"(?: (?:de avance|ya))? (?:en total|en general|de todo|en todo)"
    rf"|que tan (?:lejos|cerca) (?:estamos|vamos|estoy|voy)(?: de (?:{_DONE_ALL}|la meta)"
    r"(?: (?:con )?todo)?)?)(?= *$| \?)"
)
# "me iba a pasar unas actividades, ¿cuáles son?", "¿ya quedó lo mío?", "¿quedo al día?"
OF_HERS = (
    # "cuándo se vence lo mío", "cuáles son mis fechas"
    r"cuando (?:(?:se|me|nos) )*(?:es|son|vencen?|toca|cumplen?|hay que (?:entregar|reportar)) "
    r"(?:todo )?(?:lo|las?) (?:mi[oa]s?|nuestr[oa]s?|que (?:tengo|tenemos|me toca))(?= *$| [?.,])",
    r"(?:cual(?:es)?|que) (?:es|son) (?:mis|nuestras|las) (?:fechas|vencimientos|entregas|plazos)"
    r"(?: (?:mias|nuestras|que tengo|que tenemos))?(?= *$| [?.,])",
    r"actividades(?: [a-z]{2,12}){0,3} (?:[,.;¿] )*(?:y )?cual(?:es)? son(?= *$| [?.,])",
    r"(?:quedo|quedaron|esta|estan) (?:(?:registrad[oa]s?|guardad[oa]s?|bien) )?(?:todo )?"
    r"(?:lo|las?) (?:mi[oa]s?|nuestr[oa]s?)(?= \?)",
    r"(?:queda|falta)n? (?:algo|alguna)(?: (?:mas|pendiente|actividad|por [a-z]{3,9})){0,3}(?= \?)",
    r"(?:quedo|quedamos|estoy|estamos) al dia(?= \?)",
    ALL_TOGETHER,
)
