@NullMarked
package org.lindero.home.ui;

import org.jspecify.annotations.NullMarked;
