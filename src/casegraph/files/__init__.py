"""Case files: YAML 1.2 in and out, checked, with file:line:column for everything wrong."""
