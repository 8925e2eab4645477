package org.lindero.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The 32 federal entities by the first two digits of a municipality's key, as INEGI's catalogue has them. */
final class MexicanStates {

    private static final List<String> NAMES = List.of(
            "Aguascalientes",
            "Baja California",
            "Baja California Sur",
            "Campeche",
            "Coahuila",
            "Colima",
            "Chiapas",
            "Chihuahua",
            "Ciudad de México",
            "Durango",
            "Guanajuato",
            "Guerrero",
            "Hidalgo",
            "Jalisco",
            "México",
            "Michoacán",
            "Morelos",
            "Nayarit",
            "Nuevo León",
            "Oaxaca",
            "Puebla",
            "Querétaro",
            "Quintana Roo",
            "San Luis Potosí",
            "Sinaloa",
            "Sonora",
            "Tabasco",
            "Tamaulipas",
            "Tlaxcala",
            "Veracruz",
            "Yucatán",
            "Zacatecas");

    private MexicanStates() {}

    /** The state of a municipality by its five-digit key; null when the code is no such key. */
    static @Nullable String ofMunicipality(String code) {
        if (code.length() != 5 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(code.substring(0, 2));
        return number >= 1 && number <= NAMES.size() ? NAMES.get(number - 1) : null;
    }

    /** The common name of a state that may be written in full, as "Coahuila de Zaragoza" or "Distrito Federal". */
    static String common(String name) {
        var bare = bare(name)
                .replaceAll(" de zaragoza$| de ocampo$| de ignacio de la llave$| de arteaga$", "")
                .replaceAll("^estado de ", "");
        return bare.equals("distrito federal") || bare.equals("cdmx") ? "ciudad de mexico" : bare;
    }

    static boolean isSame(String one, String other) {
        return common(one).equals(common(other));
    }

    /** In small letters without accents, single blanks between words. */
    static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9/]+", " ")
                .strip();
    }
}
