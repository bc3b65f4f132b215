"""The report of a run on paper: what came out of it, and the account of how (STRESS-DES), made from what is kept."""
