"""The parts of a raw message: headers, bodies, files, and bytes into text."""
