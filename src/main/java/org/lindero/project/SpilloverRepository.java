package org.lindero.project;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SpilloverRepository extends JpaRepository<SpilloverEntry, Long> {

    List<SpilloverEntry> findByProjectIdOrderById(long projectId);
}
