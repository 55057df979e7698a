package io.lictor.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that vouches for itself, made by the JDK's own tool. */
record SelfSigned(KeyStore store) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    static SelfSigned make(Path directory, String name) throws Exception {
        return make(directory, name, "-1d", 90);
    }

    /** Creates a certificate that is valid for some days from a start such as {@code +1y}. */
    static SelfSigned make(Path directory, String name, String start, int days) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "lictor",
                        "-startdate",
                        start,
                        "-validity",
                        Integer.toString(days),
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        return new SelfSigned(KeyStore.getInstance(file.toFile(), PASSWORD));
    }

    /** As a certificate authority hands it out, and what belongs to it. */
    void write(Path certificate, Path privateKey) throws Exception {
        Files.writeString(
                privateKey, pem("PRIVATE KEY", store.getKey("lictor", PASSWORD).getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", certificate().getEncoded()));
    }

    Certificate certificate() throws Exception {
        return store.getCertificate("lictor");
    }

    /** For a caller who trusts this one and no other. */
    SSLContext trusted() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("lictor", certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + type + "-----\n";
    }
}
