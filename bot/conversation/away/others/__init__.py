"""Absences of others: told, confirmed by control, put right."""
