package io.lictor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A map of texts, as {@link Text} demands them, by names like a {@link Code}, as it is to be described. It is no
 * constraint: a name stands in the path of a violation, where it would be taken for several.
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NamedTexts {

    /** Members. */
    int most();

    /** Characters of a text. */
    int longest();

    /** Returns whether a text may be null. */
    boolean nullable() default false;
}
