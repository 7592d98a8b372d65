"""A strict, local, OpenAI-compatible endpoint whose model answers from a script."""

from demo.modelapi.server import ModelApi

__all__ = ["ModelApi"]
