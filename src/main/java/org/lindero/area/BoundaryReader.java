package org.lindero.area;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Checksum;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a boundary file of any {@link BoundaryFormat}, told apart by content. Never throws for what a file holds: what is
 * wrong comes back as problems.
 */
public final class BoundaryReader {

    /** Larger files are refused before they are looked at. */
    public static final long MAX_BYTES = 200L << 20;

    private static final int SAMPLES = 4;

    private final String fileName;
    private final List<ImportProblem> problems = new ArrayList<>();

    private BoundaryReader(String fileName) {
        this.fileName = fileName;
    }

    /** Reads a file in the coordinate system that it names itself. */
    public static BoundaryFile read(String fileName, byte[] bytes) {
        return read(fileName, bytes, BoundaryReading.AS_IT_SAYS);
    }

    /**
     * Reads a file.
     *
     * @param crs the coordinate system that the user says it is in, as {@code 6372} or {@code EPSG:6372}; null to believe the file
     * @param layer which layer of a file with several; null when there is one
     */
    public static BoundaryFile read(String fileName, byte[] bytes, @Nullable String crs, @Nullable String layer) {
        return read(fileName, bytes, new BoundaryReading(crs, layer, null));
    }

    /** Reads a file as the user says that it is to be read. */
    public static BoundaryFile read(String fileName, byte[] bytes, BoundaryReading reading) {
        try {
            var reader = new BoundaryReader(fileName);
            return reader.understand(reader.open(bytes, reading), reading.crs(), Checksum.sha256(bytes));
        } catch (UnreadableFileException unreadable) {
            return BoundaryFile.unreadable(fileName, unreadable.problem());
        }
    }

    /**
     * Reads a file for measuring: its polygons in metres instead of longitude and latitude. Where the file's own coordinates are
     * metres they stay as they are, otherwise they are projected around the middle of the file.
     *
     * @param crs as in the other form
     */
    public static BoundaryFile readInMetres(String fileName, byte[] bytes, @Nullable String crs) {
        try {
            var reader = new BoundaryReader(fileName);
            var raw = reader.open(bytes, BoundaryReading.AS_IT_SAYS);
            var read = reader.understand(raw, crs, Checksum.sha256(bytes));
            return inMetres(raw, reader.system(raw, crs), read);
        } catch (UnreadableFileException unreadable) {
            return BoundaryFile.unreadable(fileName, unreadable.problem());
        }
    }

    private static BoundaryFile inMetres(RawLayer raw, CoordinateSystem system, BoundaryFile read) {
        if (read.features().isEmpty()) {
            return read;
        }
        var projection = LocalProjection.around(
                read.features().stream().map(BoundaryFile.Feature::geometry).toList());
        var features = read.features().stream()
                .map(feature -> {
                    var asDrawn = raw.rows().get(feature.number() - 1).geometry();
                    var metres =
                            system.isInMetres() && asDrawn != null ? asDrawn : projection.toMetres(feature.geometry());
                    return new BoundaryFile.Feature(feature.number(), metres, feature.attributes());
                })
                .toList();
        return new BoundaryFile(
                read.name(),
                read.sha256(),
                read.format(),
                read.encoding(),
                read.crs(),
                false,
                read.fields(),
                features,
                read.problems());
    }

    private BoundaryFile understand(RawLayer raw, @Nullable String crs, String sha256) {
        problems.addAll(raw.problems());
        if (raw.rows().isEmpty()) {
            throw refuse(BoundaryProblem.NO_FEATURES);
        }
        var system = system(raw, crs);
        var features = new ArrayList<BoundaryFile.Feature>();
        for (var row : raw.rows()) {
            var geometry = row.geometry();
            if (geometry == null) {
                reportMissing(row.number());
            } else if (!reportImpossible(row.number(), geometry)) {
                features.add(new BoundaryFile.Feature(row.number(), placed(geometry, system), row.attributes()));
            }
        }
        checkExtent(features.stream().map(BoundaryFile.Feature::geometry).toList());
        features.forEach(this::reportFlaw);
        return new BoundaryFile(
                fileName,
                sha256,
                raw.format(),
                raw.encoding(),
                system.name(),
                false,
                describe(raw),
                features,
                problems);
    }

    /** Opens a file in its own coordinates. */
    static RawLayer open(String fileName, byte[] bytes, @Nullable String layer) {
        return new BoundaryReader(fileName).open(bytes, BoundaryReading.AS_IT_SAYS.withLayer(layer));
    }

    /** Outlines in longitude and latitude, where they can be on Earth; otherwise the file is refused. */
    static List<Geometry> placed(String fileName, @Nullable CoordinateSystem declared, List<Geometry> outlines) {
        var reader = new BoundaryReader(fileName);
        if (declared == null) {
            throw reader.refuse(BoundaryProblem.NO_CRS);
        }
        var placed = outlines.stream()
                .map(outline -> reader.placed(outline, declared))
                .toList();
        reader.checkExtent(placed);
        return placed;
    }

