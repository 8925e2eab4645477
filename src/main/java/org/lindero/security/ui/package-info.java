/** Sign-in, the own account, and the administration of users. */
@NullMarked
package org.lindero.security.ui;

import org.jspecify.annotations.NullMarked;
