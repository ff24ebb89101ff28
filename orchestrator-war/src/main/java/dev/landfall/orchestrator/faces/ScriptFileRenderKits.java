package dev.landfall.orchestrator.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import java.io.Writer;
import java.util.Iterator;

/** Lets every page be written by a {@link ScriptFileWriter}. */
public final class ScriptFileRenderKits extends RenderKitFactory {

    public ScriptFileRenderKits(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public RenderKit getRenderKit(FacesContext context, String id) {
        return new Kit(getWrapped().getRenderKit(context, id));
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    private static final class Kit extends RenderKitWrapper {
        Kit(RenderKit wrapped) {
            super(wrapped);
        }

        @Override
        public ResponseWriter createResponseWriter(Writer writer, String types, String encoding) {
            ResponseWriter plain = getWrapped().createResponseWriter(writer, types, encoding);
            FacesContext context = FacesContext.getCurrentInstance();
            return context.getPartialViewContext().isAjaxRequest() ? plain : new ScriptFileWriter(plain);
        }
    }
}
