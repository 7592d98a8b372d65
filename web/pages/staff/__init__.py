"""Personas y oficinas: who there is, where they are reached, and how offices stand."""
