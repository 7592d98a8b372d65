"""The units of systemd: the service, and a backup every night, each as culmina's own user."""

from __future__ import annotations

from pathlib import Path

USER = "culmina"
BACKUPS = Path("/var/backups/culmina")
_KEEP_DAYS = 30
# What no part of culmina needs; it writes to its own folder and nowhere else.
_SHUT = """\
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077
"""
# Folders of which a unit that is shut so sees others, or nothing: what the service works in cannot
# be there.
HIDDEN = ("/tmp", "/var/tmp", "/home", "/root", "/run/user", "/dev")  # noqa: S108 - none is written
_SERVICE = """\
[Unit]
Description=culmina
Wants=network-online.target
After=network-online.target

[Service]
User={user}
Group={user}
WorkingDirectory={folder}
EnvironmentFile=-/etc/culmina/environment
ExecStart={program} run
ExecReload=/bin/kill -HUP $MAINPID
Restart=always
RestartSec=5
ReadWritePaths={folder}
{shut}
[Install]
WantedBy=multi-user.target
"""
_BACKUP = """\
[Unit]
Description=copia de culmina

[Service]
Type=oneshot
User={user}
Group={user}
WorkingDirectory={folder}
EnvironmentFile=-/etc/culmina/environment
ExecStart={program} backup {backups} --keep-days {days}
ReadWritePaths={folder} {backups}
{shut}"""
_NIGHTLY = """\
[Unit]
Description=copia de culmina, cada noche

[Timer]
OnCalendar=03:15
Persistent=true

[Install]
WantedBy=timers.target
"""


def hidden_in(folder: Path) -> str:
    """Return the folder of HIDDEN in which `folder` is, "" where the units can see it."""
    there = folder.resolve()
    return next((one for one in HIDDEN if there.is_relative_to(one)), "")


def units(program: Path, folder: Path) -> dict[str, str]:
    """Return the units by name, for the `program` of an installation that works in `folder`."""
    values = {
        "user": USER,
        "folder": folder,
        "program": program,
        "backups": BACKUPS,
        "days": _KEEP_DAYS,
        "shut": _SHUT,
    }
    return {
        "culmina.service": _SERVICE.format(**values),
        "culmina-backup.service": _BACKUP.format(**values),
        "culmina-backup.timer": _NIGHTLY,
    }
