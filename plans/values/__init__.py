"""What a cell says: dates, percentages, offices, codes, periods; text in, values out."""
