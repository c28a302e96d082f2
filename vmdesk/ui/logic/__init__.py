"""What the desktop knows and says, without Qt: the state, what messages make of it, presenters."""
