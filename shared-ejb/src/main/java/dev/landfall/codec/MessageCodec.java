package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.message.Message;
import org.jspecify.annotations.Nullable;

/** Messages to UTF-8 JSON and back. Thread-safe. */
public final class MessageCodec {

    public byte[] encode(Message message) {
        return JsonText.bytes(new MessageWriter().write(message));
    }

    /**
     * @param topic without prefix
     * @throws BadRecord when this is no message of that topic; nothing else is ever thrown for what a record holds
     */
    public Message decode(String topic, byte @Nullable [] value) throws BadRecord {
        if (value == null || value.length == 0) {
            throw new BadRecord(Kind.EMPTY, "no value");
        }
        if (value.length > JsonText.MAX_BYTES) {
            throw new BadRecord(Kind.TOO_LARGE, value.length + " bytes");
        }
        try {
            return read(topic, new Fields(JsonText.parse(value)));
        } catch (MalformedJson e) {
            throw new BadRecord(Kind.NOT_JSON, "value " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // Records check themselves when made: an id too long, an epoch of 0, a negative count.
            throw new BadRecord(Kind.OUT_OF_RANGE, String.valueOf(e.getMessage()));
        }
    }

    private static Message read(String topic, Fields fields) throws BadRecord {
        return switch (topic) {
            case "register" -> RegisterCodec.read(fields);
            case "heartbeat" -> HeartbeatCodec.read(fields);
            case "test_config" -> CommandCodec.readConfig(fields);
            case "trigger" -> CommandCodec.readTrigger(fields);
            case "metrics" -> MetricsCodec.read(fields);
            case "test_state" -> JournalCodec.read(fields);
            default -> throw new BadRecord(Kind.UNKNOWN_KIND, "no message is read from this topic");
        };
    }
}
