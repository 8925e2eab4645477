package org.lindero.indicator.ui;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.Amount;
import org.lindero.indicator.CellEntry;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.NoDataReason;
import org.lindero.indicator.Range;
import org.lindero.indicator.Sheet;
import org.lindero.indicator.SheetCell;
import org.lindero.indicator.SheetRow;
import org.lindero.indicator.ValueRefusedException;
import org.lindero.indicator.ui.EntryGrid.CellEntered;
import org.lindero.indicator.ui.EntryPicture.Answer;
import org.lindero.indicator.ui.EntryPicture.Outcome;
import org.lindero.shared.StaleDataException;

/** Saves the cells of one sheet and answers each in words. */
class CellAnswers {

    /** What the browser sends; anything else was not typed in our sheet. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");

    private final MeasurementService measurements;
    private final EntryPictures pictures;
    private final Sheet sheet;
    private final Words words;

    CellAnswers(MeasurementService measurements, EntryPictures pictures, Sheet sheet, Words words) {
        this.measurements = measurements;
        this.pictures = pictures;
        this.sheet = sheet;
        this.words = words;
    }

    void onCellEntered(CellEntered event) {
        var row = sheet.rows().stream()
                .filter(one -> Long.toString(one.indicatorId()).equals(event.row()))
                .findFirst();
        row.ifPresent(found -> event.getSource().answer(save(found, event)));
    }

    private Answer save(SheetRow row, CellEntered event) {
        long areaId = sheet.area().id();
        try {
            var entry = new CellEntry(
                    row.indicatorId(), areaId, sheet.period(), event.version(), amount(event), event.comment());
            return answer(event, Outcome.SAVED, "", measurements.record(entry));
        } catch (ValueRefusedException refused) {
            var now = measurements.cell(row.indicatorId(), areaId, sheet.period());
            return answer(event, Outcome.REFUSED, explain(refused.reason(), row), now);
        } catch (StaleDataException somebodyElse) {
            var now = measurements.cell(row.indicatorId(), areaId, sheet.period());
            return answer(event, Outcome.CONFLICT, "", now);
        }
    }

    private Answer answer(CellEntered event, Outcome outcome, String message, SheetCell cell) {
        return new Answer(event.row(), event.token(), outcome, message, pictures.cell(cell));
    }

    private static Amount amount(CellEntered event) {
        if (!event.noData().isEmpty()) {
            return Amount.noData(NoDataReason.valueOf(event.noData()));
        }
        return new Amount(number(event.value()), number(event.numerator()), number(event.denominator()), null);
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a plain number");
        }
        return new BigDecimal(text);
    }

    private String explain(ValueRefusedException.Reason reason, SheetRow row) {
        return switch (reason) {
            case OUT_OF_RANGE ->
                words.get(
                        "indicator.refused.OUT_OF_RANGE", describe(row.limits().hard()));
            case TOO_MANY_DECIMALS ->
                words.get(
                        "indicator.refused.TOO_MANY_DECIMALS", row.calculation().decimals());
            default -> words.get("indicator.refused." + reason);
        };
    }

    private static String describe(Range range) {
        var min = range.min();
        var max = range.max();
        if (min == null) {
            return "≤ " + (max == null ? "∞" : max.toPlainString());
        }
        return max == null ? "≥ " + min.toPlainString() : min.toPlainString() + " – " + max.toPlainString();
    }
}
