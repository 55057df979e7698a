package io.lictor.web;

import java.io.IOException;

/** Stops the reading of a body that goes over the limit without having said so. */
final class BodyTooLarge extends IOException {}
