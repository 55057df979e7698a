package io.lictor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::, 20010db800010002",
        "2001:db8:1:3::, 20010db800010003",
        "0:0:0:0:0:0:0:1, 0000000000000000",
        "fe80::1%nowhere, fe80::1%nowhere",
        "not:an:address, not:an:address",
    })
    void a_network_of_version_6_is_one(String remote, String address) {
        assertThat(ClientAddress.of(remote)).isEqualTo(address);
    }
}
