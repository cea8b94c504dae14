"""The commands, a module each with `options` and `run`; loaded when the command is named."""
