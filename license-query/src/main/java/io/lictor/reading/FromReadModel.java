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

    /** Whether it knows to answer from the events while the read model is still being built. */
    boolean orFromEvents() default false;

    /** Whether it answers from the events alone where the parameter {@code at} names an instant that has passed. */
    boolean pastFromEvents() default false;

    /** The projection that answers, by its name. */
    String projection() default LicensesDefinition.NAME;
}
