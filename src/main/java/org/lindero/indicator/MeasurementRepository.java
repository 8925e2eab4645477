package org.lindero.indicator;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MeasurementRepository extends JpaRepository<Measurement, Long> {

    Optional<Measurement> findByIndicatorIdAndAreaIdAndPeriod(long indicatorId, long areaId, YearMonth period);

    List<Measurement> findByAreaIdAndPeriod(long areaId, YearMonth period);

    /** The values of an area between two months and in one earlier month. */
    @Query("""
            select m from Measurement m
            where m.areaId = :areaId and m.indicatorId in :indicatorIds
              and (m.period between :from and :to or m.period = :earlier)
            order by m.period
            """)
    List<Measurement> listForSheet(
            long areaId, Collection<Long> indicatorIds, YearMonth from, YearMonth to, YearMonth earlier);

    @Query("""
            select new org.lindero.indicator.EntryCount(m.areaId, m.period, m.state, count(m))
            from Measurement m
            where m.areaId in :areaIds and m.period between :from and :to
              and (m.amount.value is not null or m.amount.numerator is not null or m.amount.noData is not null)
            group by m.areaId, m.period, m.state
            """)
    List<EntryCount> countEntered(Collection<Long> areaIds, YearMonth from, YearMonth to);

    @Query("""
            select m from Measurement m
            where m.areaId in :areaIds and m.state = :state
            order by m.areaId, m.period, m.indicatorId
            """)
    List<Measurement> listInState(Collection<Long> areaIds, MeasurementState state);

    @Query("""
            select m from Measurement m
            where m.indicatorId = :indicatorId and m.areaId in :areaIds and m.period between :from and :to
              and m.state in (org.lindero.indicator.MeasurementState.SUBMITTED,
                              org.lindero.indicator.MeasurementState.APPROVED)
            order by m.period
            """)
    List<Measurement> listHandedIn(long indicatorId, Collection<Long> areaIds, YearMonth from, YearMonth to);

    @Query("""
            select m from Measurement m
            where m.indicatorId in :indicatorIds and m.areaId in :areaIds
              and m.period between :from and :to
            """)
    List<Measurement> listBetween(
            Collection<Long> indicatorIds, Collection<Long> areaIds, YearMonth from, YearMonth to);

    /** Of every indicator the first and the last period for which something was handed in. */
    @Query("""
            select new org.lindero.indicator.IndicatorSpan(m.indicatorId, min(m.period), max(m.period))
            from Measurement m
            where m.state in (org.lindero.indicator.MeasurementState.SUBMITTED,
                              org.lindero.indicator.MeasurementState.APPROVED)
            group by m.indicatorId
            """)
    List<IndicatorSpan> listSpans();
}
