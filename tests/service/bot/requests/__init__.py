"""Tests: What offices ask for: more time, another office, «no aplica»."""
