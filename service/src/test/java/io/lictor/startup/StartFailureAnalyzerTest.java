package io.lictor.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.integrity.IntegrityConfiguration;
import io.lictor.storage.StorageConfiguration;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StartFailureAnalyzerTest {

    @Test
    void describes_a_failure_that_is_for_people_in_its_own_sentence(@TempDir Path directory) {
        try (DataDirectory _ = DataDirectory.take(directory)) {
            new ApplicationContextRunner()
                    .withUserConfiguration(StorageConfiguration.class, IntegrityConfiguration.class)
                    .withPropertyValues("lictor.data-directory=" + directory)
                    .run(context -> {
                        assertThat(context).hasFailed();
                        assertThat(new StartFailureAnalyzer()
                                        .analyze(context.getStartupFailure())
                                        .getDescription())
                                .contains(directory.toString());
                    });
        }
    }

    @Test
    void leaves_other_failures_to_other_analyzers() {
        assertThat(new StartFailureAnalyzer().analyze(new IllegalStateException("other")))
                .isNull();
    }
}
