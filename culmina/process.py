"""How the process of the service uses its memory."""

from __future__ import annotations

import gc


def keep_what_is_built() -> None:
    """Spare the collector of garbage what is here now and stays to the end."""
    gc.collect()
    gc.freeze()
