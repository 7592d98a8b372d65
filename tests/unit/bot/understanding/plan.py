"""The open activities of the invented Alcaldía de Puerto Esperanza, for cases and tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 4, 21)  # a Tuesday
DUE = date(2026, 6, 30)

ACTIVITIES = {
    "1.1": (
        "Formalizar y publicar el Plan Anticorrupción",
        "Plan publicado en la sede electrónica",
    ),
    "1.2": (
        "Actualizar el mapa de riesgos de corrupción con los líderes de proceso",
        "Mapa de riesgos de corrupción actualizado",
    ),
    "1.3": (
        "Socializar la Política de Administración del Riesgo a los grupos de valor",
        "Política socializada y sensibilizada",
    ),
    "1.4": (
        "Realizar capacitaciones sobre gestión del riesgo a los enlaces",
        "3 capacitaciones realizadas",
    ),
    "2.1": (
        "Registrar en el SUIT la estrategia de racionalización de trámites",
        "Estrategia registrada en el SUIT",
    ),
    "3.1": (
        "Realizar la audiencia pública de rendición de cuentas",
        "(1) Audiencia pública realizada",
    ),
    "3.2": (
        "Elaborar videos en lengua de señas sobre los trámites",
        "(5) videos con lengua de señas",
    ),
    "4.1": ("Mejoramiento del procedimiento de PQRSD", "Procedimiento actualizado"),
    "4.2": (
        "Participar en las ferias de servicio al ciudadano en las veredas",
        "Reporte de participación en 6 ferias",
    ),
    "4.4": (
        "Divulgar la carta de trato digno",
        "Un (1) informe de acciones de divulgación",
    ),
    "5.1": (
        "Actualizar las hojas de vida de funcionarios y contratistas en el SIGEP",
        "Hojas de vida actualizadas",
    ),
    "5.3": (
        "Actualizar las Tablas de Retención Documental",
        "Tablas de Retención Documental convalidadas",
    ),
    "5.4": (
        "Levantar el registro de activos de información por dependencia",
        "Registro de activos de 8 dependencias",
    ),
    "6.1": (
        "Conformar y capacitar el equipo que lidera la participación ciudadana",
        "Equipo conformado y capacitado",
    ),
    "6.2": ("Realizar grupos focales con población vulnerable", "4 grupos focales"),
    "6.3": ("Elaborar el informe de gestión de la entidad", "Informe de gestión publicado"),
    # Titles with nouns that look like verbs, and with weak first words.
    "7.1": ("Ejecutar el plan de bienestar e incentivos", "Plan ejecutado"),
    "7.2": ("Digitalizar el certificado de estratificación", "Certificado digital en operación"),
    "7.3": ("Fumigar el archivo histórico", "Certificado de fumigación"),
    "7.4": ("Celebrar el comité de convivencia laboral", "4 sesiones del comité"),
    "7.5": ("Reforestar la microcuenca", "5.000 árboles sembrados"),
    "7.7": ("Restaurar el páramo", "120 hectáreas restauradas"),
    "7.6": ("Renovar las licencias del antivirus", "Licencias renovadas"),
    # A plan of other offices, with codes of three levels.
    "2.1.1": ("Formular el Plan Institucional de Capacitación", "PIC adoptado"),
    "2.1.2": (
        "Ejecutar las jornadas del Plan Institucional de Capacitación",
        "12 jornadas de capacitación",
    ),
    "3.2.1": ("Actualizar el inventario de bienes muebles", "Inventario de bienes actualizado"),
    "3.2.2": ("Realizar el avalúo de los bienes inmuebles", "Avalúos de 10 inmuebles"),
    "4.1.2": ("Elaborar el manual de contratación", "Manual de contratación adoptado"),
    "4.1.3": ("Capacitar a los supervisores de contratos", "2 talleres"),
    "8.1": ("Elaborar el presupuesto de 2027", "Proyecto de acuerdo de presupuesto radicado"),
    "8.2": ("Realizar el cobro persuasivo del impuesto predial", "Informe de cobro persuasivo"),
    "8.3": ("Conciliar las cuentas bancarias", "12 conciliaciones bancarias"),
    "8.4": ("Organizar el archivo de gestión de Tesorería", "Archivo de gestión organizado"),
    "8.8": ("Rehabilitar la vía terciaria La Loma", "6 kilómetros de vía rehabilitados"),
    "TI-01": ("Implementar el Plan de Seguridad de la Información", "Plan implementado"),
    "TI-02": ("Realizar copias de seguridad de los servidores", "12 copias de seguridad"),
    "TI-05": ("Migrar el portal web a la nueva plataforma", "Portal web migrado"),
    # Codes with a prefix, and codes of one number.
    "P1.1": ("Actualizar la política institucional de servicio", "Política actualizada"),
    "P2.2": ("Participar en las ferias de servicio", "6 reportes"),
    "R2.2": ("Efectuar la audiencia pública de rendición de cuentas", "Audiencia realizada"),
    "A-04": ("Publicar el plan anual de adquisiciones", "Plan publicado"),
    "A-07": ("Actualizar el inventario de activos", "Inventario actualizado"),
    "A-02": ("Medir la satisfacción de los usuarios", "Informe de satisfacción"),
    "A-12": ("Caracterizar los usuarios de la ventanilla", "Documento de caracterización"),
    "5": ("Implementar el programa de gestión documental", "Programa implementado"),
    "7": ("Instalar señalización en lenguaje claro", "Señalización instalada"),
    "2": ("Publicar los estados financieros", "Estados financieros publicados"),
}

NAMED = {
    "new": "5.3",
    "one": "5.3:{last}",
    "counts": "1.4:{last}:3",
    "many": "1.2:40 1.3:30 2.1:60 4.1:40 5.1:60",
    "reply": "1.2:40 1.3:30 2.1:60 4.1:40 5.1:60 reply=1.3",
    "two": "1.2:40 1.3:30",
    "prefixed": "P1.1 P2.2::6 R2.2::1",
    "dashed": "A-04 A-07 A-02 A-12",
    "numbers": "5 7 2",
}


def an_activity(
    code: str = "5.3",
    *,
    percent: int | str | None = None,
    planned: int | None = None,
    due: date | None = DUE,
) -> PendingActivity:
    """Return one activity of the plan as the person's list shows it."""
    title, product = ACTIVITIES[code]
    last = None if percent is None else Decimal(percent)
    return PendingActivity(code, title, product, due, last, planned)


def a_context(*activities: PendingActivity, reply_to: str | None = None) -> Context:
    """Return the list of a person; one activity without a report where none is given."""
    return Context(activities or (an_activity(),), reply_to)


def read_context(words: str) -> Context:
    """Return the context that a line of a case file names: "plan 1.2:40 1.4::3 reply=1.2"."""
    name, _, rest = words.partition(" ")
    if name != "plan":
        rest = NAMED[name].format(last=rest.removeprefix("last="))
    reply: str | None = None
    activities = []
    for word in rest.split():
        if word.startswith("reply="):
            reply = word.removeprefix("reply=")
            continue
        code, last, planned = [*word.split(":"), "", ""][:3]
        activities.append(
            an_activity(code, percent=last or None, planned=int(planned) if planned else None)
        )
    return Context(tuple(activities), reply)
