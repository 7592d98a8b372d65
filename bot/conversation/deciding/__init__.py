"""Requests granted, denied or left for later, as who decides says it, and changed afterwards."""
