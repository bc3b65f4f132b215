"""SQLite as a database that can be trusted: WAL, FULL, IMMEDIATE, and a fair gate for writers."""
