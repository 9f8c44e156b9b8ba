"""The words of the journal as frozen dataclasses: no input or output, no clock."""
