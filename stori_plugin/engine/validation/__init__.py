"""How well methods do on dates that are known: whole acquisitions hidden and predicted."""
