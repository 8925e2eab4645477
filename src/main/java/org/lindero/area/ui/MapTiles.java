package org.lindero.area.ui;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server of map pictures behind the areas; without one a map asks nothing of the internet.
 *
 * @param tiles address with {@code {z}}, {@code {x}} and {@code {y}}; empty for none
 * @param attribution what the server's terms ask to be shown, as text or HTML
 */
@ConfigurationProperties("lindero.map")
record MapTiles(
        @DefaultValue("") String tiles, @DefaultValue("") String attribution) {

    MapTiles {
        boolean address = tiles.matches("(https?:/)?/.*")
                && tiles.contains("{z}")
                && tiles.contains("{x}")
                && tiles.contains("{y}");
        if (!tiles.isEmpty() && !address) {
            throw new IllegalArgumentException(
                    "lindero.map.tiles is no address with {z}, {x} and {y}, such as https://tiles.example.org/{z}/{x}/{y}.png: "
                            + tiles);
        }
    }
}
