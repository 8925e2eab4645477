package org.lindero.area;

class AreaEditorH2Test extends AreaEditorContract {}
