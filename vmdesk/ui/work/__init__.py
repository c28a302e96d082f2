"""The desk and the threads behind the window: frames, scoring, sound, the case."""
