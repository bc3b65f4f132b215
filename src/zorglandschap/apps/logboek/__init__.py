"""Who did and read what: append-only and tamper-evident."""
