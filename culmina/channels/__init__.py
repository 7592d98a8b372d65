"""The channels that culmina knows, a module each, and the list of them (`registry.py`)."""
