package dev.landfall.orchestrator.faces;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Boxes that are ticked or not, by path, over what the form keeps as text: a page's box knows no converter. */
final class FlagView extends AbstractMap<String, Boolean> {

    private final Map<String, String> texts;

    FlagView(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    public Boolean get(Object path) {
        return Boolean.valueOf(texts.get(path));
    }

    @Override
    public Boolean put(String path, Boolean ticked) {
        return Boolean.valueOf(texts.put(path, ticked.toString()));
    }

    @Override
    public Set<Entry<String, Boolean>> entrySet() {
        return texts.keySet().stream().map(path -> Map.entry(path, get(path))).collect(Collectors.toUnmodifiableSet());
    }
}
