package dev.landfall.orchestrator.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What the frame of every page needs. */
@Named("page")
@RequestScoped
public class PageBean {

    /** Request attribute, set by whoever let the request in. */
    private static final String CSRF = "landfall.csrf";

    @Inject
    HttpServletRequest request;

    /** What scripts of this page bring along when they change something; empty for one that came with the token itself. */
    public String getCsrf() {
        return request.getAttribute(CSRF) instanceof String csrf ? csrf : "";
    }
}
