"""What was reported is put right: edited, denied, moved to another activity, taken back."""
