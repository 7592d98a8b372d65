"""How far a piece of text says that work has come: figures, counts, states, what is done."""
