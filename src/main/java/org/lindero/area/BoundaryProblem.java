package org.lindero.area;

/** What can be wrong with a boundary file. */
public enum BoundaryProblem implements ImportProblem.Code {
    EMPTY_FILE("emptyFile"),
    ONLY_ZEROS("onlyZeros"),
    UNKNOWN_FORMAT("unknownFormat"),
    BARE_SHAPEFILE("bareShapefile"),
    TOO_LARGE("tooLarge"),
    ZIP_SWELLS("zipSwells"),
    ZIP_PATH("zipPath"),
    ZIP_BROKEN("zipBroken"),
    NO_SHAPEFILE("noShapefile"),
    TABLE_IN_ZIP("tableInZip"),
    ZIP_IN_ZIP("zipInZip"),
    SEVERAL_LAYERS("severalLayers"),
    FIRST_OF_SEVERAL_LAYERS("firstOfSeveralLayers"),
    BROKEN_SHAPEFILE("brokenShapefile"),
    BROKEN_TABLE("brokenTable"),
    NO_TABLE("noTable"),
    BROKEN_JSON("brokenJson"),
    NOT_GEOJSON("notGeojson"),
    BROKEN_XML("brokenXml"),
    NOT_KML("notKml"),
    BROKEN_GEOPACKAGE("brokenGeopackage"),
    NO_LAYER("noLayer"),
    TOO_MANY_CORNERS("tooManyCorners"),
    NO_FEATURES("noFeatures"),
    NO_CRS("noCrs"),
    UNKNOWN_CRS("unknownCrs"),
    PIXELS("pixels"),
    NOT_DEGREES("notDegrees"),
    SWAPPED("swapped"),
    MIXED_SYSTEMS("mixedSystems"),
    NO_GEOMETRY("noGeometry"),
    NOT_A_POLYGON("notAPolygon"),
    BROKEN_OUTLINE("brokenOutline"),
    SELF_CROSSING("selfCrossing"),
    HOLE_OUTSIDE("holeOutside"),
    PARTS_NESTED("partsNested"),
    INTERIOR_DIVIDED("interiorDivided"),
    TOO_FEW_CORNERS("tooFewCorners"),
    INVALID_GEOMETRY("invalidGeometry"),
    NOT_REPAIRABLE("notRepairable"),
    NO_CODE("noCode"),
    CODE_TOO_LONG("codeTooLong"),
    DUPLICATE_CODE("duplicateCode"),
    OTHER_KIND("otherKind"),
    OTHER_PARENT("otherParent"),
    ELSEWHERE("elsewhere"),
    RETIRED("retired"),
    FAR_AWAY("farAway"),
    OUTSIDE_MEXICO("outsideMexico"),
    ODDLY_LARGE("oddlyLarge"),
    TOO_WIDE("tooWide"),
    UNKNOWN_PARENT("unknownParent"),
    BAD_POPULATION("badPopulation"),
    POPULATION_READ_AS("populationReadAs"),
    POPULATION_YEAR_TAKEN("populationYearTaken"),
    CUT("cut"),
    OUTSIDE_SCOPE("outsideScope");

    private final String name;

    BoundaryProblem(String name) {
        this.name = name;
    }

    /** Whether it contradicts what is stored, or the file itself, rather than being wrong in itself. */
    boolean isConflict() {
        return this == DUPLICATE_CODE || this == RETIRED || canBeMeant();
    }

    /** Whether the outline of an area is wrong in itself, so that it can be repaired. */
    boolean isFlaw() {
        return switch (this) {
            case SELF_CROSSING, HOLE_OUTSIDE, PARTS_NESTED, INTERIOR_DIVIDED, TOO_FEW_CORNERS, INVALID_GEOMETRY -> true;
            default -> false;
        };
    }

    /** Whether outlines are there, but their coordinates cannot be what they say. */
    boolean isOfPlaces() {
        return this == PIXELS || this == NOT_DEGREES || this == SWAPPED || this == MIXED_SYSTEMS;
    }

    /** Whether it may be what the user wants, so that it can be confirmed. */
    public boolean canBeMeant() {
        return this == OTHER_KIND || this == OTHER_PARENT || this == ELSEWHERE;
    }

    @Override
    public String key() {
        return "area.problem." + name;
    }
}
