"""What can be done to a journal: one verb is one undoable change and the sentence that tells what was done."""
