"""The command line: one small file per group of commands."""

from culmina.cli.root import main

__all__ = ["main"]
