"""Mensajes: what was owed to whom and what became of it, and what is to come."""
