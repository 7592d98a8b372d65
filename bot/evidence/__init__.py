"""What people send as evidence: judged by its content, kept under its content's name."""
