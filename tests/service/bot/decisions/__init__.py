"""Tests: Planning decides: requests, doubts, plans that are loaded, broadcasts."""
