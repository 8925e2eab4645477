package org.lindero.area;

import java.util.List;

/** Tells the map around which projects rings can be drawn; the module that holds projects implements it within the user's rights. */
public interface MapProjects {

    /** The projects that treat an area of the user's scope, by name. */
    List<MapProject> list();
}
