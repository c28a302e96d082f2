"""Parse, call, print: one verb a file."""
