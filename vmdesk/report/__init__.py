"""Words, ink, signature and verification of the report. No Qt."""
