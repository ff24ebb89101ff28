package dev.landfall.orchestrator.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/** A box that is ticked or not, as the text that the form keeps. */
@FacesConverter("landfall.flag")
public final class FlagConverter implements Converter<Object> {

    @Override
    public Object getAsObject(FacesContext context, UIComponent component, String value) {
        return String.valueOf(Boolean.parseBoolean(value));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, Object value) {
        return value == null ? "false" : value.toString();
    }
}
