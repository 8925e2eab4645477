package org.lindero;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The rules of the house that a machine can check. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lindero");

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void theEngineKnowsOnlyTheJdkAndHipparchus() {
        classes()
                .that()
                .resideInAPackage("org.lindero.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.lindero.engine..",
                        "java..",
                        "org.hipparchus..",
                        "org.jspecify..",
                        "org.springframework.modulith")
                .check(CODE);
    }

    @Test
    void entitiesAndViewsStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(CODE);
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .and(DescribedPredicate.not(simpleName("LoginView")))
                .should()
                .notBePublic()
                .andShould()
                .resideInAPackage("..ui")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void onlyViewPackagesUseVaadinComponents() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin.flow.component..")
                .check(CODE.that(DescribedPredicate.not(simpleName("Application"))));
    }

    @Test
    void everyPublicServiceMethodAsksForARight() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Service.class)
                .and()
                .arePublic()
                .and()
                .areNotStatic()
                .should(new ArchCondition<JavaMethod>("be covered by @PreAuthorize") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean covered = method.isAnnotatedWith(PreAuthorize.class)
                                || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                        events.add(new SimpleConditionEvent(method, covered, method.getFullName()));
                    }
                })
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void onlyTheClockKnowsTheTime() {
        for (var type : new Class<?>[] {LocalDate.class, LocalDateTime.class, Instant.class, YearMonth.class}) {
            noClasses().should().callMethod(type, "now").check(CODE);
        }
    }

    @Test
    void everyWordStandsInSpanishAndInEnglish() throws IOException {
        assertThat(keys("translations_es.properties")).isEqualTo(keys("translations_en.properties"));
    }

    private static java.util.Set<String> keys(String file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n", file))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames();
    }
}
