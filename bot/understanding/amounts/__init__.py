"""What amounts a text tells, found once for both readers (decision 0038)."""
