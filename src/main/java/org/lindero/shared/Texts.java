package org.lindero.shared;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of the product in its two languages. Views reach them through {@code getTranslation}, workbooks directly. */
public final class Texts {

    /** Spanish as written in Mexico: the first language, and the one of every unknown locale. */
    public static final Locale SPANISH = Locale.of("es", "MX");

    /** Every language that is offered, first language first. */
    public static final List<Locale> LANGUAGES = List.of(SPANISH, Locale.ENGLISH);

    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final ResourceBundle IN_SPANISH = bundle(SPANISH);
    private static final ResourceBundle IN_ENGLISH = bundle(Locale.ENGLISH);

    private Texts() {}

    /**
     * The text of a key in the language of {@code locale}.
     *
     * @param arguments fill {@code {0}}, {@code {1}} …; without any, the text is taken as it stands
     * @throws MissingResourceException if the key has no text: a bug, not a user's error
     */
    public static String get(Locale locale, String key, Object... arguments) {
        var text = (locale.getLanguage().equals("en") ? IN_ENGLISH : IN_SPANISH).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
