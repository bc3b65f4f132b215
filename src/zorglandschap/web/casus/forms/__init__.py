"""What people fill in about a casus, one file per subject."""
