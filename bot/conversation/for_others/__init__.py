"""What an office said elsewhere, recorded or offered for it, and taken back."""
