package org.lindero.policing;

/**
 * What an interdiction may set off, thought through before it happens. An instance is always complete.
 *
 * @param reaction   the violent reaction it may trigger
 * @param place      where, also beyond the areas of the effort
 * @param mitigation what prevents or contains it, such as forces positioned beforehand
 */
public record RiskAssessment(String reaction, String place, Likelihood likelihood, String mitigation) {

    public RiskAssessment {
        reaction = reaction.strip();
        place = place.strip();
        mitigation = mitigation.strip();
        if (reaction.isEmpty() || place.isEmpty() || mitigation.isEmpty()) {
            throw new IllegalArgumentException("a risk assessment says what, where and what prevents it");
        }
    }
}
