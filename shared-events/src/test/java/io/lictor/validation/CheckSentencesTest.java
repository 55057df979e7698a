package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.limitChanged;
import static io.lictor.Samples.released;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.versionDisabled;
import static io.lictor.validation.Vendor.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.testing.WrittenSection;
import io.lictor.validation.Vendor.Question;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that a check can say, with one, several and no machines and days. A new code needs a case here. */
class CheckSentencesTest {

    private static final Question KNOWN = Question.from("m-1");
    private static final Question NEW = Question.from("m-9");

    private static List<ValidationResult> cases() {
        return List.of(
                ValidationResult.keyMalformed(at("2026-06-01")),
                ValidationResult.licenseNotFound(at("2026-06-01")),
                ValidationResult.keyReplaced(null, at("2026-06-01")),
                // by status
                given(perpetual().issued(), suspended("2026-05-01")).when(NEW.wants("seg"), "2026-06-01"),
                given(perpetual().issued(), revoked("2026-05-01")).when(NEW, "2026-06-01"),
                given(
                                defined("2020-01-01"),
                                released("1.0", "2020-01-01"),
                                versionDisabled("1.0", "2026-03-01"),
                                perpetual().tiedTo("1.0").issued())
                        .when(NEW, "2026-06-01"),
                given(trial().issued()).when(NEW, "2026-06-01"),
                given(perpetual().until("2026-02-01").issued(), activated("m-1", "2026-01-02"))
                        .when(KNOWN, "2026-06-01"),
                given(subscription().issued(), activated("m-1", "2026-01-02")).when(KNOWN, "2027-06-01"),
                given(perpetual().from("2026-08-01").issued()).when(NEW, "2026-06-01"),
                // seats
                given(perpetual().seats(2).issued()).when(NEW, "2026-06-01"),
                given(perpetual().seats(2).issued(), activated("m-1", "2026-01-02"))
                        .when(NEW, "2026-06-01"),
                given(perpetual().seats(1).issued(), activated("m-1", "2026-01-02"))
                        .when(NEW, "2026-06-01"),
                given(perpetual().seats(2).issued(), activated("m-1", "2026-01-02"), activated("m-2", "2026-01-03"))
                        .when(NEW, "2026-06-01"),
                given(
                                perpetual().seats(2).issued(),
                                activated("m-1", "2026-01-02"),
                                activated("m-2", "2026-01-03"),
                                limitChanged(1, "2026-01-04"))
                        .when(NEW, "2026-06-01"),
                given(perpetual().issued(), upgraded("2026-05-01")).when(NEW, "2026-06-01"),
                // products, versions, modules
                given(perpetual().issued()).when(NEW.of("cad").wants("mesh"), "2026-06-01"),
                given(
                                defined("2020-01-01"),
                                released("1.5", "2026-01-01"),
                                released("2.0", "2026-11-11"),
                                versionDisabled("2.0", "2026-11-12"),
                                perpetual()
                                        .upgradesUntil("2026-03-31")
                                        .module("seg", "2026-06-01")
                                        .issued(),
                                activated("m-1", "2026-01-02"))
                        .when(KNOWN.version("2.0").wants("seg", "mesh"), "2026-12-01"),
                given(perpetual().upgradesUntil("2026-03-31").issued(), activated("m-1", "2026-01-02"))
                        .when(KNOWN.releasedAt("2026-11-11"), "2026-12-01"),
                given(
                                defined("2020-01-01"),
                                released("1.0", "2020-01-01"),
                                released("2.0", "2026-01-01"),
                                perpetual().tiedTo("1.0").issued(),
                                activated("m-1", "2026-01-02"))
                        .when(KNOWN.version("2.0"), "2026-02-01"),
                // warnings
                given(defined("2020-01-01"), perpetual().issued(), activated("m-1", "2026-01-02"))
                        .when(KNOWN.version("9.9"), "2026-06-01"),
                given(subscription().issued(), activated("m-1", "2026-01-02"), canceled("2026-02-01"))
                        .when(KNOWN, "2026-12-20"),
                given(subscription().issued(), activated("m-1", "2026-01-02")).when(KNOWN, "2027-01-05"),
                given(subscription().issued(), activated("m-1", "2026-01-02")).when(KNOWN, "2027-01-14"),
                given(
                                perpetual().upgradesUntil("2026-06-15").issued(),
                                activated("m-1", "2026-01-02"),
                                upgraded("2026-05-01"))
                        .when(KNOWN, "2026-06-01"));
    }

    @Test
    void theDocumentHasThemAll() {
        String table = table();

        assertThat(WrittenSection.ofSentences(1, "checks").is(table)).isEqualTo(table);
    }

    @Test
    void noCodeIsWithoutASentence() {
        assertThat(cases().stream().flatMap(result -> result.reasons().stream()).map(Reason::code))
                .containsAll(Arrays.stream(ReasonCode.values())
                        .filter(code -> code != ReasonCode.VALID)
                        .toList());
        assertThat(cases().stream()
                        .flatMap(result -> result.warnings().stream())
                        .map(Warning::code))
                .contains(WarningCode.values());
    }

    private static String table() {
        Set<String> reasons = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        cases().forEach(result -> {
            result.reasons()
                    .forEach(reason -> reasons.add(row(reason.code().name(), reason.detail(), reason.remedy())));
            result.warnings().forEach(warning -> warnings.add(row(warning.code().name(), warning.detail())));
        });
        return "\n| Reason | What is said | What helps |\n|---|---|---|\n" + sorted(reasons, ReasonCode.values())
                + "\n| Warning | What is said |\n|---|---|\n" + sorted(warnings, WarningCode.values()) + "\n";
    }

    /** By code, so that a new case stands where it belongs. */
    private static String sorted(Set<String> rows, Enum<?>[] codes) {
        return Stream.of(codes)
                .flatMap(code -> rows.stream().filter(row -> row.startsWith("| `" + code.name() + "`")))
                .collect(joining());
    }

    private static String row(String code, String... cells) {
        return "| `" + code + "` | " + String.join(" | ", cells) + " |\n";
    }
}
