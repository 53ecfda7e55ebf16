"""Timeline: the dated steps of the process."""
