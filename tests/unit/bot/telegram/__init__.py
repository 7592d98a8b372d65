"""Tests: the Telegram channel without sockets."""
