package io.lictor.event;

/** Something that happened to one product. */
public sealed interface ProductEvent extends Event
        permits ProductDefined, ProductChanged, ProductVersionReleased, ProductVersionDisabled, ProductVersionEnabled {

    String product();

    @Override
    default String streamId() {
        return Streams.product(product());
    }
}
