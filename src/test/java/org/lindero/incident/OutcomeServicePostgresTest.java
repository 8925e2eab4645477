package org.lindero.incident;

import org.lindero.OnPostgres;

@OnPostgres
class OutcomeServicePostgresTest extends OutcomeServiceContract {}
