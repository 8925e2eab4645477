/** Tables in files: text, workbooks, records in JSON. Knows how they are written, not what stands in them. */
@NullMarked
@NamedInterface("table")
package org.lindero.incident.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
