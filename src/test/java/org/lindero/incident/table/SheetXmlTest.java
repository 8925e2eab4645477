package org.lindero.incident.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet is cut into rows and put together again, or left alone. */
class SheetXmlTest {

    private static final String HEAD = "<worksheet xmlns=\"main\" xmlns:x=\"other\"><dimension ref=\"A1:C4\"/>";
    private static final String FIRST = "<row r=\"1\" x:d=\"2\"><c r=\"A1\"><v>1</v></c><c r=\"AB1\"/></row>";
    private static final String SECOND = "<row spans=\"1:2\" r=\"2\"><c r=\"A2\"><f>\"</f></c></row>";
    private static final String FOURTH = "<row r=\"4\"/>";

    @Test
    void theRowsThatWereTakenOutComeBackBetweenThoseThatStayed() throws IOException {
        var sheet = sheet(HEAD + "<sheetData>" + FIRST + "\n" + SECOND + FOURTH + "</sheetData><tail/></worksheet>");

        assertThat(sheet.columns()).isEqualTo(28);
        assertThat(text(sheet.only(Set.of(2))))
                .isEqualTo(HEAD + "<sheetData>" + SECOND + "</sheetData><tail/></worksheet>");
        var changed = "<row r=\"2\">otra</row><row r=\"3\">nueva</row>";
        var other = sheet("<worksheet xmlns=\"main\" xmlns:r=\"rel\"><dimension ref=\"B2:D3\"/><sheetData>" + changed
                + "</sheetData><drawing/></worksheet>");
        assertThat(text(sheet.fill(other)))
                .isEqualTo("<worksheet xmlns=\"main\" xmlns:r=\"rel\" xmlns:x=\"other\"><dimension ref=\"A1:D4\"/>"
                        + "<sheetData>" + FIRST + changed + FOURTH + "</sheetData><drawing/></worksheet>");
    }

    @Test
    void aSheetOfWhichNoRowStayedIsFilledAgain() throws IOException {
        var sheet = sheet("<worksheet xmlns=\"main\"><sheetData>" + FOURTH + "</sheetData></worksheet>");
        var other = sheet("<worksheet xmlns=\"main\"><dimension ref=\"A1\"/><sheetData/></worksheet>");

        assertThat(text(sheet.fill(other)))
                .isEqualTo("<worksheet xmlns=\"main\"><sheetData>" + FOURTH + "</sheetData></worksheet>");
    }

    @Test
    void rowsDoNotGoWhereTheirPrefixMeansSomethingElse() {
        var sheet = sheet(HEAD + "<sheetData>" + FIRST + "</sheetData></worksheet>");
        var other = sheet("<worksheet xmlns=\"main\" xmlns:x=\"third\" xmlns:y=\"other\"><sheetData/></worksheet>");

        assertThatThrownBy(() -> sheet.fill(other)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x:sheetData><x:row r=\"1\"/></x:sheetData>",
                "<sheetData><row><c/></row></sheetData>",
                "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>",
                "<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>",
                "<sheetData><row r=\"1\"><c/></sheetData>",
                "<sheetData><!-- <row r=\"1\"/> --></sheetData>",
                "<sheetData><row r=\"1\"><c><is><t><![CDATA[</row>]]></t></is></c></row></sheetData>",
                "<sheetData><other/></sheetData>",
                "<sheetData>"
            })
    void aSheetThatIsWrittenInAnUnusualWayStaysInOnePiece(String data) {
        assertThat(SheetXml.of(("<worksheet>" + data + "</worksheet>").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    private static SheetXml sheet(String text) {
        return Objects.requireNonNull(SheetXml.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
