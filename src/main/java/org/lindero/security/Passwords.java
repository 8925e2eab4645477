package org.lindero.security;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Rules for passwords, and random ones. */
public final class Passwords {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 72;

    /** Without the signs that are mistaken for each other when read aloud or copied by hand. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Whether {@code password} may be used: {@value #MIN_LENGTH} to {@value #MAX_LENGTH} characters, at least five different. */
    public static boolean isAcceptable(String password) {
        return password.length() >= MIN_LENGTH
                && password.length() <= MAX_LENGTH
                && password.chars().distinct().count() >= 5;
    }

    /** A random password of four groups of four, about 79 bits. */
    public static String random() {
        var signs = RANDOM.ints(16, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
        return signs.substring(0, 4) + "-" + signs.substring(4, 8) + "-" + signs.substring(8, 12) + "-"
                + signs.substring(12);
    }
}
