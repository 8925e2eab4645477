package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTextTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03, 2024-03",
        "2024/3, 2024-03",
        "03/2024, 2024-03",
        "3-2024, 2024-03",
        "202403, 2024-03",
        "2024M03, 2024-03",
        "20240331, 2024-03",
        "mar 2024, 2024-03",
        "MARZO 2024, 2024-03",
        "marzo de 2024, 2024-03",
        "Marzo del 2024, 2024-03",
        "2024 marzo, 2024-03",
        "ene-15, 2015-01",
        "sept. 2014, 2014-09",
        "Aug 2013, 2013-08",
        "Dec 2013, 2013-12",
        "2024-03-01, 2024-03",
        "01/03/2024, 2024-03",
        "1 de marzo de 2024, 2024-03",
        "2024-03-01 00:00:00, 2024-03",
        "2024-03-01T06:00:00Z, 2024-03",
    })
    void aMonthIsUnderstoodAsPeopleWriteIt(String text, String month) {
        assertThat(PeriodText.month(text)).isEqualTo(YearMonth.parse(month));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "marzo",
                "2024",
                "2024-13",
                "13/2024",
                "31/02/2024",
                "primavera 2024",
                "0024-03",
                "20241301",
                "12345678",
                "a b c d",
                "-"
            })
    void whatIsNoMonthIsNotGuessed(String text) {
        assertThat(PeriodText.month(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-31, 2019-01-31",
        "2019-01-31 08:00:00, 2019-01-31",
        "31/01/2019, 2019-01-31",
        "31-ene-19, 2019-01-31",
        "2019/01/31, 2019-01-31",
        "20190131, 2019-01-31",
    })
    void aDayIsUnderstoodAsPeopleWriteIt(String text, LocalDate day) {
        assertThat(PeriodText.day(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-02-30", "2019-01", "01/2019", "ayer", "32/01/2019"})
    void whatIsNoDayIsNotGuessed(String text) {
        assertThat(PeriodText.day(text)).isNull();
    }
}
