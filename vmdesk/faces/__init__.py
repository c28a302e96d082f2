"""Find and follow faces; owns the face detector and its library."""
