package io.lictor.reading;

import io.lictor.readmodel.LicensesDefinition;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler that answers from the read model, and so waits for what its caller has written. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromReadModel {

    /** Returns whether the endpoint can answer from the events while the read model is being built. */
    boolean orFromEvents() default false;

    /** Returns whether the endpoint answers from the events alone if {@code at} lies in the past. */
    boolean pastFromEvents() default false;

    /** The projection that answers, by its name. */
    String projection() default LicensesDefinition.NAME;
}
