"""The index: embeddings as codes in one file, and exact search among them."""
