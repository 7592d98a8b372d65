"""Tests of the model against the local endpoint."""
