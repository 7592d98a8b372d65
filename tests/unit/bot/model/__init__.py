"""Tests of the model as a third reader."""
