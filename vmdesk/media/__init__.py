"""Pixels out of a file, and nothing but."""
