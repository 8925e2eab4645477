/** The register of police efforts: list, detail, and the form of a liaison. */
@NullMarked
package org.lindero.policing.ui;

import org.jspecify.annotations.NullMarked;
