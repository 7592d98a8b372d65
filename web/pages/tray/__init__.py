"""Bandeja: what a machine could not place, and what a person does about it."""
