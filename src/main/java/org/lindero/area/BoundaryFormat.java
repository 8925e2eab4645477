package org.lindero.area;

/** The formats that boundaries come in, told apart by what a file holds and not by its name. */
public enum BoundaryFormat {
    GEOJSON("GeoJSON"),
    TOPOJSON("TopoJSON"),
    SHAPEFILE("shapefile"),
    GEOPACKAGE("GeoPackage"),
    KML("KML"),
    KMZ("KMZ");

    private final String title;

    BoundaryFormat(String title) {
        this.title = title;
    }

    /** Its name as people write it. */
    public String title() {
        return title;
    }
}
