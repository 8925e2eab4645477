package org.lindero.demo;

import org.lindero.OnPostgres;

@OnPostgres
class DemoProgrammePostgresTest extends DemoProgrammeContract {}
