package org.lindero.project;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EffortLinkRepository extends JpaRepository<EffortLinkEntry, Long> {

    List<EffortLinkEntry> findByProjectIdOrderById(long projectId);

    List<EffortLinkEntry> findByEffortIdOrderById(long effortId);
}
