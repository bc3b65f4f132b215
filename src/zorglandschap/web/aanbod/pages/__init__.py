"""The planner's desk, one own offer, the Monday page and the file."""
