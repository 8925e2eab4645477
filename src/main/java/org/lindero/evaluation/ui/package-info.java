/** Design, progress and result of evaluations; the sentence of a result is offered to the home page. */
@NullMarked
@NamedInterface("ui")
package org.lindero.evaluation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
