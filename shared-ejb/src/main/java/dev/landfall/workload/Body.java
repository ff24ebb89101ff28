package dev.landfall.workload;

import java.nio.charset.StandardCharsets;

/** What a request carries. It stays in the form in which the plan has it, so that a plan reads back as it was written. */
public sealed interface Body {

    /** Of all that is sent: 256 KiB. */
    int MAX_BYTES = 256 * 1024;

    /** What is sent; a copy. */
    byte[] bytes();

    /** Text, sent as UTF-8. */
    record Text(String text) implements Body {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Any bytes.
     *
     * @param base64 of RFC 4648 section 4, with or without padding, without line breaks
     */
    record Base64(String base64) implements Body {

        /** @throws IllegalArgumentException when it is not base64 */
        public Base64 {
            java.util.Base64.getDecoder().decode(base64);
        }

        @Override
        public byte[] bytes() {
            return java.util.Base64.getDecoder().decode(base64);
        }
    }
}
