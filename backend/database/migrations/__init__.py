"""The steps from one schema to the next; the first makes everything."""
