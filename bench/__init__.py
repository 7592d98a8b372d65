"""Measurements against bare baselines in the same run."""
