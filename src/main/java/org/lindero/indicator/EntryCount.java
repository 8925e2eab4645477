package org.lindero.indicator;

import java.time.YearMonth;

/** How many values of an area and period are in a state; blanks are not counted. */
record EntryCount(long areaId, YearMonth period, MeasurementState state, long values) {}
