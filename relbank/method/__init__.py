"""The rules of the method: pure functions from a journal and a day to findings and figures."""
