"""Speed, measured as ratios to a named reference in the same run; never inside a timed test."""
