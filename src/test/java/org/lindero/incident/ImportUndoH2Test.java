package org.lindero.incident;

class ImportUndoH2Test extends ImportUndoContract {}
