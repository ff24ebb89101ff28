package dev.landfall.launcher.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows of text in columns as wide as their widest cell, two spaces apart; numbers to the right, words to the left. */
final class Table {
    private static final String MARGIN = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> left = new HashSet<>();

    Table(String... head) {
        this.head = List.of(head);
    }

    /** The columns, counted from 0, that hold words. */
    Table leftAligned(Integer... columns) {
        Collections.addAll(left, columns);
        return this;
    }

    Table row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + head.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines(Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(paint.dim(line(head)));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String padding = " ".repeat(width(column) - length(cells.get(column)));
            line.append(MARGIN)
                    .append(left.contains(column) ? cells.get(column) + padding : padding + cells.get(column));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = length(head.get(column));
        for (List<String> row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
