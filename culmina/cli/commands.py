"""The table of commands, and the one place that imports a command's module: when it is called.

What `--help` lists is written here, and what it says of a command in `pages.json`: asking for help
imports nothing of what commands do.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from culmina.cli import frame, pages


class Command(NamedTuple):
    """The module of `culmina.cli` whose `app` holds a command, and its line in the list."""

    module: str
    summary: str


class Group(NamedTuple):
    """The line of a group in the list, and its commands by name."""

    summary: str
    commands: dict[str, Command]


# Stands in a group for the command that any other first word calls, as a handle.
TYPED = "CÓDIGO"

COMMANDS: dict[str, Command | Group] = {
    "init": Command("machine.install", "Crea el archivo de ajustes y la base de datos."),
    "doctor": Command("machine.doctor", "Revisa todo lo que culmina necesita, una línea por cosa."),
    "status": Command("clock.admin", "Muestra las colas, las últimas pasadas y los errores."),
    "retry": Command("clock.retry", "Vuelve a poner en cola lo que falló o se apartó."),
    "db": Group(
        "La base de datos: su esquema, y su paso a PostgreSQL.",
        {
            "upgrade": Command(
                "machine.install", "Lo lleva a la versión que esta culmina necesita."
            ),
            "move": Command("machine.install", "La pasa de SQLite a PostgreSQL."),
        },
    ),
    "upgrade": Command("machine.upgrade", "Copia, lleva la base a esta versión y revisa todo."),
    "backup": Command("machine.keeping", "Guarda todo en un archivo, con el servicio en marcha."),
    "restore": Command("machine.keeping", "Pone una copia donde no hay base de datos."),
    "held": Group(
        "Lo que pudo salir antes de restaurar una copia.",
        {
            "list": Command("machine.held", "Muestra lo detenido."),
            "sent": Command("machine.held", "Anota que había salido."),
            "send": Command("machine.held", "Lo envía ahora."),
        },
    ),
    "key": Group(
        "La clave que firma botones y direcciones de respuesta.",
        {"renew": Command("machine.key", "La cambia; lo que firmó la anterior sigue valiendo.")},
    ),
    "run": Command("machine.run", "Pone en marcha el servicio."),
    "service": Group(
        "El servicio en este servidor.",
        {
            "install": Command(
                "machine.service_install", "Crea su usuario y sus unidades de systemd."
            )
        },
    ),
    "tick": Command("clock.service", "Hace una pasada del reloj."),
    "remind": Command("clock.service", "Hace la pasada de un día, o muestra qué enviaría."),
    "why": Command("clock.why", "Dice por qué algo llegó o no, y qué sigue."),
    "live": Command("clock.live", "Muestra qué enviarán los primeros días; termina la prueba."),
    "rehearse": Command("clock.rehearse", "Juega el año sin enviar: mensajes por oficina y mes."),
    "prune": Command("clock.service", "Borra lo que pasó los plazos de la entidad."),
    "digest": Command("clock.digest", "Muestra el resumen semanal, o lo pone en cola."),
    "interpret": Command(
        "answers.interpret", "Lee respuestas en JSON y escribe qué dice cada una."
    ),
    "report": Command("answers.report", "Registra lo que una oficina dijo en otra parte."),
    "demo": Command("machine.demo", "Muestra todo el trabajo con servidores locales."),
    "entity": Group(
        "Las entidades dueñas de los planes.",
        {
            "add": Command("machine.entity", "Agrega una a una instalación que tiene varias."),
            "list": Command("machine.entity", "Las muestra, con su estado y su última pasada."),
            "pause": Command(
                "machine.entity", "Pone una en pausa: nada sale, y lo que llega espera."
            ),
            "resume": Command("machine.entity", "Termina la pausa de una."),
            "rename": Command("machine.install", "Le da el nombre que tienen los ajustes."),
        },
    ),
    "plan": Group(
        "Planes: leerlos, guardarlos, listarlos, cerrarlos.",
        {
            "import": Command(
                "plans.plan_import", "Guarda el archivo de un plan, o su versión nueva."
            ),
            "faults": Command("plans.plan_faults", "Muestra lo que espera una decisión."),
            "settle": Command("plans.plan_faults", "Recibe el libro de dudas con sus decisiones."),
            "set": Command("plans.plan_faults", "Cambia campos de una actividad."),
            "accept": Command("plans.plan_faults", "Acepta lo que se propone para las dudas."),
            "forget": Command(
                "plans.plan_headings", "Olvida lo que se dijo de unos títulos, o los lista."
            ),
            "undo": Command("plans.plan_ending", "Deshace la última importación de un plan."),
            "close": Command("plans.plan_ending", "Cierra un plan cuyo año terminó."),
            "rename": Command("plans.plan_rename", "Le da otro nombre a un plan."),
            "read": Command("plans.plan", "Muestra qué se entiende del archivo de un plan."),
            "list": Command("plans.plan", "Muestra los planes guardados."),
            "export": Command("plans.plan_export", "Devuelve un plan con lo que se ha reportado."),
        },
    ),
    "activity": Group(
        "Una actividad: qué dice el plan, qué pasó, y cambiarla.",
        {
            "show": Command("plans.activity", "Muestra qué dice el plan, cómo va y qué sigue."),
            "proof": Command("plans.activity", "Dice con qué debe venir su 100 %."),
            "history": Command("plans.activity", "Muestra lo que se dijo, se decidió y se envió."),
            "assign": Command(
                "plans.activity_changes", "La da a otra oficina, hoy o desde un día."
            ),
            "add": Command("plans.activity_changes", "Agrega una a un plan."),
            "edit": Command("plans.activity_changes", "Cambia lo que el plan dice de ella."),
            "archive": Command("plans.activity_changes", "La retira de su plan."),
        },
    ),
    "evidence": Group(
        "Soportes: lo que llegó y lo que espera a una persona.",
        {
            "list": Command("plans.evidence", "Muestra los soportes de una actividad."),
            "waiting": Command("plans.evidence", "Muestra lo que espera a una persona."),
            "get": Command("plans.evidence", "Escribe un archivo que alguien mandó."),
        },
    ),
    "person": Group(
        "Las personas a quienes se escribe, y sus roles.",
        {
            "add": Command("staff.person_register", "Agrega una persona, o le da otro rol."),
            "list": Command("staff.person", "Muestra a todos, con sus roles y direcciones."),
            "edit": Command("staff.person_edit", "Cambia su nombre, su correo o su oficina."),
            "away": Command("staff.person", "Mientras alguien no está, se escribe a quien delegó."),
            "import": Command(
                "staff.person_register", "Registra las personas de un libro o un CSV."
            ),
            "sent": Command(
                "staff.person_sent", "Muestra qué se envió a una persona y en qué quedó."
            ),
            "replace": Command("staff.person_replace", "Da a otra persona lo que alguien tenía."),
            "leave": Command("staff.person_leave", "Retira a una persona, o le quita un rol."),
            "unlink": Command("staff.person_data", "Desvincula el chat de una persona."),
            "data": Command("staff.person_data", "Escribe todo lo que se guarda de una persona."),
            "forget": Command("staff.person_data", "Borra lo que ningún reporte necesita."),
            "invite": Command("staff.person_invite", "Hace enlaces de un solo uso para los chats."),
        },
    ),
    "office": Group(
        "Las oficinas que responden por actividades.",
        {
            "list": Command("staff.office", "Muestra de qué responde cada una y a quién se llega."),
            "alias": Command("staff.office", "Da a una oficina otra forma de escribirla."),
            "rename": Command("staff.office", "Da a una oficina otro nombre."),
            "merge": Command("staff.office", "Une dos oficinas en una."),
            "succeed": Command(
                "staff.office_changes", "Reorganiza: desde un día son otra oficina."
            ),
            "superior": Command("staff.office_changes", "Dice de qué oficina depende otra."),
            "collective": Command("staff.office_changes", "Dice qué oficinas son una colectiva."),
            "group": Command("staff.office", "Hace un enlace de un solo uso para un grupo."),
            "review": Command("staff.office", "Muestra las que pueden ser una, o que nadie usa."),
            "remove": Command("staff.office", "Borra una oficina que nada nombra."),
            "distinct": Command("staff.office", "Dice que dos oficinas son dos."),
        },
    ),
    "request": Group(
        "Solicitudes de más plazo o de otra oficina.",
        {
            "list": Command("answers.request", "Muestra las solicitudes que esperan decisión."),
            "show": Command("answers.request", "Muestra una solicitud completa y qué se decidió."),
            "grant": Command("answers.request", "Concede más plazo, u otra oficina."),
            "deny": Command("answers.request", "Niega una solicitud; se le avisa a la persona."),
        },
    ),
    "review": Group(
        "Lo que control verifica de los reportes.",
        {
            "list": Command("answers.review", "Muestra lo que control aceptó o devolvió."),
            TYPED: Command("answers.review", "Acepta o devuelve lo reportado de una actividad."),
        },
    ),
    "inbox": Group(
        "Mensajes que esperan a una persona.",
        {
            "list": Command("answers.inbox", "Muestra lo que espera a una persona."),
            "show": Command("answers.inbox", "Muestra un mensaje completo."),
            "assign": Command("answers.inbox", "Dice de quién es un mensaje."),
            "discard": Command("answers.inbox", "Saca un mensaje de la bandeja; se conserva."),
        },
    ),
    "audit": Group(
        "La auditoría: quién cambió qué, y cuándo.",
        {"export": Command("audit", "La escribe en un archivo CSV o JSON.")},
    ),
    "understanding": Group(
        "Cómo se leen las respuestas: lo que se corrigió.",
        {
            "export": Command(
                "answers.understanding", "Escribe como casos las respuestas corregidas."
            ),
            "check": Command(
                "answers.understanding", "Vuelve a leer los casos y dice cuáles son exactos."
            ),
        },
    ),
    "mail": Group(
        "Correo: qué dice un mensaje, y el ingreso al buzón.",
        {
            "read": Command("answers.mail", "Escribe lo que dice un mensaje en una línea de JSON."),
            "login": Command("machine.mail_login", "Ingresa al buzón con un código."),
        },
    ),
}


class Deferred(TyperCommand):
    """Stands in a list for a command; the command itself is imported when it is called."""

    def __init__(self, word: str, command: Command, group: str = "") -> None:
        super().__init__(word, help=command.summary)
        self._word = word
        self._words = f"{group} {word}".strip()
        self._module = command.module

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Return the context of the command that this one stands for; show its page of help."""
        options = args[: args.index("--")] if "--" in args else args
        page = pages.read().get(self._words) if "--help" in options else None
        if page is None:
            command = self.load()
            frame.refuse_without_value(command, options)
            return command.make_context(info_name, args, parent=parent, **extra)
        typer.echo(page)
        raise typer.Exit

    def load(self) -> Any:
        """Import the command that this one stands for."""
        loaded = typer.Typer(rich_markup_mode=None)
        loaded.add_typer(import_module(f"culmina.cli.{self._module}").app)
        command = get_group(loaded).commands[self._word]
        frame.name_values(command)
        return command


class Listed(TyperGroup):
    """A group whose list of commands is shown in a Spanish frame."""

    def get_help(self, ctx: Any) -> str:
        """Return the list."""
        return frame.page(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is called; where the group takes a handle, the one for it."""
        command = self.commands.get(TYPED)
        if command is None or args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return TYPED, command, args


class Root(Listed):
    """The root of the command line, with every command of the table below it."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        for name, one in COMMANDS.items():
            self.add_command(_group(name, one) if isinstance(one, Group) else Deferred(name, one))
        frame.name_values(self)

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Return the context of the whole command line; raises Misused for words before a
        command."""
        with frame.told_in_spanish():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Call the command that was typed; raises Misused for words that cannot be read."""
        with frame.told_in_spanish():
            return super().invoke(ctx)


def _group(name: str, group: Group) -> TyperGroup:
    commands = [Deferred(word, one, group=name) for word, one in group.commands.items()]
    return Listed(
        name=name,
        commands=commands,
        help=group.summary,
        no_args_is_help=True,
        rich_markup_mode=None,
    )
