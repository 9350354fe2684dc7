"""Set-up, demonstration, packaging and installation; run from the checkout as modules."""
