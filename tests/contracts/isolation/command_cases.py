"""Every command, with words that name what is of another entity, or why it is given none.

`{…}` is a number, name, code, address or file of the other entity (`Filled.ids` and `Named`).
"""

from __future__ import annotations

# A command → the words that follow it, one line for each way to name the other's row.
GIVEN: dict[str, tuple[str, ...]] = {
    "status": ("",),
    "retry": ("",),
    "held list": ("",),
    "held sent": ("{held}", "{pending}", "--all --yes"),
    "held send": ("{held}", "{failed}", "--all --yes"),
    "entity rename": ("{entity}",),
    "tick": ("", "--at 2026-05-12T08:00"),
    "remind": ("--on 2026-05-12 --dry-run", "--on 2026-05-12 --yes"),
    "why": ("{person}", "{mail}", "{handle}", "{office}", "comparte@lasdos.example", "1.1"),
    "live": ("", "--yes"),
    "rehearse": ("--from 2026-05-11 --to 2026-06-12",),
    "prune": ("", "--dry-run"),
    "digest": ("--on 2026-05-15", "--on 2026-05-15 --send --yes"),
    "report": (
        "{handle} va_en_80_% --person {person}", "{handle} va_en_80_% --person Marta",
        "2.7 va_en_80_% --person {person}", "2.7 va_en_80_% --person {mail}",
        "2.7 va_en_80_% --person Marta --office {office}",
        "1.1 va_en_80_% --person comparte@lasdos.example",
    ),
    "plan import": ("plan.txt", "plan.txt --yes", "plan.txt --other --yes"),
    "plan faults": ("", "--xlsx faults.xlsx"),
    "plan settle": ("faults.csv", "faults.csv --yes"),
    "plan set": ("{handle} título=Otro", "1.1 título=Otro --yes"),
    "plan accept": ("{handle}", "{handle} 1.1 --seen 0", "--all --seen 1"),
    "plan forget": ("{told_headings}", "{told_headings} --yes", ""),
    "plan undo": ("{plan} --yes",),
    "plan close": ("{plan} --yes",),
    "plan rename": ("{plan} Otro_nombre",),
    "plan read": ("plan.txt",),
    "plan list": ("",),
    "plan export": ("{plan}", "{plan} --format csv --out tabla.csv", "{plan} --on 2026-05-11"),
    "activity show": ("{handle}", "{handle} --json", "1.1 --json"),
    "activity proof": ("{handle} file",),
    "activity history": ("{handle}", "1.1 --json"),
    "activity assign": (
        "{handle} Prensa --reason porque_sí --anyway", "2.7 {office} --reason porque_sí --anyway",
    ),
    "activity add": ("{plan} actividad=Nueva oficina=Prensa --reason porque_sí",),
    "activity edit": ("{handle} actividad=Otra --reason porque_sí",),
    "activity archive": ("{handle} --reason porque_sí",),
    "evidence list": ("{handle}", "1.1"),
    "evidence waiting": ("",),
    "evidence get": ("{sha256} salida.txt", "bbbbbbbb salida.txt"),
    "person add": (
        "Nueva --email {mail} --office {office} --yes",
        "{person} --email otra@puertoesperanza.example --role control --yes",
    ),
    "person list": ("",),
    "person edit": (
        "{person} --name Otra", "{mail} --email otra@puertoesperanza.example --yes",
        "Marta --office {office} --yes", "{chat} --name Otra",
    ),
    "person away": (
        "{person} --until 2099-01-01", "{person} --back",
        "{person} --until 2099-01-09 --from 2099-01-01", "{person} --back --from 2099-01-01",
    ),
    "person import": ("people.csv --yes",),
    "person sent": ("{person}", "{mail} --on 2026-05-11", "comparte@lasdos.example"),
    "person replace": ("{person} Marta", "Marta {person} --yes", "Marta {mail} --yes"),
    "person leave": ("{person}", "{mail} --yes", "Marta --role lead --office {office}"),
    "person unlink": ("{person}", "{chat}"),
    "person data": ("{person} datos.zip", "{mail} datos.zip"),
    "person forget": ("{person} --yes", "{mail} --yes"),
    "person invite": ("{person}", "--office {office}", "--all"),
    "office list": ("",),
    "office alias": ("{office} Agua", "Prensa {office}"),
    "office rename": ("{office} Agua",),
    "office merge": ("{office} Prensa --yes", "Prensa {office} --yes"),
    "office succeed": (
        "{office} Prensa --reason porque_sí", "Prensa {office} --reason porque_sí --yes",
    ),
    "office superior": ("{office} Prensa", "Prensa {office}", "{office} --none"),
    "office collective": ("Todas --members {office}", "{office} --members Prensa"),
    "office group": ("{office}",),
    "office review": ("",),
    "office remove": ("{office}",),
    "office distinct": ("{office} Prensa", "Prensa {office}"),
    "request list": ("", "--all"),
    "request show": ("{request}", "{reassign}"),
    "request grant": (
        "{request} --until 2099-01-01", "{reassign} --office Prensa",
        "{not_applicable} --reason porque_sí", "{request} --person {person}",
    ),
    "request deny": ("{request} --reason porque_sí", "{reassign} --person {person}"),
    "review list": ("",),
    "review CÓDIGO": ("{handle} --accept", "{handle} --return falta_el_acta --percent 10"),
    "inbox list": ("",),
    "inbox show": ("{inbound}", "{inbound} --raw", "{said}"),
    "inbox assign": ("{inbound} --person {person}", "{inbound} --person Marta"),
    "inbox discard": ("{inbound} --reason porque_sí", "{inbound} --reason porque_sí --yes"),
    "audit export": ("salida.csv", "salida.json --format json"),
    "understanding export": ("--out casos.jsonl",),
}  # fmt: skip

