package io.lictor.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A text that is read as {@link io.lictor.text.NameText} reads names, in a body, a path or a query, and whatever it is then:
 * alone where one looks for what may have come in under other rules.
 */
@JacksonAnnotationsInside
@JsonDeserialize(using = NameDeserializer.class)
@Target({ElementType.ANNOTATION_TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsName {}
