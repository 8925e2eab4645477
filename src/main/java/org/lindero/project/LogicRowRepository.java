package org.lindero.project;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface LogicRowRepository extends JpaRepository<LogicRowEntry, Long> {

    List<LogicRowEntry> findByProjectIdOrderById(long projectId);

    boolean existsByParentId(long parentId);
}
