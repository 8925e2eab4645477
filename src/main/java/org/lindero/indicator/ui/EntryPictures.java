package org.lindero.indicator.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.MeasurementState;
import org.lindero.indicator.NoDataReason;
import org.lindero.indicator.Sheet;
import org.lindero.indicator.SheetCell;
import org.lindero.indicator.SheetRow;
import org.lindero.security.LinderoUser;

/** Puts sheets and cells into the reader's words for {@link EntryGrid}. */
class EntryPictures {

    /** The words of the sheet; each stands under {@code indicator.sheet.…} in the translations. */
    private static final List<String> TEXTS = List.of(
            "sheet",
            "indicator",
            "previous",
            "history12",
            "expected",
            "value",
            "state",
            "target",
            "detail",
            "detailOf",
            "pending",
            "saved",
            "sending",
            "offline",
            "outside",
            "sayWhy",
            "returned",
            "sent",
            "approved",
            "noData",
            "hasValue",
            "answer",
            "comment",
            "done",
            "notNumber",
            "ambiguous",
            "noNumerator",
            "noDenominator",
            "conflict",
            "conflictBoth",
            "keepTheirs",
            "keepMine",
            "lostToLock",
            "undone",
            "pasted",
            "summary",
            "unsent",
            "progress",
            "keys",
            "history",
            "noHistory");

    private final Words words;
    private final Locale locale;
    private final LinderoUser user;
    private final Clock clock;

    EntryPictures(Words words, Locale locale, LinderoUser user, Clock clock) {
        this.words = words;
        this.locale = locale;
        this.user = user;
        this.clock = clock;
    }

    EntryPicture picture(Sheet sheet) {
        var texts =
                TEXTS.stream().collect(Collectors.toMap(Function.identity(), key -> text("indicator.sheet." + key)));
        var reasons = Arrays.stream(NoDataReason.values())
                .map(reason -> new EntryPicture.Reason(reason.name(), text("noData." + reason)))
                .toList();
        return new EntryPicture(
                user.username() + ":" + sheet.area().id() + ":" + sheet.period(),
                user.displayName(),
                locale.toLanguageTag(),
                texts,
                reasons,
                groups(sheet));
    }

    private List<EntryPicture.Group> groups(Sheet sheet) {
        Map<String, List<EntryPicture.Row>> groups = new LinkedHashMap<>();
        for (var row : sheet.rows()) {
            groups.computeIfAbsent(heading(row), heading -> new ArrayList<>()).add(row(row));
        }
        return groups.entrySet().stream()
                .map(group -> new EntryPicture.Group(group.getKey(), group.getValue()))
                .toList();
    }

    private String heading(SheetRow row) {
        var level = text("mirLevel." + row.classification().level());
        var group = row.classification().group();
        return group.isEmpty() ? level : level + " · " + group;
    }

    private EntryPicture.Row row(SheetRow row) {
        var calculation = row.calculation();
        var soft = row.limits().soft();
        return new EntryPicture.Row(
                Long.toString(row.indicatorId()),
                row.name(),
                calculation.unit(),
                row.definition(),
                calculation.kind().isRatio(),
                calculation.numerator(),
                calculation.denominator(),
                calculation.decimals(),
                calculation.factor(),
                row.previous(),
                row.history(),
                soft.min(),
                soft.max(),
                row.target(),
                cell(row.cell()));
    }

    EntryPicture.Cell cell(SheetCell cell) {
        var amount = cell.amount();
        var noData = amount.noData();
        return new EntryPicture.Cell(
                cell.version(),
                cell.isOpen(),
                cell.state() == null ? "" : cell.state().name(),
                number(amount.value()),
                number(amount.numerator()),
                number(amount.denominator()),
                noData == null ? "" : noData.name(),
                cell.comment(),
                cell.state() == MeasurementState.RETURNED ? cell.returnReason() : "",
                cell.authorName(),
                time(cell.savedAt()),
                cell.savedAt() == null ? 0 : cell.savedAt().toEpochMilli(),
                cell.needsComment());
    }

    /** The hour of today, the date of another day. */
    private String time(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = at.atZone(clock.getZone());
        var pattern = local.toLocalDate().equals(LocalDate.now(clock)) ? "HH:mm" : "d MMM";
        return DateTimeFormatter.ofPattern(pattern, locale).format(local);
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private String text(String key) {
        return words.get(key);
    }
}
