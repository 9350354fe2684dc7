"""The Processing algorithms, one per file; thin faces of the engine."""
