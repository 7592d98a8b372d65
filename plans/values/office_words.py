"""The words of which the names of offices are made, folded."""

from __future__ import annotations

import re

# The words with which the name of an office begins.
HEADS = (
    "oficina", "subdireccion", "direccion", "secretaria", "subsecretaria", "departamento",
    "grupo", "coordinacion", "vicepresidencia", "presidencia", "gerencia", "subgerencia", "area",
    "equipo", "despacho", "ministerio", "ministro", "ministra", "alcaldia", "alcalde",
    "alcaldesa", "gobernacion", "gobernador", "gobernadora", "jefe", "jefatura", "unidad",
    "division", "seccion", "comite", "consejo", "comisaria", "inspeccion", "personeria",
    "contraloria", "tesoreria", "rectoria", "vicerrectoria", "decanatura", "facultad",
    "instituto", "agencia", "superintendencia", "viceministerio", "asesoria", "coordinador",
    "coordinadora", "director", "directora", "secretario", "subdirector", "subdirectora",
    "gerente", "lider", "revisoria", "revisor", "revisora", "fiscalia",
)  # fmt: skip
# The same words as people shorten them.
SHORTENED = {
    "sec": "secretaria", "secr": "secretaria", "subsec": "subsecretaria", "of": "oficina",
    "ofi": "oficina", "ofic": "oficina", "dir": "direccion", "subdir": "subdireccion",
    "dpto": "departamento", "depto": "departamento", "dep": "departamento", "coord": "coordinacion",
    "ger": "gerencia", "vicepres": "vicepresidencia", "gpo": "grupo", "min": "ministerio",
}  # fmt: skip
LINKS = frozenset({
    "de", "del", "la", "las", "el", "los", "y", "e", "para", "a", "al", "en",
})  # fmt: skip
# What people shorten without a dot, too, and is no other word.
DOTLESS = ("secr?", "subsec", "ofic", "subdir", "dpto", "depto", "coord")
# Bodies whose names may follow an "y" without being part of the one before, as posts may.
BODIES = re.compile(
    r"(?:asociacion|copasst|junta|concejo|consejo|veeduria|cabildo|comite|comunidad|secretaria|"
    r"orientacion escolar)\b"
)
# What answers for itself and is no office: in a line of its own below one, with its name behind it.
SERVICES = re.compile(
    r"(?:servicios? (?:farmaceutic|de (?!salud|atencion))|cuerpo (?:de |oficial)|"
    r"centro (?:de |medico)|laboratorio\b|farmacia\b|fondo (?:de |rotatorio|local)|biblioteca\b|"
    r"casa de (?:la |justicia)|banco de |archivo (?:central|general|historico|municipal)|"
    r"almacen (?:general|municipal)|ventanilla unica|museo\b|hospital\b|puesto de salud|"
    r"defensa civil|bomberos\b|institucion educativa|escuela de |observatorio\b|"
    r"terminal de |plaza de mercado|hogar (?:de |geriatrico)|ludoteca\b)"
)
# Areas that most entities have by these names, in a line of their own below an office.
USUAL = frozenset({
    "talento humano", "gestion documental", "control interno", "almacen", "archivo", "sistemas",
    "planeacion", "contratacion", "comunicaciones", "presupuesto", "contabilidad", "facturacion",
    "cartera", "atencion ciudadano", "servicio ciudadano", "atencion usuario", "trabajo social",
    "gestion humana", "recursos humanos", "recursos fisicos", "bienestar social", "nomina",
    "registro control", "registro control academico", "admisiones registro", "mantenimiento",
    "consulta externa", "urgencias", "hospitalizacion", "enfermeria", "odontologia", "vacunacion",
    "imagenologia", "estadistica", "epidemiologia", "auditoria medica", "costos", "compras",
    "inventarios", "activos fijos", "transporte", "servicios generales", "correspondencia",
    "promocion prevencion", "seguridad salud trabajo",
})  # fmt: skip
# Those that stand beside others and are no unit in them: "Talento Humano - Almacén" are two, and
# "Hacienda - Presupuesto" is the office of the second in the first.
BESIDE = frozenset({
    "talento humano", "gestion documental", "control interno", "almacen", "archivo", "sistemas",
    "planeacion", "comunicaciones", "gestion humana", "recursos humanos", "juridica", "hacienda",
    "gobierno", "salud", "educacion", "infraestructura", "cultura", "deporte", "deportes",
    "transito", "calidad", "tesoreria", "tic", "tics", "prensa", "obras publicas",
})  # fmt: skip
# A word that is said of the one above, and alone names nothing: "Fomento" over "Deportivo".
ADJECTIVES = frozenset({
    "deportivo", "humano", "humanos", "interno", "documental", "escolar", "ambiental", "social",
    "fiscal", "territorial", "institucional", "municipal", "departamental", "distrital", "rural",
    "cultural", "estudiantil", "publico", "publica", "publicos", "publicas", "academico",
    "financiero", "ciudadano", "ciudadana", "agropecuario", "economico", "comunitario",
    "comunitaria", "integral", "estrategico", "contractual", "disciplinario", "hospitalario",
    "tributario", "empresarial", "vial", "predial", "general", "regional", "fisicos",
})  # fmt: skip
# "Técnica" below one of these is said of it, and is no post: "Asistencia" over "Técnica Rural".
TECHNICAL = frozenset({
    "asistencia", "asesoria", "cooperacion", "inspeccion", "formacion", "educacion", "gestion",
    "apoyo", "soporte", "secretaria", "unidad", "comite", "consejo", "equipo",
})  # fmt: skip
# A line that holds one of these words alone goes on in the next: "Talento" over "Humano".
HALVES = frozenset({
    "gestion", "talento", "trabajo", "recursos", "atencion", "control", "servicio", "servicios",
    "coordinacion", "asesoria",
})  # fmt: skip
# No office is named after these: "Consejo Directivo y Rectoría" are two.
WHOLE = frozenset({
    "rectoria", "rector", "rectora", "gerencia", "gerente", "alcaldia", "alcalde", "alcaldesa",
    "personeria", "personero", "personera", "gobernacion", "gobernador", "gobernadora",
    "vicerrectoria", "contraloria", "contador", "contadora", "almacenista",
})  # fmt: skip
# Below one of those these are said of it, and are no posts: "Personería" over "Delegada para …".
SAID_OF_WHOLE = re.compile(r"(?:auxiliar|delegad[oa]|encargad[oa]|tecnic[oa]|asesora?|oficial)\b")
# So are these at the head of a list: "Tesorería" over "Oficina Jurídica" are two.
WHOLE_FIRST = WHOLE | {"tesoreria", "direccion"}
# Committees that the law gives every entity, and insurers: behind an office they are another.
COMMITTEES = frozenset({"copasst", "copaso", "cicci", "cigd", "arl", "eps", "afp"})
# What leads an office and may stand alone: "Gerencia / Oficina de Sistemas" are two.
LEADING = frozenset({
    "gerencia", "gerente", "presidencia", "vicepresidencia", "rectoria", "alcaldia", "alcalde",
    "alcaldesa", "gobernacion", "gobernador", "gobernadora", "despacho", "personeria", "tesoreria",
    "direccion", "director", "directora", "rector", "rectora", "coordinador", "coordinadora",
    "personero", "personera",
})  # fmt: skip
