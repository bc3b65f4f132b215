"""Policy as code: one function per rule, with its source and its example table."""
