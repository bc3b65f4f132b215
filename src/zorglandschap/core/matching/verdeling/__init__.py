"""Joint assignment for a region: advice on who could go where, proven or with its gap; nothing is carried out."""
