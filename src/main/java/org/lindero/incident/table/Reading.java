package org.lindero.incident.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read; what does not apply to its format is absent.
 *
 * @param charset the encoding of a text file; absent also where each line has its own
 * @param delimiter what stands between the cells of a text file
 * @param decimalComma whether {@code 1,5} is one and a half
 * @param sheet of a workbook, or the file in an archive
 * @param headingRow the row that holds the headings, from 1
 */
public record Reading(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable Boolean decimalComma,
        @Nullable String sheet,
        @Nullable Integer headingRow) {

    /** Nothing is said: everything is found out. */
    public static final Reading AUTOMATIC = new Reading(null, null, null, null, null);
}
