@NullMarked
package org.lindero.administration.ui;

import org.jspecify.annotations.NullMarked;
