"""The shell: one module a group of verbs, imported when used; Textual only where a screen opens."""
