package org.lindero.area;

import org.lindero.OnPostgres;

@OnPostgres
class AreaEditorPostgresTest extends AreaEditorContract {}
