package org.lindero.indicator;

import org.lindero.OnPostgres;

@OnPostgres
class IndicatorRepositoryPostgresTest extends IndicatorRepositoryContract {}
