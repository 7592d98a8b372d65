"""Mails that no person wrote: bounces, delivery reports, automatic answers."""
