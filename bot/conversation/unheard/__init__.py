"""What a message said that was neither recorded, asked about nor answered: it is told back."""
