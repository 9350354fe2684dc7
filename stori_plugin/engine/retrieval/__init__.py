"""Places that look alike: embeddings of chips, their codes, and exact search among them.

After Blumenstiel et al. 2024 (arXiv 2403.02059): chips of a scene, an archive or a gap-free series
are encoded, kept in one index file as numbers or bits, and ranked by their distance to an example.
"""
