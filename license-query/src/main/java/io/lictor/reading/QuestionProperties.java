package io.lictor.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of questions that look at many licences, under {@code lictor.questions}: {@code at-once} is how many are
 * answered at the same time (0: as many as half of the processors), {@code waiting} how many wait meanwhile, {@code patience}
 * how long each does.
 */
@ConfigurationProperties("lictor.questions")
public record QuestionProperties(
        @DefaultValue("0") int atOnce,
        @DefaultValue("64") int waiting,
        @DefaultValue("20s") Duration patience) {

    public QuestionProperties {
        if (atOnce < 0 || waiting < 0 || patience.isNegative()) {
            throw new IllegalArgumentException("lictor.questions.* must not be less than 0");
        }
    }

    LongQuestions line() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new LongQuestions(atOnce == 0 ? half : atOnce, waiting, patience);
    }
}
