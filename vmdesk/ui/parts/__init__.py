"""Widgets that draw and tell what is wished; the theme."""
