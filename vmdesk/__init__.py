"""vmdesk: an offline desktop for forensic video examiners."""

__version__ = "0.1.0"
