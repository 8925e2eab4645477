package org.lindero.incident;

class OutcomePrivacyH2Test extends OutcomePrivacyContract {}
