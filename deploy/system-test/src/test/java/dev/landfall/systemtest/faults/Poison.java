package dev.landfall.systemtest.faults;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that no reader can make sense of, for one partition of a topic; a partition of null is the one that the key gives. */
record Poison(String topic, Integer partition) {
    static final int LARGE = 1_900_000;
    static final int HUGE = 10_000_000;
    private static final int DEEP = 10_000;
    private static final int RANDOM_ONES = 20;

    private static final List<String> SENTINELS =
            List.of("NaN", "Infinity", "-", "N/A", "null", "undefined", "EOF", "", " ", "\0", "\uFEFF{}", "ping");

    private static final List<String> SHAPES = List.of(
            "[]",
            "42",
            "\"x\"",
            "true",
            "{}",
            "{\"node_id\":{},\"test_id\":[]}",
            "{\"a\":1}{\"b\":2}",
            "{\"a\":1,\"a\":2}");

    /** Nearly right, for the test that runs: what begins with @ stands for its own. */
    private static final Map<String, List<String>> NEARLY = Map.of(
            "register",
            List.of(
                    "{'node_id':'@NODE','node_IP':'127.0.0.1'}",
                    "{'node_id':'@NODE','node_IP':'127.0.0.1','message_type':'DRIVER_NODE_EXPLODE'}",
                    "{'node_id':['@NODE'],'message_type':'DRIVER_NODE_DEREGISTER'}",
                    "{'node_id':'@NODE','message_type':'DRIVER_NODE_REGISTER','protocol':2,'incarnation':'@LIFE','limits':7}"),
            "test_config",
            List.of(
                    "{'test_id':'@TEST','test_type':'STORM'}",
                    "{'test_id':'@TEST','test_type':'TSUNAMI','protocol':2,'term':@TERM,'epoch':1,'plan':'all'}",
                    "{'test_id':{},'test_type':'TSUNAMI'}"),
            "trigger",
            List.of(
                    "{'test_id':'@TEST','trigger':'NO'}",
                    "{'test_id':'@TEST'}",
                    "{'test_id':'@TEST','trigger':'YES','protocol':2,'term':@TERM,'epoch':1,'start_at':'soon'}"),
            "metrics",
            List.of(
                    "{'node_id':'@NODE','test_id':'@TEST','report_id':'x','metrics':{'mean_latency':'NaN'}}",
                    "{'node_id':'@NODE','test_id':'@TEST','report_id':'x','protocol':2,'incarnation':'@LIFE','epoch':1,"
                            + "'sequence':9999,'metrics':{'mean_latency':1,'median_latency':1,'min_latency':1,"
                            + "'max_latency':1},'requests':{'sent':-5},'final':true}"),
            "heartbeat",
            List.of(
                    "{'heartbeat':'YES'}",
                    "{'node_id':'@NODE','heartbeat':'YES','incarnation':'@LIFE','state':'DANCING'}",
                    "{'role':'ORCHESTRATOR','node_id':'x','heartbeat':'YES','protocol':2,'incarnation':'i',"
                            + "'term':'many','tests':[]}",
                    "{'role':'ORCHESTRATOR','node_id':'x','heartbeat':'YES','protocol':2,'incarnation':'i',"
                            + "'term':@TERM,'tests':[{'test_id':'@TEST','epoch':1,'state':'RUNNING','order':'PANIC'}]}"),
            "test_state",
            List.of(
                    "{'test_id':'@TEST','state':'ABORTED'}",
                    "{'test_id':'@TEST','term':@TERM,'epoch':1,'state':'WON','reason':'x','at':1}"));

    /**
     * Small ones of each kind, some of them about the test that runs.
     *
     * @param config of that test, as it stands in its topic
     */
    List<ProducerRecord<byte[], byte[]>> small(JsonObject config, Random random) {
        var poison = new ArrayList<ProducerRecord<byte[], byte[]>>();
        String test = config.getString("test_id");
        Stream.of(SENTINELS, SHAPES).flatMap(List::stream).forEach(text -> poison.add(of(test, text)));
        NEARLY.get(topic).forEach(text -> poison.add(of(test, named(text, config))));
        for (int i = 0; i < RANDOM_ONES; i++) {
            poison.add(of(random(random, 16), random(random, 1 + random.nextInt(2_000))));
        }
        poison.add(of(bytes(test), null));
        poison.add(of(null, bytes("{}")));
        poison.add(of(null, (byte[]) null));
        poison.add(of(test, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        poison.add(of(test, "[".repeat(DEEP)));
        return poison;
    }

    /** Those of megabytes. */
    List<ProducerRecord<byte[], byte[]>> large(JsonObject config, Random random) {
        String test = config.getString("test_id");
        return List.of(
                of(null, random(random, LARGE)),
                of(test, "{\"test\":\"" + "a".repeat(LARGE) + "\"}"),
                of(test, "{\"test\":\"" + "a".repeat(HUGE) + "\"}"));
    }

    private ProducerRecord<byte[], byte[]> of(String key, String value) {
        return of(bytes(key), bytes(value));
    }

    private ProducerRecord<byte[], byte[]> of(byte[] key, byte[] value) {
        return new ProducerRecord<>(topic, partition, key, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String named(String text, JsonObject config) {
        JsonObject node = config.getJsonArray("nodes").getJsonObject(0);
        return text.replace('\'', '"')
                .replace("@TEST", config.getString("test_id"))
                .replace("@NODE", node.getString("node_id"))
                .replace("@LIFE", node.getString("incarnation"))
                .replace("@TERM", config.get("term").toString());
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
