package org.lindero.area;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the placemarks of a KML file (OGC KML 2.2, and the older ones of Google), whatever its namespaces. Folders are how
 * people tidy one map, not layers: all placemarks make one layer, and the names of the folders around each become its field
 * {@code folder}. Of a placemark's parts only the polygons count; a ring alone is a polygon, and a point beside polygons, which
 * holds a label, is no area.
 */
final class KmlLayerReader {

    private static final Set<String> PLACES = Set.of("Point", "LineString", "Model", "Track", "MultiTrack");
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final String fileName;
    private final XMLStreamReader xml;
    private final List<String> open = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final List<RawLayer.Row> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    private KmlLayerReader(String fileName, XMLStreamReader xml) {
        this.fileName = fileName;
        this.xml = xml;
    }

    /** Reads a document; one without a placemark is a layer without rows. */
    static RawLayer read(String fileName, byte[] bytes, BoundaryFormat format) {
        var charset = declared(bytes);
        var text = charset == null ? TextEncoding.decode(bytes) : new String(bytes, charset);
        var encoding = charset == null ? TextEncoding.name(bytes) : charset.name();
        try {
            // a reader of text: the declaration in it no longer counts
            var xml = factory().createXMLStreamReader(new StringReader(text.stripLeading()));
            var reader = new KmlLayerReader(fileName, xml);
            reader.read();
            return new RawLayer(
                    format,
                    encoding,
                    List.copyOf(reader.fields),
                    reader.rows,
                    CoordinateSystem.LONGITUDE_LATITUDE,
                    reader.problems);
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            throw new UnreadableFileException(ImportProblem.error(
                    BoundaryProblem.BROKEN_XML,
                    fileName,
                    at == null ? 1 : at.getLineNumber(),
                    at == null ? 1 : at.getColumnNumber()));
        }
    }

    /** The JDK's own parser, which fetches nothing and expands no entity of the document's making. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // many a file uses gx: and never declares it
        return factory;
    }

    /** The encoding that the document states, unless it is UTF-8: that is told from the bytes, which often contradict it. */
    private static @Nullable Charset declared(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        var matcher = DECLARED.matcher(start);
        try {
            var charset = matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
            return charset.name().startsWith("UTF") ? null : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(name());
                case XMLStreamConstants.END_ELEMENT -> end(name());
                default -> {}
            }
        }
    }

    private void start(String element) throws XMLStreamException {
        if (open.isEmpty() && !element.equals("kml")) {
            throw new UnreadableFileException(ImportProblem.error(BoundaryProblem.NOT_KML, fileName, element));
        }
        if (element.equals("Placemark")) {
            placemark();
        } else if (element.equals("name") && open.getLast().equals("Folder")) {
            folders.set(folders.size() - 1, text());
        } else {
            open.add(element);
            if (element.equals("Folder")) {
                folders.add("");
            }
        }
    }

    private void end(String element) {
        open.removeLast();
        if (element.equals("Folder")) {
            folders.removeLast();
        }
    }

    private void placemark() throws XMLStreamException {
        var attributes = new LinkedHashMap<String, String>();
        var outlines = new KmlOutlines();
        var key = "";
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                outlines.end(name());
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                var element = name();
                switch (element) {
                    case "name", "description" -> {
                        var value = text();
                        if (depth == 1) {
                            attributes.put(element, value);
                        }
                    }
                    case "SimpleData" -> attributes.put(attribute("name"), text());
                    case "value" -> attributes.put(key, text());
                    case "coordinates" -> outlines.coordinates(text());
                    default -> {
                        key = element.equals("Data") ? attribute("name") : key;
                        outlines.start(element, PLACES.contains(element));
                        depth++;
                    }
                }
            }
        }
        row(attributes, outlines);
    }

    private void row(LinkedHashMap<String, String> attributes, KmlOutlines outlines) {
        int number = rows.size() + 1;
        var around = folders.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(" / "));
        if (!around.isEmpty()) {
            attributes.put("folder", around);
        }
        fields.addAll(attributes.keySet());
        try {
            var geometry = outlines.geometry();
            if (geometry == null && outlines.isElsewhere()) {
                problems.add(ImportProblem.errorAt(BoundaryProblem.NOT_A_POLYGON, fileName, number, null));
            }
            rows.add(new RawLayer.Row(number, geometry, attributes));
        } catch (IllegalArgumentException broken) {
            problems.add(ImportProblem.errorAt(
                    BoundaryProblem.BROKEN_OUTLINE, fileName, number, null, String.valueOf(broken.getMessage())));
            rows.add(new RawLayer.Row(number, null, attributes));
        }
    }

    /** The element's name without its namespace. */
    private String name() {
        var name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null || value.isBlank() ? "?" : value.strip();
    }

    /** All text up to the end of the element, also where somebody forgot to escape the markup in it. */
    private String text() throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }
}
