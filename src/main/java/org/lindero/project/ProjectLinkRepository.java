package org.lindero.project;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProjectLinkRepository extends JpaRepository<ProjectLinkEntry, Long> {

    /** Links from or to a project. */
    @Query("select l from ProjectLinkEntry l where l.projectId = :id or l.otherId = :id order by l.id")
    List<ProjectLinkEntry> listAt(long id);
}
