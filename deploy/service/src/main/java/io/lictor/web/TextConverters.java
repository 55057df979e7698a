package io.lictor.web;

import io.lictor.term.Span;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;

/** Query parameters and path variables by the rules of JSON. */
final class TextConverters {

    /** Spring's own would also take spaces and {@code 0x10}. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,19}");

    private TextConverters() {}

    static void addTo(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, InstantText::parse);
        registry.addConverter(String.class, Span.class, Span::parse);
        registry.addConverter(String.class, UUID.class, UuidText::parse);
        registry.addConverter(String.class, Integer.class, number(Integer::valueOf));
        registry.addConverter(String.class, Long.class, number(Long::valueOf));
    }

    private static <N> Converter<String, N> number(Converter<String, N> parse) {
        return text -> {
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                throw new NumberFormatException();
            }
            return parse.convert(text);
        };
    }
}
