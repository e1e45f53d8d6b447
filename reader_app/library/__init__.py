"""The user's library: documents, places, findings and search, in SQLite and nowhere else."""
