"""How processes run, loops wait, and requests leave the machine."""
