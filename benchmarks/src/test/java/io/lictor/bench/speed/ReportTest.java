package io.lictor.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void aTargetIsMetOnlyWithoutFailures() {
        assertThat(validate(750, 0).isGood()).isTrue();
        assertThat(validate(650, 0).isGood()).isFalse();
        assertThat(validate(750, 1).isGood()).isFalse();
    }

    @Test
    void theTableShowsTheRatioAndWhetherItIsEnough() {
        assertThat(SpeedTable.of(found())).contains("| 0.75 |", "✓", "| 0.65 |", "✗");
    }

    @Test
    void thePictureIsOne() throws Exception {
        byte[] picture = SpeedPicture.of(found()).getBytes(StandardCharsets.UTF_8);
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture));
        assertThat(document.getElementsByTagName("line").getLength()).isEqualTo(4); // two marks in each half
    }

    private static Speed found() {
        return new Speed(
                "2 processors", new Limits(1, 2, Double.NaN, 0.5), List.of(validate(750, 0), validate(650, 0)));
    }

    private static Measured validate(double perSecond, long failures) {
        List<Closed> closed = List.of(1, 16, 256).stream()
                .map(connections -> new Closed(connections, 1, perSecond, 1, 2, 3, failures, 400, 50))
                .toList();
        Open bareOpen = new Open(perSecond / 2, 1, 1.5, 3, 4, 0);
        Open open = new Open(perSecond / 2, 1, 2, 3, 4, 0);
        return new Measured("SQLite", Call.VALIDATE, 1_000, closed, bareOpen, open);
    }
}
