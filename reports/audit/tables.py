"""What the rows of tables are called in Spanish."""

from __future__ import annotations

from collections.abc import Mapping

from core.spanish import plural

# What a row of each table that holds instants is, one and several.
ROWS: Mapping[str, tuple[str, str]] = {
    "activity": ("actividad", "actividades"),
    "address": ("dirección", "direcciones"),
    "agreement": ("aceptación", "aceptaciones"),
    "brought_file": ("archivo de planeación", "archivos de planeación"),
    "broadcast": ("mensaje a varias oficinas", "mensajes a varias oficinas"),
    "channel_state": ("canal", "canales"),
    "chat_group": ("grupo", "grupos"),
    "consent": ("autorización", "autorizaciones"),
    "conversation": ("conversación", "conversaciones"),
    "deputy": ("delegación", "delegaciones"),
    "digest": ("resumen", "resúmenes"),
    "entity": ("fecha de la entidad", "fechas de la entidad"),
    "evidence": ("soporte", "soportes"),
    "expected_evidence": ("soporte anunciado", "soportes anunciados"),
    "group_code": ("código de grupo", "códigos de grupo"),
    "held_answer": ("respuesta detenida", "respuestas detenidas"),
    "inbound": ("respuesta", "respuestas"),
    "inbound_file": ("archivo recibido", "archivos recibidos"),
    "invitation": ("invitación", "invitaciones"),
    "mail_loop": ("prueba del correo", "pruebas del correo"),
    "mail_place": ("carpeta del correo", "carpetas del correo"),
    "notice": ("aviso", "avisos"),
    "office_move": ("cambio de oficina", "cambios de oficina"),
    "open_question": ("pregunta", "preguntas"),
    "outbox": ("mensaje", "mensajes"),
    "outbox_part": ("parte de un mensaje", "partes de mensajes"),
    "owed_step": ("recordatorio", "recordatorios"),
    "pass_fault": ("falla de una pasada", "fallas de pasadas"),
    "plan": ("plan", "planes"),
    "plan_fault": ("duda", "dudas"),
    "plan_import": ("importación", "importaciones"),
    "progress_report": ("reporte", "reportes"),
    "request": ("solicitud", "solicitudes"),
    "retraction": ("reporte deshecho", "reportes deshechos"),
    "review": ("verificación", "verificaciones"),
    "tick_run": ("pasada del reloj", "pasadas del reloj"),
    "told_headings": ("título de columna", "títulos de columnas"),
    "web_code": ("código para entrar", "códigos para entrar"),
    "web_device": ("dispositivo conocido", "dispositivos conocidos"),
    "web_session": ("entrada a las páginas", "entradas a las páginas"),
}


def rows(table: str, count: int) -> str:
    """Return how many rows of a table there are, as a person calls them."""
    return plural(count, *ROWS[table])
