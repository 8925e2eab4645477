/** Projects: list, form, and the page of one project in six sections. */
@NullMarked
package org.lindero.project.ui;

import org.jspecify.annotations.NullMarked;
