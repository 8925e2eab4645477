package org.lindero.demo;

class DemoProgrammeH2Test extends DemoProgrammeContract {}
