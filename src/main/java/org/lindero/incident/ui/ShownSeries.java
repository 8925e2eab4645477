package org.lindero.incident.ui;

import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.VisibleCounts;

/** An outcome with its counts. */
record ShownSeries(OutcomeSummary outcome, VisibleCounts counts) {}
