package org.lindero.security;

/** The change would leave nobody who can administer the installation. */
public class LastAdministratorException extends RuntimeException {

    LastAdministratorException() {
        super("the last active administrator keeps the role");
    }
}