    private RawLayer open(byte[] bytes, BoundaryReading reading) {
        if (bytes.length == 0) {
            throw refuse(BoundaryProblem.EMPTY_FILE);
        }
        if (bytes.length > MAX_BYTES) {
            throw refuse(BoundaryProblem.TOO_LARGE, MAX_BYTES >> 20);
        }
        if (TextEncoding.isOnlyZeros(bytes)) {
            throw refuse(BoundaryProblem.ONLY_ZEROS);
        }
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            return ArchiveReader.read(fileName, bytes, reading);
        }
        if (GeoPackageReader.isDatabase(bytes)) {
            return GeoPackageReader.read(fileName, bytes, reading.layer());
        }
        if (bytes.length > 4 && ByteBuffer.wrap(bytes).getInt() == ShapeGeometryReader.MAGIC) {
            throw refuse(BoundaryProblem.BARE_SHAPEFILE);
        }
        return openText(bytes, reading);
    }

    private RawLayer openText(byte[] bytes, BoundaryReading reading) {
        var start = TextEncoding.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 256)))
                .stripLeading();
        if (start.startsWith("<")) {
            return KmlLayerReader.read(fileName, bytes, BoundaryFormat.KML);
        }
        if (!start.startsWith("{")) {
            throw refuse(BoundaryProblem.UNKNOWN_FORMAT);
        }
        var charset = reading.encoding();
        var text = charset == null ? TextEncoding.decode(bytes) : new String(bytes, charset);
        var encoding = charset == null ? TextEncoding.name(bytes) : charset.name();
        return TopoJsonLayerReader.isTopology(text)
                ? TopoJsonLayerReader.read(fileName, text, encoding, reading.layer())
                : GeoJsonLayerReader.read(fileName, text, encoding);
    }

    private CoordinateSystem system(RawLayer raw, @Nullable String crs) {
        if (crs != null && !crs.isBlank()) {
            return CoordinateSystem.ofCode(crs).orElseThrow(() -> refuse(BoundaryProblem.UNKNOWN_CRS, crs));
        }
        var declared = raw.declared();
        if (declared == null) {
            throw refuse(BoundaryProblem.NO_CRS);
        }
        return declared;
    }

    private Geometry placed(Geometry geometry, CoordinateSystem system) {
        try {
            var lonLat = system.toLonLat(geometry);
            if (Outlines.impossible(lonLat) == null) {
                return lonLat;
            }
        } catch (IllegalArgumentException outside) {
            // said below
        }
        throw refuse(BoundaryProblem.NOT_DEGREES, system.name());
    }

    private void reportMissing(int number) {
        boolean told =
                problems.stream().anyMatch(problem -> Integer.valueOf(number).equals(problem.row()));
        if (!told) {
            problems.add(ImportProblem.warningAt(BoundaryProblem.NO_GEOMETRY, fileName, number, null));
        }
    }

    private boolean reportImpossible(int number, Geometry geometry) {
        var problem = impossible(geometry, fileName, number);
        problem.ifPresent(problems::add);
        return problem.isPresent();
    }

    static Optional<ImportProblem> impossible(Geometry geometry, String fileName, int number) {
        return Optional.ofNullable(Outlines.impossible(geometry))
                .map(corner -> ImportProblem.errorAt(BoundaryProblem.BROKEN_OUTLINE, fileName, number, null, corner));
    }

    private void checkExtent(List<Geometry> outlines) {
        var extent = new Envelope();
        outlines.forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        CoordinateCheck.problem(extent).ifPresent(problem -> {
            requireOneSystem(outlines);
            throw refuse(problem, number(extent.getMinX()), number(extent.getMaxY()));
        });
    }

    /** Outlines in degrees beside others that are not: no single system is right for all. */
    private void requireOneSystem(List<Geometry> outlines) {
        var misplaced = outlines.stream()
                .map(Geometry::getEnvelopeInternal)
                .filter(outline -> CoordinateCheck.problem(outline).isPresent())
                .toList();
        if (misplaced.size() < outlines.size() && !misplaced.isEmpty()) {
            var first = misplaced.getFirst();
            throw refuse(
                    BoundaryProblem.MIXED_SYSTEMS,
                    outlines.size() - misplaced.size(),
                    misplaced.size(),
                    number(first.getMinX()),
                    number(first.getMinY()));
        }
    }

    private void reportFlaw(BoundaryFile.Feature feature) {
        Validity.flaw(feature.geometry()).ifPresent(flaw -> problems.add(problem(flaw, fileName, feature.number())));
    }

    static ImportProblem problem(Validity.Flaw flaw, String fileName, int number) {
        return ImportProblem.warningAt(
                flaw.problem(), fileName, number, null, number(flaw.at().x), number(flaw.at().y));
    }

    /** What each column holds. */
    static List<BoundaryFile.Field> describe(RawLayer raw) {
        Map<String, LinkedHashSet<String>> values = new LinkedHashMap<>();
        raw.fields().forEach(field -> values.put(field, new LinkedHashSet<>()));
        var filled = new LinkedHashMap<String, Integer>();
        for (var row : raw.rows()) {
            row.attributes().forEach((field, value) -> {
                if (!value.isEmpty()) {
                    values.computeIfAbsent(field, name -> new LinkedHashSet<>()).add(value);
                    filled.merge(field, 1, Integer::sum);
                }
            });
        }
        return values.entrySet().stream()
                .map(entry -> new BoundaryFile.Field(
                        entry.getKey(),
                        entry.getValue().stream().limit(SAMPLES).toList(),
                        filled.getOrDefault(entry.getKey(), 0),
                        entry.getValue().size()))
                .toList();
    }

    private static String number(double coordinate) {
        return String.format(Locale.ROOT, "%.6f", coordinate);
    }

    private UnreadableFileException refuse(BoundaryProblem problem, Object... args) {
        return new UnreadableFileException(ImportProblem.error(problem, fileName, args));
    }
}
