"""Tests: Questions of people: pages, orders and what nobody could answer."""
