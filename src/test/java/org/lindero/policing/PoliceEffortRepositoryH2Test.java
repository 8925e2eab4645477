package org.lindero.policing;

class PoliceEffortRepositoryH2Test extends PoliceEffortRepositoryContract {}
