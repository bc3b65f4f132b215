"""A region that does not exist: seeded, vectorised, from regios/*/demo.toml."""
