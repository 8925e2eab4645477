package org.lindero.indicator;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MeasurementChangeRepository extends JpaRepository<MeasurementChange, Long> {

    List<MeasurementChange> findByMeasurementIdOrderByIdDesc(long measurementId);
}
