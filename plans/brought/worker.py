"""The process that reads one file that somebody sent, as a plan and as a list of people, and ends.

It is started as `python -m plans.brought.worker`. The cells of a binary file are read by a process
of its own below it (`plans.readers.worker`), with that one's limits.
"""

from __future__ import annotations

from core.errors import EnvironmentFault
from core.running.confined import confine, end_after
from plans.brought.contents import as_text, read_brought
from plans.brought.guarded import SECONDS, TOO_MUCH_MEMORY, parted, unread
from plans.readers.limits import IN_ANOTHER_FORM, MOST_MEMORY, ONLY_THE_TABLE
from plans.readers.worker import NOT_READ, serve


def written(given: bytes) -> bytes:
    """Return what the file holds, as text, whatever it does to its readers. Raises
    EnvironmentFault where the process below cannot be started."""
    try:
        return as_text(read_brought(*parted(given))).encode()
    except MemoryError:
        return unread(TOO_MUCH_MEMORY, ONLY_THE_TABLE).encode()
    except EnvironmentFault:
        raise
    except Exception:  # noqa: BLE001 - a file that nobody foresaw is one that cannot be read
        return unread(NOT_READ, IN_ANOTHER_FORM).encode()


def main() -> None:
    """Read the file on the standard input, answer, and end."""
    end_after(SECONDS)
    confine(MOST_MEMORY)
    serve(written)


if __name__ == "__main__":
    main()
