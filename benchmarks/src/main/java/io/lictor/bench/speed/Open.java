package io.lictor.bench.speed;

/**
 * An open loop: asked at fixed instants, whether earlier answers have come or not, and timed from that instant; so what is
 * late because something before it was slow counts as late. In milliseconds.
 */
record Open(double perSecond, double p50, double p99, double p999, double longest, long failures) {}
