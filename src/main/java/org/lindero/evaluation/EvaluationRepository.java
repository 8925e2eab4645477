package org.lindero.evaluation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EvaluationRepository extends JpaRepository<Evaluation, Long> {

    String SUMMARY = """
            select new org.lindero.evaluation.EvaluationSummary(
                e.id, e.question, e.status, e.author, e.designedAt, e.netPrevented, e.netLower, e.netUpper, e.grade)
            from Evaluation e
            where lower(e.question) like lower(concat('%', :text, '%')) escape '\\'
            """;

    /** Evaluations whose question contains {@code text}; the empty text matches all. */
    @Query(SUMMARY)
    Slice<EvaluationSummary> search(String text, Pageable page);

    /** The same, of evaluations that treat no area outside {@code areaIds}. */
    @Query(
            SUMMARY
                    + " and not exists (select a from Evaluation f join f.treatedAreaIds a where f.id = e.id and a not in :areaIds)")
    Slice<EvaluationSummary> searchWithin(String text, Collection<Long> areaIds, Pageable page);

    List<Evaluation> findByStatus(EvaluationStatus status);
}
