"""What a digest is given as, always with the same figures: page, picture, workbook, paper, data."""
