package org.lindero.incident.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the sheets of a workbook into packed rows of text, without ever holding the workbook's own objects. */
final class SheetRows {

    private static final Pattern FROM_1904 = Pattern.compile("date1904\\s*=\\s*\"(1|true)\"");
    private static final int MAX_MERGES = 200_000;
    private static final int LONGEST_FORMULA = 200;
    private static final int LONGEST_COLUMN =
            SpreadsheetVersion.EXCEL2007.getLastColumnName().length();

    private SheetRows() {}

    /** @throws IOException when the workbook is damaged; the library also throws what it likes */
    static List<Sheet> read(String name, byte[] bytes, boolean old) throws IOException {
        try {
            return old ? readOld(name, bytes) : readXml(name, bytes);
        } catch (OpenXML4JException | SAXException | ParserConfigurationException damaged) {
            throw new IOException(damaged);
        }
    }

    private static List<Sheet> readXml(String name, byte[] bytes)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        var sheets = new ArrayList<Sheet>();
        var archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        try (var container = OPCPackage.open(new ZipFileZipEntrySource(archive))) {
            var reader = new XSSFReader(container);
            var strings = new ReadOnlySharedStringsTable(container);
            var styles = reader.getStylesTable();
            var text = new CellText(isFrom1904(reader));
            var each = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (each.hasNext()) {
                try (var xml = each.next()) {
                    var sheet = new Sheet(name, each.getSheetName());
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(new Handler(styles, strings, text, sheet));
                    parser.parse(new InputSource(xml));
                    sheets.add(sheet);
                }
            }
        }
        return sheets;
    }

    private static boolean isFrom1904(XSSFReader reader) throws IOException, OpenXML4JException {
        try (var xml = reader.getWorkbookData()) {
            var start = new String(xml.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return FROM_1904.matcher(start).find();
        }
    }

    private static List<Sheet> readOld(String name, byte[] bytes) throws IOException {
        var sheets = new ArrayList<Sheet>();
        try (var workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var text = new CellText(workbook.getInternalWorkbook().isUsing1904DateWindowing());
            for (var one : workbook) {
                var sheet = new Sheet(name, one.getSheetName());
                for (var row : one) {
                    var cells = new TreeMap<Integer, String>();
                    row.forEach(cell -> put(cells, cell.getColumnIndex(), text.of(cell)));
                    if (!cells.isEmpty()) {
                        sheet.rows().add(row.getRowNum() + 1, cells);
                    }
                }
                one.getMergedRegions().forEach(sheet::merge);
                sheets.add(sheet);
            }
        }
        return sheets;
    }

    private static void put(Map<Integer, String> cells, int column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            cells.put(column, text.strip());
        }
    }

    /** Hears of each cell of a sheet and of the merged ones, which stand behind all rows. */
    private static final class Handler extends XSSFSheetXMLHandler {
        private final Sheet sheet;
        private final Cells cells;
        private final StringBuilder formula = new StringBuilder();
        private @Nullable String reference;
        private boolean inFormula;
        private boolean inValue;
        private boolean hasFormula;
        private boolean hasValue;
        private int merges;

        Handler(StylesTable styles, ReadOnlySharedStringsTable strings, CellText text, Sheet sheet) {
            this(styles, strings, text, sheet, new Cells(sheet));
        }

        private Handler(
                StylesTable styles, ReadOnlySharedStringsTable strings, CellText text, Sheet sheet, Cells cells) {
            super(styles, strings, cells, text, false);
            this.sheet = sheet;
            this.cells = cells;
        }

        @Override
        public void startElement(
                @Nullable String uri,
                @Nullable String localName,
                @Nullable String qualifiedName,
                @Nullable Attributes attributes)
                throws SAXException {
            super.startElement(uri, localName, qualifiedName, attributes);
            if (attributes == null) {
                return;
            }
            switch (localName) {
                case "c" -> {
                    reference = attributes.getValue("r");
                    hasFormula = false;
                    // an empty text is a value, the only one that leaves no trace
                    hasValue = "str".equals(attributes.getValue("t"));
                    formula.setLength(0);
                }
                case "f" -> {
                    hasFormula = true;
                    inFormula = true;
                }
                case "v" -> inValue = true;
                case "mergeCell" -> merge(attributes.getValue("ref"));
                case null, default -> {}
            }
        }

        private void merge(@Nullable String range) {
            if (range != null && merges++ < MAX_MERGES) {
                sheet.merge(CellRangeAddress.valueOf(range));
            }
        }

        @Override
        public void characters(char @Nullable [] letters, int start, int length) throws SAXException {
            super.characters(letters, start, length);
            if (inFormula && letters != null) {
                formula.append(letters, start, Math.min(length, LONGEST_FORMULA - formula.length()));
            }
            hasValue |= inValue && length > 0;
        }

        @Override
        public void endElement(@Nullable String uri, @Nullable String localName, @Nullable String qualifiedName)
                throws SAXException {
            super.endElement(uri, localName, qualifiedName);
            inFormula &= !"f".equals(localName);
            inValue &= !"v".equals(localName);
            if ("c".equals(localName) && hasFormula && !hasValue) {
                cells.cell(reference, Formula.text(formula.toString()), null);
            }
        }
    }

    private static final class Cells implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Sheet sheet;
        private TreeMap<Integer, String> cells = new TreeMap<>();
        private int next;

        Cells(Sheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public void startRow(int row) {
            cells = new TreeMap<>();
            next = 0;
        }

        @Override
        public void endRow(int row) {
            if (!cells.isEmpty()) {
                sheet.rows().add(row + 1, cells);
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String text, @Nullable XSSFComment comment) {
            int column = reference == null ? next : column(reference);
            next = column + 1;
            put(cells, column, text);
        }

        /** Only the letters of an address: taking all of it apart needs patterns, which a million cells feel. */
        private static int column(String reference) {
            int letters = 0;
            while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
                letters++;
            }
            if (letters > LONGEST_COLUMN) {
                throw new IllegalArgumentException(reference);
            }
            return CellReference.convertColStringToIndex(reference.substring(0, letters));
        }
    }
}
