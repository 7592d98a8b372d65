"""Tests of the reading of mails."""
