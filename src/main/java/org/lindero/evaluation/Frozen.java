package org.lindero.evaluation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Designs and results as they are kept: compressed JSON that is written once, and its SHA-256. */
final class Frozen {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Frozen() {}

    static byte[] freeze(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(bytes)) {
            compressed.write(JSON.writeValueAsBytes(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static <T> T thaw(byte[] frozen, Class<T> type) {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(frozen))) {
            return JSON.readValue(plain.readAllBytes(), type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The SHA-256 of the JSON of {@code value}, in hexadecimal. */
    static String checksum(Object value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(value));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
