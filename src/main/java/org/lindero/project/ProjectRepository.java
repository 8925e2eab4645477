package org.lindero.project;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Every query of the service asks for the scope: a project is readable when it has no area yet, or one in scope. */
interface ProjectRepository extends JpaRepository<Project, Long> {

    String FROM_READABLE = """
            from Project p join fetch p.programme
            where (:everywhere = true or p.areas is empty or p.id in
                   (select s.id from Project s join s.areas a where key(a) in :scope))
            """;

    /** Readable projects that match; {@code anyProgramme} leaves the programmes free. */
    @Query("select p " + FROM_READABLE + """
              and (lower(p.code) like lower(concat('%', :text, '%')) escape '\\'
                   or lower(p.name) like lower(concat('%', :text, '%')) escape '\\')
              and p.status in :statuses
              and (:anyProgramme = true or p.programme.id in :programmes)
            """)
    Slice<Project> search(
            boolean everywhere,
            Collection<Long> scope,
            String text,
            Collection<ProjectStatus> statuses,
            boolean anyProgramme,
            Collection<Long> programmes,
            Pageable page);

    /** Those of {@code ids} that are readable, by code. */
    @Query("select p " + FROM_READABLE + " and p.id in :ids order by p.code")
    List<Project> listReadable(boolean everywhere, Collection<Long> scope, Collection<Long> ids);

    /** Readable projects that treat one of {@code areas}, by code. */
    @Query("select p " + FROM_READABLE + """
              and p.id in (select t.id from Project t join t.areas b where key(b) in :areas)
            order by p.code
            """)
    List<Project> listTreating(boolean everywhere, Collection<Long> scope, Collection<Long> areas);

    /** The project, if it is readable. */
    @Query("select p " + FROM_READABLE + " and p.id = :id")
    Optional<Project> findReadable(boolean everywhere, Collection<Long> scope, long id);

    /** What every project treats, by project and area. */
    @Query("""
            select new org.lindero.project.Treatment(p.id, p.status, key(a), a.startsOn, a.endsOn, a.intensity)
            from Project p join p.areas a
            order by p.id, key(a)
            """)
    List<Treatment> listTreatments();
}
