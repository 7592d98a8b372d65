"""What the process does from which those of a run are forked: it imports the command line and
reads the texts.

Else each start, of some hundred in a run and thousands in the tests, would take a second of a core.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from culmina import cli
from culmina.process import keep_what_is_built
from texts.catalog import Texts

# The command line imports a command when it is called; those who are forked have all of them.
for module in walk_packages(cli.__path__, "culmina.cli."):
    import_module(module.name)
import_module("scheduler.engine.on_queue")
Texts().check()
# Each would go through all of this when it looks for garbage, and copy it thereby.
keep_what_is_built()
