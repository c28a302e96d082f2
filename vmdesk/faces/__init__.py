"""Find and follow faces; owns the face detector and its library."""

from vmdesk.faces.detector import load_finder

__all__ = ["load_finder"]
