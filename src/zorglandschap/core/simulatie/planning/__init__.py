"""Planning: from targets to where, when and how many places; a programme for the start, the kernel for the numbers."""
