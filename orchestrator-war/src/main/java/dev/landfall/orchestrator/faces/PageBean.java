package dev.landfall.orchestrator.faces;

import dev.landfall.orchestrator.rest.AccessFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What the frame of every page needs. */
@Named("page")
@RequestScoped
public class PageBean {

    @Inject
    HttpServletRequest request;

    /** What scripts of this page bring along when they change something; empty for one that came with the token itself. */
    public String getCsrf() {
        return request.getAttribute(AccessFilter.CSRF) instanceof String csrf ? csrf : "";
    }
}
