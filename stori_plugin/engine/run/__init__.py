"""One reconstruction, from the job to the report: what it learns, computes and tells."""
