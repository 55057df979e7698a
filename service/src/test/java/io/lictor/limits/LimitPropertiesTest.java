package io.lictor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LimitPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(LimitConfiguration.class);

    @Test
    void are_on_unless_said_otherwise() {
        service.run(context -> assertThat(context.getBean(LimitProperties.class))
                .isEqualTo(new LimitProperties(Duration.ofMillis(50), 200, 1, 1000, 10)));
        service.withPropertyValues("lictor.limits.wrong-key-delay=0", "lictor.limits.address-burst=0")
                .run(context -> assertThat(context.getBean(LimitProperties.class))
                        .isEqualTo(new LimitProperties(Duration.ZERO, 0, 1, 1000, 10)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-key-delay=-1ms",
                "wrong-key-delay=11s",
                "address-burst=-1",
                "address-refill=0",
                "key-burst=-1",
                "key-refill=0",
            })
    void what_makes_no_sense_is_refused(String setting) {
        service.withPropertyValues("lictor.limits." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
