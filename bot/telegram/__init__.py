"""Telegram: python-telegram-bot's transport and types, our own loop, rendering and errors."""

from __future__ import annotations

import os

# The library warns on every "429 Too Many Requests" unless it is told that we expect a duration.
os.environ.setdefault("PTB_TIMEDELTA", "true")
