"""Tests: Messages on their way: letters, forwards, buttons, the worker."""
