package dev.landfall.orchestrator.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps scripts out of the page: what widgets would write between {@code <script>} and {@code </script>} is collected and left to a file, which
 * the page names at its end. Belongs to one response.
 */
final class ScriptFileWriter extends ResponseWriterWrapper {

    private static final String SCRIPT = "script";
    private static final String BODY = "body";

    private final StringBuilder collected;
    private @Nullable Element script;

    ScriptFileWriter(ResponseWriter wrapped) {
        this(wrapped, new StringBuilder());
    }

    private ScriptFileWriter(ResponseWriter wrapped, StringBuilder collected) {
        super(wrapped);
        this.collected = collected;
    }

    /** A script of which it is not known yet whether it has a source; then it goes into the page as it is. */
    private record Element(@Nullable UIComponent component, List<String[]> attributes, StringBuilder text) {
        boolean hasSource() {
            return attributes.stream().anyMatch(attribute -> attribute[0].equals("src"));
        }
    }

    @Override
    public void startElement(String name, UIComponent component) throws IOException {
        if (name.equals(SCRIPT)) {
            script = new Element(component, new ArrayList<>(), new StringBuilder());
        } else {
            getWrapped().startElement(name, component);
        }
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
        if (script == null) {
            getWrapped().writeAttribute(name, value, property);
        } else if (value != null) {
            script.attributes().add(new String[] {name, value.toString()});
        }
    }

    @Override
    public void writeURIAttribute(String name, Object value, String property) throws IOException {
        if (script == null) {
            getWrapped().writeURIAttribute(name, value, property);
        } else {
            writeAttribute(name, value, property);
        }
    }

    @Override
    public void endElement(String name) throws IOException {
        Element ended = script;
        if (ended != null && name.equals(SCRIPT)) {
            script = null;
            end(ended);
            return;
        }
        if (name.equals(BODY) && !collected.isEmpty()) {
            String key = ScriptShelf.of(FacesContext.getCurrentInstance()).put(collected.toString());
            collected.setLength(0);
            end(new Element(
                    null,
                    List.<String[]>of(new String[] {"src", ScriptServlet.PATH + "?k=" + key}),
                    new StringBuilder()));
        }
        getWrapped().endElement(name);
    }

    private void end(Element ended) throws IOException {
        if (!ended.hasSource()) {
            collected.append(ended.text()).append(";\n");
            return;
        }
        getWrapped().startElement(SCRIPT, ended.component());
        for (String[] attribute : ended.attributes()) {
            if (attribute[0].equals("src")) {
                getWrapped().writeURIAttribute(attribute[0], attribute[1], null);
            } else {
                getWrapped().writeAttribute(attribute[0], attribute[1], null);
            }
        }
        getWrapped().endElement(SCRIPT);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        if (script == null) {
            getWrapped().write(text, from, length);
        } else {
            script.text().append(text, from, length);
        }
    }

    @Override
    public void write(String text) throws IOException {
        if (script == null) {
            getWrapped().write(text);
        } else {
            script.text().append(text);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length));
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character));
    }

    @Override
    public void writeText(Object text, String property) throws IOException {
        if (script == null) {
            getWrapped().writeText(text, property);
        } else {
            script.text().append(text);
        }
    }

    @Override
    public void writeText(Object text, UIComponent component, String property) throws IOException {
        if (script == null) {
            getWrapped().writeText(text, component, property);
        } else {
            script.text().append(text);
        }
    }

    @Override
    public void writeText(char[] text, int from, int length) throws IOException {
        if (script == null) {
            getWrapped().writeText(text, from, length);
        } else {
            script.text().append(text, from, length);
        }
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
        return new ScriptFileWriter(getWrapped().cloneWithWriter(writer), collected);
    }
}
