"""The child and the family, the question, the analysis and the course of the case."""
