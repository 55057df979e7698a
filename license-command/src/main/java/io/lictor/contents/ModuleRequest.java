package io.lictor.contents;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.lictor.value.ModuleGrant;
import io.lictor.web.Code;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module as callers name it: {@code {"code": "seg", "until": …}}, or just {@code "seg"}. */
public record ModuleRequest(
        @NotNull @Code String code, @Nullable Instant until) {

    /** The bare code. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ModuleRequest of(String code) {
        return new ModuleRequest(code, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ModuleRequest {}

    /** {@link ProblemException} where a code stands twice: which end would count? */
    public static List<ModuleGrant> grants(List<ModuleRequest> modules) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < modules.size(); i++) {
            if (!codes.add(modules.get(i).code())) {
                throw ProblemException.invalid(new Violation("/modules/" + i, "is named twice"));
            }
        }
        return modules.stream()
                .map(module -> new ModuleGrant(module.code(), module.until()))
                .toList();
    }
}
