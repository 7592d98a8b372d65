"""Reports: drafted, completed, recorded, corrected, taken back, and their receipts."""
