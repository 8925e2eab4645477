package org.lindero.indicator;

import java.time.YearMonth;
import java.util.List;
import org.lindero.area.AreaSummary;

/** What is asked of an area for a period: one row an indicator, by level, group and code. */
public record Sheet(AreaSummary area, YearMonth period, List<SheetRow> rows) {}
