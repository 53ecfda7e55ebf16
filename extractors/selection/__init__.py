"""Selection: stages, pass marks, ties and replacements, put onto the schemes."""
