package org.lindero.incident;

import org.lindero.OnPostgres;

@OnPostgres
class ImportUndoPostgresTest extends ImportUndoContract {}
