// Elements made of data: whatever a name contains, it is text.

/** el("td", {class: "n"}, "text", otherElement) */
export function el(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
        if (value === true) {
            element.setAttribute(key, "");
        } else if (value != null && value !== false) {
            element.setAttribute(key, value);
        }
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
}

/** Changes a text only when it is another, so that nothing is selected, announced or painted anew for nothing. */
export function text(element, value) {
    const wanted = String(value);
    if (element.textContent !== wanted) {
        element.textContent = wanted;
    }
}

export function fill(element, ...children) {
    element.replaceChildren(...children.flat().filter((child) => child != null));
}

export const byId = (id) => document.getElementById(id);
