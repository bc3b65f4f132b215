"""The course of a case: states and steps as one table."""
