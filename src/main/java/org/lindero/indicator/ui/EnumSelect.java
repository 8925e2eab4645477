package org.lindero.indicator.ui;

import com.vaadin.flow.component.select.Select;

/** One of a few fixed words; the texts stand under {@code prefix.NAME}. */
class EnumSelect<E extends Enum<E>> extends Select<E> {

    EnumSelect(String label, Class<E> type, String prefix) {
        setLabel(label);
        setItems(type.getEnumConstants());
        setItemLabelGenerator(value -> getTranslation(prefix + "." + value.name()));
        setValue(type.getEnumConstants()[0]);
    }
}
