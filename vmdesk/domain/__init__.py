"""Frozen values and pure functions: what a video, a window, a score and a trail are. Stdlib and numpy only."""
