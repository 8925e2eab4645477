package org.lindero.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.lindero.area.TestFiles;

/** Damages a good file as disks, networks, editors and enemies do; the same seed damages it the same way. */
final class Mutations {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final List<String> EXTREMES = List.of(
            "1e308",
            "-1e308",
            "1e999999999",
            "NaN",
            "Infinity",
            "-0",
            "9".repeat(900),
            "",
            "null",
            "\"",
            "1e-320",
            "2147483648");
    private static final byte[] STRUCTURE = "{}[]<>\",:;/&\\\n\0PK".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;

    Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One to four damages on top of each other. */
    byte[] mutate(byte[] good) {
        boolean archive = good.length > 4 && good[0] == 'P' && good[1] == 'K';
        if (archive && random.nextInt(3) > 0) {
            return insideArchive(good);
        }
        var bytes = good;
        for (int n = random.nextInt(1, 5); n > 0 && bytes.length > 8; n--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> flipped(bytes, random.nextInt(1, 20));
            case 2 -> overwritten(bytes, at);
            case 3 -> without(bytes, at, at + random.nextInt(1, 64));
            case 4 ->
                spliced(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 4096))));
            case 5 -> spliced(bytes, at, new byte[] {STRUCTURE[random.nextInt(STRUCTURE.length)]});
            case 6 -> zeroed(bytes, at, random.nextInt(1, 512));
            default -> withExtremeNumber(bytes);
        };
    }

    private byte[] insideArchive(byte[] archive) {
        var files = TestFiles.unzip(archive);
        var names = List.copyOf(files.keySet());
        var name = names.get(random.nextInt(names.size()));
        boolean lost = names.size() > 1 && random.nextInt(12) == 0;
        files.computeIfPresent(name, (path, bytes) -> lost ? null : bytes.length > 8 ? once(bytes) : bytes);
        return TestFiles.zip(files);
    }

    private byte[] flipped(byte[] bytes, int times) {
        var copy = bytes.clone();
        for (int i = 0; i < times; i++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** Four bytes as a length that is not one. */
    private byte[] overwritten(byte[] bytes, int at) {
        var copy = bytes.clone();
        int value = new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7F, 0x00FFFFFF}[random.nextInt(6)];
        for (int i = 0; i < 4 && at + i < copy.length; i++) {
            copy[at + i] = (byte) (value >>> (8 * i));
        }
        return copy;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        int end = Math.min(bytes.length, to);
        var copy = Arrays.copyOf(bytes, bytes.length - (end - from));
        System.arraycopy(bytes, end, copy, from, bytes.length - end);
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        var copy = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, copy, at, more.length);
        System.arraycopy(bytes, at, copy, at + more.length, bytes.length - at);
        return copy;
    }

    private static byte[] zeroed(byte[] bytes, int at, int length) {
        var copy = bytes.clone();
        Arrays.fill(copy, at, Math.min(copy.length, at + length), (byte) 0);
        return copy;
    }

    private byte[] withExtremeNumber(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var numbers = NUMBER.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return flipped(bytes, 3);
        }
        var one = numbers.get(random.nextInt(numbers.size()));
        var extreme = EXTREMES.get(random.nextInt(EXTREMES.size()));
        return (text.substring(0, one.start()) + extreme + text.substring(one.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
