"""The same search in a Milvus collection."""