# A command → why there is nothing of another entity that it could be given.
NOT_GIVEN: dict[str, str] = {
    "init": "it makes a database that is not there",
    "doctor": "it looks at the machine and the servers; what it counts of rows stands in status",
    "db upgrade": "it changes the schema, which all entities have together",
    "db move": "it moves the whole database, which is what it is for",
    "upgrade": "it copies and upgrades the whole database",
    "backup": "it copies the whole database, which is what it is for",
    "restore": "it puts a whole database where there is none",
    "key renew": "it writes into the settings file alone",
    "entity list": "it lists the entities of the installation, which is what it is for",
    "entity add": "it makes an entity of the installation; a name that is there is refused",
    "entity pause": "it names one of the entities of the installation, for the technician of all",
    "entity resume": "it names one of the entities of the installation, for the technician of all",
    "run": "it is given nothing; the clock and the sender are tried in test_mail",
    "service install": "it makes units of the machine",
    "demo": "it has a database of its own",
    "interpret": "it reads its input, and no database",
    "understanding check": "it reads a file, and no database",
    "mail read": "it reads its input, and no database",
    "mail login": "it asks the mail's provider, and no database",
}

FILES: dict[str, str] = {
    "plan.txt": (
        "Entidad Municipio de Monte Lejano\nVigencia 2026\n\nCÓDIGO\tACTIVIDADES\t"
        "META O PRODUCTO\tFECHA DE CULMINACION\tDEPENDENCIA RESPONSABLE\n"
        "{handle}\tRevisar la red de agua\tActa\t30/06/2026\t{office}\n"
        "1.1\tPublicar el mapa\tMapa\t30/07/2026\tOficina de Prensa\n"
    ),
    "faults.csv": "Número;Decisión\n{plan_fault};sí\n",
    "people.csv": (
        "nombre;correo;oficina;rol\n{person};{mail};{office};lead\n"
        "Otra Persona;otra@puertoesperanza.example;{office};lead\n"
    ),
}
