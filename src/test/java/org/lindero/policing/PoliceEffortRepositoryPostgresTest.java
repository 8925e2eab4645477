package org.lindero.policing;

import org.lindero.OnPostgres;

@OnPostgres
class PoliceEffortRepositoryPostgresTest extends PoliceEffortRepositoryContract {}
