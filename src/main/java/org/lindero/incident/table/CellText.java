package org.lindero.incident.table;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * The cells of a workbook as text: numbers with all their digits whatever the sheet shows, dates as {@code 2024-03-01}, with
 * a time where they have one, and codes with the zeros that their format adds.
 */
final class CellText extends DataFormatter {

    private static final double MOST_EXACT = 1e15;
    private static final Pattern PADDED = Pattern.compile("0{2,20}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final boolean from1904;
    private final Map<Integer, Format> formats = new HashMap<>();

    /**
     * What the format of cells says.
     *
     * @param zeros how many digits a code is filled up to; 0 when it is none
     */
    private record Format(boolean date, int zeros) {}

    /** @param from1904 whether the workbook counts its days from 1904, as those of old Macintosh computers do */
    CellText(boolean from1904) {
        super(Locale.ROOT);
        this.from1904 = from1904;
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String format, boolean from1904Unknown) {
        var known = formats.computeIfAbsent(
                formatIndex,
                index -> new Format(
                        DateUtil.isADateFormat(index, format),
                        PADDED.matcher(format).matches() ? format.length() : 0));
        if (known.date && DateUtil.isValidExcelDate(value)) {
            return date(value);
        }
        var digits = digits(value);
        return digits.length() < known.zeros && value >= 0
                ? "0".repeat(known.zeros - digits.length()) + digits
                : digits;
    }

    private static String digits(double value) {
        if (value == Math.rint(value) && Math.abs(value) < MOST_EXACT) {
            return Long.toString((long) value);
        }
        return Double.isFinite(value) && Math.abs(value) < 1e300
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    /** The text of a cell of a workbook that is in memory; of a formula, its last value. */
    String of(Cell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> {
                var style = cell.getCellStyle();
                yield formatRawCellContents(
                        cell.getNumericCellValue(), style.getDataFormat(), style.getDataFormatString(), from1904);
            }
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> "#ERROR";
            default -> "";
        };
    }

    private String date(double value) {
        var moment = DateUtil.getLocalDateTime(value, from1904, true);
        if (moment == null) {
            return BigDecimal.valueOf(value).toPlainString();
        }
        if (value < 1) {
            return TIME.format(moment);
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + TIME.format(moment);
    }
}
