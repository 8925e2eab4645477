package org.lindero.policing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Every query of the service carries both conditions: a planned restricted effort must not show by any way. */
interface PoliceEffortRepository extends JpaRepository<PoliceEffort, Long> {

    String FROM_READABLE = """
            from PoliceEffort e
            where (:restricted = true or e.sensitivity <> org.lindero.policing.Sensitivity.RESTRICTED
                   or e.startsOn <= :today)
              and (:everywhere = true or e.id in
                   (select s.id from PoliceEffort s join s.areaIds a where a in :scope))
            """;

    /** Readable efforts that match; {@code anyArea} leaves the areas free. */
    @Query("select e " + FROM_READABLE + """
              and lower(e.name) like lower(concat('%', :text, '%')) escape '\\'
              and e.type in :types
              and e.force in :forces
              and ((:planned = true and e.startsOn > :today)
                   or (:underWay = true and e.startsOn <= :today and (e.endsOn is null or e.endsOn >= :today))
                   or (:ended = true and e.endsOn < :today))
              and (:anyArea = true or e.id in
                   (select f.id from PoliceEffort f join f.areaIds b where b in :areas))
            """)
    Slice<PoliceEffort> search(
            boolean restricted,
            LocalDate today,
            boolean everywhere,
            Collection<Long> scope,
            String text,
            Collection<EffortType> types,
            Collection<PoliceForce> forces,
            boolean planned,
            boolean underWay,
            boolean ended,
            boolean anyArea,
            Collection<Long> areas,
            Pageable page);

    /** Readable efforts in one of {@code areas} on at least one day from {@code from} to {@code to}. */
    @Query("select e " + FROM_READABLE + """
              and e.startsOn <= :to
              and (e.endsOn is null or e.endsOn >= :from)
              and e.id in (select f.id from PoliceEffort f join f.areaIds b where b in :areas)
            order by e.startsOn, e.id
            """)
    List<PoliceEffort> listBetween(
            boolean restricted,
            LocalDate today,
            boolean everywhere,
            Collection<Long> scope,
            Collection<Long> areas,
            LocalDate from,
            LocalDate to);

    /** Those of {@code ids} that are readable. */
    @Query("select e " + FROM_READABLE + " and e.id in :ids order by e.startsOn, e.id")
    List<PoliceEffort> listReadable(
            boolean restricted, LocalDate today, boolean everywhere, Collection<Long> scope, Collection<Long> ids);

    /** The effort, if it is readable. */
    @Query("select e " + FROM_READABLE + " and e.id = :id")
    Optional<PoliceEffort> findReadable(
            boolean restricted, LocalDate today, boolean everywhere, Collection<Long> scope, long id);
}
