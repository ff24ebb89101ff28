package dev.landfall.orchestrator.report.export;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 strictly, the way other programs do. */
final class CsvReader {

    private final String csv;
    private int at;

    private CsvReader(String csv) {
        this.csv = csv;
    }

    /** @throws IllegalArgumentException where it is no CSV */
    static List<List<String>> read(String csv) {
        CsvReader reader = new CsvReader(csv);
        List<List<String>> records = new ArrayList<>();
        while (reader.at < csv.length()) {
            records.add(reader.line());
        }
        return records;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (skip(","));
        if (!skip("\r\n")) {
            throw new IllegalArgumentException("neither comma nor end of line at " + at);
        }
        return cells;
    }

    private String cell() {
        if (!skip("\"")) {
            int from = at;
            while (at < csv.length() && ",\"\r\n".indexOf(csv.charAt(at)) < 0) {
                at++;
            }
            return csv.substring(from, at);
        }
        StringBuilder cell = new StringBuilder();
        while (true) {
            if (skip("\"\"")) {
                cell.append('"');
            } else if (skip("\"")) {
                return cell.toString();
            } else {
                cell.append(csv.charAt(at++));
            }
        }
    }

    private boolean skip(String what) {
        boolean there = csv.startsWith(what, at);
        at += there ? what.length() : 0;
        return there;
    }
}
