"""Reports: drafted, completed, recorded, and their receipts."""
