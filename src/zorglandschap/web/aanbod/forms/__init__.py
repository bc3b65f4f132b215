"""What a planner fills in."""
