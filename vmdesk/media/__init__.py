"""Pixels out of a file, and nothing but: the only importer of av."""
