package org.lindero.indicator;

import java.time.YearMonth;

/** From when to when values of an indicator were handed in. */
record IndicatorSpan(long indicatorId, YearMonth first, YearMonth last) {}
