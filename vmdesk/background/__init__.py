"""The scoring process: a child of the desktop that loads the model, walks the pipeline and writes reports."""
