"""Tests of the understanding of answers: cases by rule in files, read as tables."""
