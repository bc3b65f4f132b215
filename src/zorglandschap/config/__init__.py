"""WIRES: settings from the environment, addresses, server entry points and the command line."""
