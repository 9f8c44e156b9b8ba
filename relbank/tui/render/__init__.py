"""From text to lines of a screen: Markdown and labelled pages, without widgets."""
