"""What the algorithms share: base classes, parameters, checks."""
