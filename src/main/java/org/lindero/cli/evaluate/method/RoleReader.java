package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lindero.area.Rings;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.ColumnName;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.StudyAreas;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.place.PlacePanel;

/**
 * Reads {@link Roles}. When the work starts is said by {@code first}, a column, or by {@code treated}, a list of codes, and
 * {@code start}. Rings are said in one of three ways.
 *
 * <ul>
 *   <li>{@code rings} is a column of classes: {@code treated}, {@code ring1}, …, {@code clean}, {@code excluded}. Ring units have a
 *       start of their own in {@code first}.
 *   <li>{@code rings} is a column of metres and {@code distances} has the upper limits. Units with a start are treated; where some
 *       of them stand at zero metres, the others are ring units whose exposure is given too. There is one start.
 *   <li>{@code distances}, or a list in {@code rings}, has the upper limits, and boundaries are measured. Units with a start are
 *       treated; a ring unit is exposed from the earliest start among the treated ones that reach it. A unit without a boundary is
 *       excluded, because nobody knows its ring.
 * </ul>
 */
final class RoleReader {

    private static final Pattern RING = Pattern.compile("ring([1-9]\\d?)");

    private final Block block;
    private final Study study;
    private final TidyPanel panel;

    private RoleReader(Block block, Study study) {
        this.block = block;
        this.study = study;
        this.panel = study.panel();
    }

    static Roles read(Block block, Study study) {
        var reader = new RoleReader(block, study);
        if (block.has("first") && (block.has("treated") || block.has("start"))) {
            throw block.wrong("first", "either first, or treated and start");
        }
        if (!block.has("rings") || block.isList("rings")) {
            return reader.byBoundaries();
        }
        return block.has("distances") ? reader.byMetres(block.column("rings")) : reader.byClass(block.column("rings"));
    }

    private Roles byClass(ColumnName column) {
        var classes = panel.labelsByUnit(column);
        int[] role = new int[classes.codes().length];
        for (int unit = 0; unit < role.length; unit++) {
            int code = classes.codes()[unit];
            role[unit] = role(column, unit, code < 0 ? "" : classes.names().get(code));
        }
        int[] first = new int[role.length];
        if (block.has("first")) {
            first = withinPanel(panel.firstByUnit(block.column("first")));
        } else {
            int start = panel.start(block, "start");
            Arrays.setAll(first, unit -> role[unit] >= PlacePanel.TREATED ? start : PlacePanel.NEVER);
        }
        return Roles.checked(block, panel, role, first);
    }

    private int role(ColumnName column, int unit, String name) {
        var ring = RING.matcher(name);
        if (ring.matches()) {
            return Integer.parseInt(ring.group(1));
        }
        return switch (name) {
            case "treated" -> PlacePanel.TREATED;
            case "clean" -> PlacePanel.CLEAN;
            case "excluded" -> PlacePanel.EXCLUDED;
            default ->
                throw block.wrong(
                        "rings",
                        "unit %s has \"%s\" in column %s; treated, ring1, ring2 …, clean or excluded is expected"
                                .formatted(panel.units().get(unit), name, column.name()));
        };
    }

    private Roles byMetres(ColumnName column) {
        double[] limits = RingLimits.read(block, "distances");
        double[] metres = metresByUnit(column);
        int[] own = starts();
        int[] different =
                IntStream.of(own).filter(s -> s != PlacePanel.NEVER).distinct().toArray();
        if (different.length > 1) {
            throw block.wrong(
                    "rings", "with several starts metres do not say which start reaches a unit; give classes");
        }
        int[] role = new int[own.length];
        int[] first = own.clone();
        boolean atZero =
                IntStream.range(0, own.length).anyMatch(unit -> own[unit] != PlacePanel.NEVER && metres[unit] == 0);
        for (int unit = 0; unit < role.length; unit++) {
            int ring = RingLimits.ring(metres[unit], limits);
            boolean treated = own[unit] != PlacePanel.NEVER && (!atZero || metres[unit] == 0);
            if (own[unit] != PlacePanel.NEVER && !treated && ring == 0) {
                throw new EstimationException(
                        EstimationException.Reason.TREATED_IS_CONTROL,
                        "unit %s has a start but is neither at zero metres nor in a ring"
                                .formatted(panel.units().get(unit)));
            }
            role[unit] = treated ? PlacePanel.TREATED : ring == 0 ? PlacePanel.CLEAN : ring;
            first[unit] = role[unit] == PlacePanel.CLEAN || different.length == 0 ? PlacePanel.NEVER : different[0];
        }
        return Roles.checked(block, panel, role, first);
    }

    private double[] metresByUnit(ColumnName column) {
        double[] values = panel.counts(column);
        panel.labelsByUnit(column);
        double[] metres = new double[panel.units().size()];
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                throw panel.wrong(column, row, "is empty");
            }
            metres[panel.unit()[row]] = values[row];
        }
        return metres;
    }

    private Roles byBoundaries() {
        double[] limits = RingLimits.read(block, block.has("rings") ? "rings" : "distances");
        if (block.has("rings") && block.has("distances")) {
            throw block.wrong("distances", "the limits stand in rings already");
        }
        int[] own = starts();
        var treated = new BitSet();
        for (int unit = 0; unit < own.length; unit++) {
            treated.set(unit, own[unit] != PlacePanel.NEVER);
        }
        treated.stream().forEach(this::requireBoundary);
        if (treated.isEmpty()) {
            throw new EstimationException(EstimationException.Reason.NO_VARIATION, "no unit is treated");
        }
        int[] role = study.areas().rings(panel.units(), treated, limits);
        Arrays.setAll(
                role,
                unit -> role[unit] == StudyAreas.UNKNOWN
                        ? PlacePanel.EXCLUDED
                        : role[unit] == Rings.OUTSIDE ? PlacePanel.CLEAN : role[unit]);
        return Roles.checked(block, panel, role, earliest(own, role, limits));
    }

    private void requireBoundary(int unit) {
        var code = panel.units().get(unit);
        if (!study.areas().hasBoundary(code)) {
            throw block.wrong(
                    block.has("first") ? "first" : "treated",
                    "unit %s is treated but has no boundary in %s"
                            .formatted(code, study.areas().file()));
        }
    }

    /** The earliest start that reaches each unit. */
    private int[] earliest(int[] own, int[] role, double[] limits) {
        int[] first = own.clone();
        int[] starts = IntStream.of(own)
                .filter(s -> s != PlacePanel.NEVER)
                .distinct()
                .sorted()
                .toArray();
        for (int start : starts) {
            var started = new BitSet();
            IntStream.range(0, own.length).filter(unit -> own[unit] == start).forEach(started::set);
            int[] reached = study.areas().rings(panel.units(), started, limits);
            for (int unit = 0; unit < first.length; unit++) {
                if (role[unit] >= 1 && first[unit] == PlacePanel.NEVER && reached[unit] >= 1) {
                    first[unit] = start;
                }
            }
        }
        return first;
    }

    /** The start of each treated unit. */
    private int[] starts() {
        if (block.has("first")) {
            return withinPanel(panel.firstByUnit(block.column("first")));
        }
        int start = panel.start(block, "start");
        int[] starts = new int[panel.units().size()];
        Arrays.fill(starts, PlacePanel.NEVER);
        for (var code : block.texts("treated")) {
            starts[panel.unit(block, "treated", code)] = start;
        }
        return starts;
    }

    /** A start after the last period is none here. */
    private int[] withinPanel(int[] first) {
        int periods = panel.periods().size();
        return IntStream.of(first).map(f -> f == periods ? PlacePanel.NEVER : f).toArray();
    }
}
