package org.lindero.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface IndicatorRepository extends JpaRepository<Indicator, Long> {

    /** Indicators whose code or name contains {@code text}, ignoring case; the empty text matches all. */
    @Query("""
            select i from Indicator i
            where lower(i.code) like lower(concat('%', :text, '%')) escape '\\'
               or lower(i.name) like lower(concat('%', :text, '%')) escape '\\'
            """)
    Slice<Indicator> search(String text, Pageable page);

    Optional<Indicator> findByCode(String code);

    List<Indicator> findAllByOrderByCode();

    @Query("select i from Indicator i where i.id in :ids order by i.code")
    List<Indicator> listByIds(Collection<Long> ids);

    @Query("select i from Indicator i join i.areaIds a where a = :areaId order by i.code")
    List<Indicator> listCollectedIn(long areaId);

    @Query("""
            select new org.lindero.indicator.Assignment(a, i.frequency, i.collectedSince, i.lagDays)
            from Indicator i join i.areaIds a
            where a in :areaIds
            """)
    List<Assignment> listAssignments(Collection<Long> areaIds);
}
