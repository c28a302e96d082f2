"""An exhibit's bytes, digests and trail."""
