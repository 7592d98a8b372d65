"""What the process does from which the tests' processes are forked: the imports, and the texts."""

from __future__ import annotations

import culmina.cli  # noqa: F401 - imported for those who are forked
from texts.catalog import Texts

Texts().check()
