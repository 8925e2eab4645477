package org.lindero.area;

class AreaServiceH2Test extends AreaServiceContract {}
