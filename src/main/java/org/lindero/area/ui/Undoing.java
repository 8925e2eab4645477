package org.lindero.area.ui;

import java.time.Clock;
import org.lindero.area.ImportHistory;
import org.lindero.shell.ui.LongWork;
import org.springframework.stereotype.Component;

/** What undoing an import from a page needs. */
@Component
public record Undoing(ImportHistory history, LongWork work, Clock clock) {}
