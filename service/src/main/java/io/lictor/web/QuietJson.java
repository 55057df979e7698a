package io.lictor.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies as Spring does, but never says in whose words one can't be read: Jackson quotes what it stumbled over, and
 * Spring logs that at DEBUG. It may be a key that lacks its quotes. What is wrong is still found in the cause.
 */
final class QuietJson extends JacksonJsonHttpMessageConverter {

    QuietJson(JsonMapper json) {
        super(json);
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON)); // by itself also all that ends in +json
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
            throws IOException {
        try {
            return super.read(type, input, hints);
        } catch (HttpMessageNotReadableException e) {
            throw new HttpMessageNotReadableException("The body can't be read", e.getCause(), input);
        }
    }
}
