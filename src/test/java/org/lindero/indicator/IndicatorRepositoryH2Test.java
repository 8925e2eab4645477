package org.lindero.indicator;

class IndicatorRepositoryH2Test extends IndicatorRepositoryContract {}
