"""The email channel: parse, render, send."""
