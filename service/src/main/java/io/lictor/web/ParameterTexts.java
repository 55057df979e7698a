package io.lictor.web;

import io.lictor.term.Span;
import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Query parameters, path variables and headers by the rules of JSON. Property editors, not converters: where a
 * converter refuses a text, Spring still tries its own editors, which take {@code 0x10} and {@code 1-1-1-1-1}.
 */
@ControllerAdvice
class ParameterTexts {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,19}");

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(Instant.class, new Editor(InstantText::parse));
        binder.registerCustomEditor(LocalDate.class, new Editor(LocalDate::parse));
        binder.registerCustomEditor(Span.class, new Editor(SpanText::parse));
        binder.registerCustomEditor(UUID.class, new Editor(UuidText::parse));
        binder.registerCustomEditor(Integer.class, new Editor(text -> Integer.valueOf(wholeNumber(text))));
        binder.registerCustomEditor(int.class, new Editor(text -> Integer.valueOf(wholeNumber(text))));
        binder.registerCustomEditor(Long.class, new Editor(text -> Long.valueOf(wholeNumber(text))));
        binder.registerCustomEditor(long.class, new Editor(text -> Long.valueOf(wholeNumber(text))));
    }

    private static String wholeNumber(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        return text;
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Object> parse;

        Editor(Function<String, Object> parse) {
            this.parse = parse;
        }

        @Override
        public void setAsText(String text) {
            try {
                setValue(parse.apply(text));
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException(e); // what Spring takes for a mismatch
            }
        }
    }
}
