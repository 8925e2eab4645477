package org.lindero.indicator;

/**
 * What became of handing in a sheet.
 *
 * @param submitted   values that were handed in now
 * @param needComment values that stay until a comment explains them
 * @param returned    values that stay because nothing was changed since they came back
 * @param missing     cells that are blank
 */
public record Submission(int submitted, int needComment, int returned, int missing) {}
