package org.lindero.incident;

class OutcomeServiceH2Test extends OutcomeServiceContract {}
