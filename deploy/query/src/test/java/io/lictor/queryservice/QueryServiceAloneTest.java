package io.lictor.queryservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.ChildLictor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the query service on its own class path, without the command service beside it. */
class QueryServiceAloneTest {

    @TempDir
    Path temporary;

    @Test
    void saysThatItNeedsAPostgresAndHowToNameOne() throws Exception {
        Path data = temporary.resolve("data");
        try (ChildLictor child = ChildLictor.launch(QueryService.class, data)) {
            assertThat(child.ended()).isEqualTo(1);

            assertThat(child.output())
                    .contains("it needs a PostgreSQL, and none is named", "--postgres jdbc:postgresql://")
                    .doesNotContain("Exception");
        }
        assertThat(data).doesNotExist();
    }
}
