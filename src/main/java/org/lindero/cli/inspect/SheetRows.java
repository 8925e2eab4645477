package org.lindero.cli.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the sheets of a workbook row by row, as text; the cells of a whole workbook would not fit in memory as objects. */
final class SheetRows {

    /** Gets the rows that have a filled cell, from top to bottom. */
    interface Consumer {
        /**
         * One row.
         *
         * @param number from 1
         * @param cells the filled ones, by their column from 0
         */
        void row(int number, SortedMap<Integer, String> cells);
    }

    /** What makes a consumer for each sheet. */
    interface Sheets {
        Consumer sheet(String name);
    }

    private SheetRows() {}

    /** @throws IOException when the workbook is damaged */
    static void read(byte[] bytes, boolean old, Sheets sheets) throws IOException {
        try {
            if (old) {
                readOld(bytes, sheets);
            } else {
                readXml(bytes, sheets);
            }
        } catch (OpenXML4JException | SAXException | ParserConfigurationException damaged) {
            throw new IOException(damaged);
        }
    }

    private static void readXml(byte[] bytes, Sheets sheets)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (var container = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            var reader = new XSSFReader(container);
            var strings = new ReadOnlySharedStringsTable(container);
            var styles = reader.getStylesTable();
            var each = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (each.hasNext()) {
                try (var sheet = each.next()) {
                    var handler = new XSSFSheetXMLHandler(
                            styles,
                            strings,
                            new Handler(sheets.sheet(each.getSheetName())),
                            new DataFormatter(Locale.ROOT),
                            false);
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(handler);
                    parser.parse(new InputSource(sheet));
                }
            }
        }
    }

    private static void readOld(byte[] bytes, Sheets sheets) throws IOException {
        var formatter = new DataFormatter(Locale.ROOT);
        try (var workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (var sheet : workbook) {
                var consumer = sheets.sheet(sheet.getSheetName());
                for (var row : sheet) {
                    var cells = new TreeMap<Integer, String>();
                    row.forEach(cell -> put(cells, cell.getColumnIndex(), formatter.formatCellValue(cell)));
                    if (!cells.isEmpty()) {
                        consumer.row(row.getRowNum() + 1, cells);
                    }
                }
            }
        }
    }

    private static void put(Map<Integer, String> cells, int column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            cells.put(column, text.strip());
        }
    }

    private static final class Handler implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Consumer consumer;
        private TreeMap<Integer, String> cells = new TreeMap<>();
        private int next;

        Handler(Consumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void startRow(int row) {
            cells = new TreeMap<>();
            next = 0;
        }

        @Override
        public void endRow(int row) {
            if (!cells.isEmpty()) {
                consumer.row(row + 1, cells);
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String text, @Nullable XSSFComment comment) {
            int column = reference == null ? next : new CellReference(reference).getCol();
            next = column + 1;
            put(cells, column, text);
        }
    }
}
