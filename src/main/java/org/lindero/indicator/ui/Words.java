package org.lindero.indicator.ui;

/** The texts in the reader's language, for helpers that are not components. */
interface Words {

    String get(String key, Object... arguments);
}
