package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file says of itself is believed until somebody says otherwise. */
class BoundaryReadingTest {

    private static final double[] SQUARE = {-99.2, 19.3, -99.2, 19.4, -99.1, 19.4, -99.1, 19.3, -99.2, 19.3};

    @Test
    void theEncodingOfATableCanBeChanged() {
        var ibm = Charset.forName("IBM850");
        var file = TestFiles.zip(Map.of(
                "a.shp", TestFiles.shp(SQUARE),
                "a.dbf", TestFiles.dbf(ibm, new String[] {"A-1", "Peñón"}),
                "a.prj", TestFiles.WGS84_PRJ.getBytes(StandardCharsets.US_ASCII)));

        var told = BoundaryReader.read("a.zip", file);
        var chosen = BoundaryReader.read("a.zip", file, BoundaryReading.AS_IT_SAYS.withEncoding(ibm));

        assertThat(told.features().getFirst().value("NOMBRE")).isNotEqualTo("Peñón");
        assertThat(told.hasFreeEncoding()).isTrue();
        assertThat(chosen.features().getFirst().value("NOMBRE")).isEqualTo("Peñón");
        assertThat(chosen.encoding()).isEqualTo("IBM850");
    }

    @Test
    void theCoordinateSystemThatAFileStatesCanBeChanged() {
        var file = TestFiles.zip(Map.of(
                "a.shp", TestFiles.shp(SQUARE),
                "a.prj", TestFiles.WGS84_PRJ.getBytes(StandardCharsets.US_ASCII)));

        assertThat(BoundaryReader.read("a.zip", file).isReadable()).isTrue();
        var asMetres = BoundaryReader.read("a.zip", file, BoundaryReading.AS_IT_SAYS.withCrs("EPSG:32614"));
        assertThat(asMetres.crs()).isEqualTo("EPSG:32614");
        assertThat(asMetres.features().getFirst().geometry().getCoordinate().x).isNotEqualTo(-99.2);
    }
}
