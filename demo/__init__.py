"""The demonstration: strict local servers and the story that is told over them."""
