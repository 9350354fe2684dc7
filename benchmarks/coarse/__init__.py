"""Fine and coarse images together: methods from the literature, scores, published data sets."""
