"""The columns that culmina has a word for, and the headings that they have in published plans."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """The columns that culmina has a word for."""

    COMPONENT = "component"
    SUBCOMPONENT = "subcomponent"
    CODE = "code"
    TITLE = "title"
    PRODUCT = "product"
    GOAL = "goal"
    INDICATOR = "indicator"
    UNIT = "unit"
    PLANNED = "planned"
    EXECUTED = "executed"
    DUE = "due"
    OFFICES = "offices"
    CO_OFFICES = "co_offices"
    PERCENT = "percent"
    DESCRIPTION = "description"
    # Several columns may be of these kinds: the periods with their marks, and follow-ups whose
    # headings do not tell words from percentages.
    TERM = "term"
    FOLLOW_UP = "follow_up"
    # Who said what a follow-up says, and when: written by culmina, and not read.
    SOURCE = "source"


# What each is called where a person names one, and reads what she may name.
IN_WORDS: Mapping[Field, str] = {
    Field.COMPONENT: "componente",
    Field.SUBCOMPONENT: "subcomponente",
    Field.CODE: "código",
    Field.TITLE: "actividad",
    Field.PRODUCT: "producto",
    Field.GOAL: "meta",
    Field.INDICATOR: "indicador",
    Field.UNIT: "unidad",
    Field.PLANNED: "valor planeado",
    Field.EXECUTED: "valor ejecutado",
    Field.DUE: "fecha",
    Field.OFFICES: "oficina",
    Field.CO_OFFICES: "corresponsable",
    Field.PERCENT: "avance",
    Field.DESCRIPTION: "descripción",
    Field.TERM: "periodo",
}
# What a column is called that has to be kept as it is, though its heading resembles a field's.
EXTRA = "extra"
# The groups of activities that have a column of their own, the outermost first.
GROUPS = (Field.COMPONENT, Field.SUBCOMPONENT)
# What each follow-up says, of which the newest counts.
FOLLOW_UPS = (Field.PERCENT, Field.DESCRIPTION)

# Headings seen in published plans, folded. The empty field: known, and no column of ours.
_SYNONYMS: Mapping[Field | None, str] = {
    Field.COMPONENT: "componente|componentes|componente paac|componente ptep|nombre del componente"
    "|eje|dimension|estrategia|politica|linea estrategica",
    Field.SUBCOMPONENT: "subcomponente|subcomponentes|subcomponente proceso|subcomponente o proceso"
    "|nombre del subcomponente|sub componente|subcomponentes procesos",
    Field.CODE: "n|no|n o|nro|num|numero|#|item|codigo|id|cod|consecutivo|numeral|nro actividad"
    "|no actividad|numero de actividad|codigo de la actividad|codigo actividad|cod actividad"
    "|id actividad|clave|codigo accion|codigo de la accion|tarea no|tarea nro|actividad no"
    "|actividad nro|accion no|accion nro|no acc|nro acc|cod acc|edt",
    Field.TITLE: "actividad|actividades|actividades programadas|accion|acciones|tarea|tareas"
    "|actividad a desarrollar|actividades a realizar|descripcion de la actividad"
    "|nombre de la actividad|actividades a desarrollar|accion a realizar|actividad programada"
    "|actividades especificas|accion o actividad|acciones a realizar|compromiso|que|que se hara"
    "|acciones racionalizacion|acciones de racionalizacion|accion especifica de racionalizacion"
    "|descripcion de la accion de mejora|descripcion de la accion de mejoramiento"
    "|accion de racionalizacion|que se va a hacer|que vamos a hacer|que hacer",
    Field.PRODUCT: "meta o producto|meta y producto|meta producto|producto|productos|entregable"
    "|entregables|producto entregable|producto esperado|resultado esperado|evidencia o producto"
    "|meta y o producto|producto o entregable|producto o meta",
    Field.GOAL: "meta|metas|meta programada",
    Field.INDICATOR: "indicador|indicadores|formula del indicador|nombre del indicador",
    Field.UNIT: "unidad de medida|unidad|medida",
    Field.PLANNED: "valor planeado|valor programado|cantidad programada|cantidad planeada"
    "|total programado|total programada|total prog|total planeado"
    "|programado|planeado|numero programado|cantidades unidad de medida|cantidad unidad de medida"
    "|cantidades unidades de medida|cantidad de unidades de medida|cantidad unidades de medida",
    Field.EXECUTED: "valor ejecutado|cantidad ejecutada|ejecutado|valor alcanzado|total ejecutado"
    "|total ejecutada|total ejec|total ejecucion"
    "|numero ejecutado|cantidad realizada",
    Field.DUE: "fecha de culminacion|fecha culminacion|fecha programada|fecha de cumplimiento"
    "|fecha limite|fecha de terminacion|fecha final|fecha fin|fecha de entrega|fecha|fechas|plazo"
    "|fecha de finalizacion|fecha de vencimiento|fecha de ejecucion|fecha maxima|fechas programadas"
    "|fecha fin programada|fecha de fin|fecha finalizacion|fecha terminacion|plazo de ejecucion"
    "|fecha de terminacion programada|fecha de finalizacion programada"
    "|fecha de culminacion programada|fecha fin inicial|fecha final inicial"
    "|cuando|vencimiento|fecha de realizacion|fin|final|hasta|termina|fecha de realizacion fin"
    "|fecha realizacion|fecha realizacion fin|terminacion|finalizacion|culminacion|finaliza"
    "|fin programado|final programado|terminacion programada|fin planeado"
    "|inicio fin|inicio final|inicio y fin|fecha inicio fin|fecha de inicio y fin"
    "|fechas de inicio y fin|fecha de inicio fin|fecha inicio y fin|fecha inicio fecha fin"
    "|para cuando|hasta cuando|fecha termino|fecha vencimiento|fecha compromiso|termino|fecha tope"
    "|vence|vence el|mes limite|mes de entrega|mes de cumplimiento|mes de terminacion"
    "|mes de finalizacion",
    Field.OFFICES: "dependencia responsable|dependencias responsables|responsable|responsables"
    "|unidad administrativa responsable|area responsable|areas responsables|oficina responsable"
    "|dependencia|lider responsable|proceso responsable|responsable de la actividad"
    "|responsable lider|dependencia lider|area lider|unidad lider|oficina lider|direccion lider"
    "|secretaria lider|entidad lider|responsable principal|quien"
    "|dependencia o area responsable|secretaria responsable|area o dependencia responsable"
    "|lider|lider del proceso|lider de proceso|proceso lider|encargado|encargados|area encargada"
    "|dependencia encargada|unidad responsable|unidad ejecutora|dependencia ejecutora|area|oficina"
    "|secretaria|a cargo|a cargo de|quien responde|quien lidera|quien lo hace"
    "|entidad dependencia|entidad o dependencia|dependencia o entidad|responsable de la accion"
    "|responsable accion|responsable de ejecucion",
    Field.CO_OFFICES: "corresponsable|corresponsables|coresponsable|area de apoyo|areas de apoyo"
    "|unidad administrativa coresponsable|unidad administrativa corresponsable|co responsable"
    "|dependencia de apoyo|dependencias de apoyo|responsable de apoyo|dependencia corresponsable"
    "|coresponsables|apoyo|dependencias corresponsables|quien apoya|con quien|con quien se apoya"
    "|quien acompana|quienes acompanan|acompana|entidades de apoyo",
    Field.PERCENT: "% de avance|% avance|porcentaje de avance|porcentaje avance|avance"
    "|% cumpl|% de cumplimiento|% cumplimiento|porcentaje de cumplimiento|% de ejecucion"
    "|porcentaje de cumplimiento de la accion|nivel de avance|porc avance|porc cumplimiento"
    "|%|porcentaje|porcentaje de ejecucion"
    "|porcentaje de cumplimiento de la actividad|progreso de cumplimiento|progreso"
    "|proceso de cumplimiento de la accion|% acumulado|% ejecutado|avance porcentual"
    "|avance cuantitativo|% de avance acumulado|% avance acumulado"
    "|% avance acumulado a la fecha|% de avance acumulado a la fecha|% avance a la fecha"
    "|% completado|porcentaje completado|% terminado",
    Field.DESCRIPTION: "descripcion del avance|descripcion avance|avance cualitativo|seguimiento"
    "|descripcion del avance de las actividades ejecutadas en el periodo"
    "|descripcion del seguimiento|actividades cumplidas|logros|seguimiento indicadores"
    "|primer seguimiento|segundo seguimiento|tercer seguimiento|analisis de avance|monitoreo"
    "|descripcion de avances|avances|reporte de avance|seguimiento cualitativo|analisis cualitativo"
    "|analisis|reporte cualitativo|gestion realizada|acciones realizadas|informe de avance"
    "|descripcion del cumplimiento|logros alcanzados|observaciones del seguimiento",
    Field.SOURCE: "fuente del avance|lo que dicen las de apoyo",
    None: "fecha de inicio|fecha inicio|fecha inicial|fecha de inicio programada|cuatrimestre"
    "|evidencia|evidencias|soporte|soportes|semaforo|recursos|presupuesto|trimestre|semestre"
    "|desde|inicio|comienzo|iniciacion|fecha ini|fecha de iniciacion|plazo en semanas"
    "|numero de semanas"
    "|fecha de publicacion|medio de verificacion|cargo|correo|inicio programado"
    "|inicial|inicia|situacion actual|descripcion de la mejora|descripcion de la meta"
    "|descripcion de la mejora a realizar al tramite|descripcion del indicador"
    "|descripcion del producto|descripcion del proyecto|descripcion del riesgo"
    "|dependencia auditada|area auditada|proceso auditado|dependencia a auditar|unidad auditada"
    "|dependencia evaluada|proceso dependencia auditada|dependencia proceso auditado|proceso o "
    "dependencia auditada|proceso o area auditada|proceso area auditada|proceso evaluado"
    "|supervisor|supervisor del contrato|interventor|interventoria|verificador|revisor|verifica"
    "|quien verifica|quien revisa|revisa|quien supervisa|supervisa|quien aprueba|aprueba"
    "|quien evalua|responsable de la verificacion|responsable de la supervision"
    "|dependencia beneficiada|por que|para que|como|donde|con que|cuanto"
    "|cuanto cuesta|objetivo|objetivos|objetivo general|objetivo especifico|alcance|estado"
    "|sede|dirigido a|publico objetivo|poblacion objeto|poblacion objetivo|modalidad|metodologia"
    "|ponderacion|peso|linea base|linea de base|intensidad horaria|soporte normativo|justificacion"
    "|vigencia|periodo|intensidad|duracion|horas|numero de horas|horario|facilitador|capacitador"
    "|conferencista|costo|costo estimado|creada|creado|actualizada|actualizado|informador"
    "|persona asignada|usuario asignado|asignado a|prioridad|etiquetas|tipo de incidencia"
    "|mejora por implementar|mejora a implementar|beneficio|beneficios|tipo racionalizacion"
    "|beneficio al ciudadano o entidad|beneficio al ciudadano y o entidad|tipo de racionalizacion"
    "|num|den|numerador|denominador|variable numerador|variable denominador"
    "|cronograma|programacion|calendario|tiempo|tiempos|tiempo de ejecucion"
    "|tiempo de realizacion|p e|programado ejecutado|poblacion|int horaria|total",
}
# Names of groups, words about progress, and what the activities of audits are called, where no
# column has a surer one.
LESS_SURE: Mapping[str, Field] = {
    **dict.fromkeys(
        (
            "programa",
            "epica",
            "linea",
            "linea de accion",
            "pilar",
            "objetivo estrategico",
            "capitulo",
        ),
        Field.COMPONENT,
    ),
    **dict.fromkeys(
        ("proyecto", "tema", "tematica", "elemento", "sublinea", "categoria"), Field.SUBCOMPONENT
    ),
    **dict.fromkeys(("mes", "periodo de ejecucion"), Field.DUE),
    **dict.fromkeys(
        (
            "cargo responsable",
            "cargos responsables",
            "auditor",
            "auditor lider",
            "auditor responsable",
            "auditores",
            "equipo auditor",
            "ejecutor",
            "gestor",
            "coordina",
            "quien coordina",
            "ejecuta",
            "quien ejecuta",
            "lidera",
            "nombres de los recursos",
        ),
        Field.OFFICES,
    ),
    **dict.fromkeys(
        ("observaciones", "observacion", "comentarios", "comentario"), Field.DESCRIPTION
    ),
    **dict.fromkeys(
        (
            "resumen",
            "auditoria",
            "auditorias",
            "auditoria interna",
            "auditorias internas",
            "auditoria programada",
            "auditorias programadas",
            "auditoria a realizar",
            "auditorias a realizar",
        ),
        Field.TITLE,
    ),
}
MEANINGS = {
    heading: field for field, headings in _SYNONYMS.items() for heading in headings.split("|")
}
# The headings of exports in English: only whole ones say something of ours, the second sort where
# no other heading does.
_IN_ENGLISH: Mapping[Field | None, str] = {
    Field.COMPONENT: "component|program|workstream|epic",
    Field.CODE: "activity id|task id|action id|item no|task no|activity no|wbs|activity code"
    "|issue key|issue id|ticket|ticket id",
    Field.TITLE: "activity|activities|activity name|activity description|task|tasks|task name"
    "|task title|task description|action|actions|action item|planned activity|action to be taken",
    Field.PRODUCT: "deliverable|deliverables|output|outputs|expected output|expected result",
    Field.GOAL: "target|targets|goal|goals",
    Field.INDICATOR: "indicator|indicators|kpi",
    Field.UNIT: "unit of measure|unit of measurement",
    Field.DUE: "due|due date|due on|deadline|end date|finish date|target date|finish"
    "|completion date|planned end date|planned finish|date due|planned end|end|due by",
    Field.OFFICES: "owner|owners|task owner|action owner|responsible|responsible office"
    "|responsible unit|responsible party|responsible department|lead office|lead unit|assigned to"
    "|assignee|assignees|department|office|lead|in charge|person responsible",
    Field.CO_OFFICES: "support|supported by|supporting office|support office|supporting unit"
    "|supporting area|supporting areas|support area"
    "|co responsible|contributors|partners",
    Field.PERCENT: "% complete|% completed|complete %|completion %|% completion|percent complete"
    "|percentage complete|percent completed|% done|progress|progress %|% progress|completion",
    Field.DESCRIPTION: "progress notes|progress description|status notes|latest update"
    "|progress report|achievements",
    None: "start|start date|begin date|planned start|planned start date|status|priority|created"
    "|created at|updated|last updated|category|labels|tags|type|duration|budget|cost|evidence"
    "|location|actual end date|actual finish|actual start|actual completion date|reporter|number"
    "|finished|completed at|completed on",
}
# What says so where no other heading does.
_LESS_SURE_IN_ENGLISH: Mapping[Field, str] = {
    Field.TITLE: "name|title|description|summary|subject",
    Field.DESCRIPTION: "notes|comments|remarks|comment",
    Field.CODE: "key",
    Field.COMPONENT: "parent summary|epic name|parent name",
}
ENGLISH: Mapping[str, tuple[Field | None, float]] = {
    **{
        one: (field, 90.0)
        for field, names in _LESS_SURE_IN_ENGLISH.items()
        for one in names.split("|")
    },
    **{one: (field, 100.0) for field, names in _IN_ENGLISH.items() for one in names.split("|")},
}


def one_column_each(known: Mapping[int, tuple[Field | None, float]]) -> dict[int, Field]:
    """Give every field the column that says it most surely."""
    best: dict[Field, tuple[float, int]] = {}
    for column, (one, sure) in known.items():
        if one is None or not sure:
            continue
        standing = best.get(one)
        later_wins = one in FOLLOW_UPS
        if standing is None or sure > standing[0] or (later_wins and sure == standing[0]):
            best[one] = (sure, column)
    return {column: one for one, (_, column) in sorted(best.items(), key=lambda c: c[1][1])}
