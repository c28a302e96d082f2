"""Model bundles, preprocessing and scoring: torch and transformers live here."""
