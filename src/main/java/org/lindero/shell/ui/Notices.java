package org.lindero.shell.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages that need no answer. What needs one belongs into the page. */
public final class Notices {

    private static final int SUCCESS_MILLIS = 3_500;
    private static final int ERROR_MILLIS = 9_000;

    private Notices() {}

    public static void success(String text) {
        Notification.show(text, SUCCESS_MILLIS, Position.BOTTOM_START).addThemeVariants(NotificationVariant.SUCCESS);
    }

    public static void error(String text) {
        Notification.show(text, ERROR_MILLIS, Position.BOTTOM_START).addThemeVariants(NotificationVariant.ERROR);
    }
}
