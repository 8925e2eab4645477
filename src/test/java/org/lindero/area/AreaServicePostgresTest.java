package org.lindero.area;

import org.lindero.OnPostgres;

@OnPostgres
class AreaServicePostgresTest extends AreaServiceContract {}
