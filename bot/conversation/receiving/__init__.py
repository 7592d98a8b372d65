"""Whose message it is and how it came: mails, forwards, groups, bounces, voice notes."""
