package org.lindero.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lindero.evaluation.EvaluationService;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.Preferences;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses of workbooks. The services behind it ask for the right. */
@RestController
class ReportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final EvaluationService evaluations;

    ReportController(EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    @GetMapping("/informes/evaluaciones/{id}.xlsx")
    void evaluation(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var details = evaluations.get(id);
        var result = details.result();
        if (result == null) {
            throw new NotFoundException("Result of evaluation", id);
        }
        var workbook = new EvaluationWorkbook(
                Preferences.language(request.getCookies()),
                details,
                result,
                evaluations.countsOf(details.design()),
                evaluations.effortNames(details.design()));
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"lindero-evaluacion-" + id + ".xlsx\"");
        workbook.write(response.getOutputStream());
    }

    @ExceptionHandler(NotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void missing() {
        // the status says it all
    }
}
