"""Tests: Questions of ours: what is asked, repeated, promised and left."""
