"""Widgets that get values and post messages; none of them reaches into another."""
