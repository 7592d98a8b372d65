"""Composition root: settings, wiring, the running service and the command line."""
