"""First-best advice, real places, holds, and the gap between advised and given."""
