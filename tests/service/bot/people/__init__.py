"""Tests: Whose an activity is: delegates, offices, who leaves, groups."""
