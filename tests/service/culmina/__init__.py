"""Tests: service, culmina."""
