package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeepAliveTest {

    /** Behind a proxy a connection is busy all day: it must not be built up anew every hundred requests. */
    @Test
    void aBusyConnectionIsKept() throws Exception {
        int requests = 1_000;
        String get = "GET /v1/whoami HTTP/1.1\r\nHost: x\r\n";

        String answers = TestServer.conversation(
                TestServer.port(), (get + "\r\n").repeat(requests - 1) + get + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(requests + 1);
    }
}
