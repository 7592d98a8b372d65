"""Enrolment, consent to be written to, and agreement to a plan."""
