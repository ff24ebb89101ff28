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

const said = new WeakMap();

/** Fills an element only when it is to say something else: facts stand for all of which make() writes. */
export function put(element, facts, make) {
    const now = JSON.stringify(facts);
    if (said.get(element) !== now) {
        said.set(element, now);
        fill(element, make());
    }
}

/** What somebody else wrote: its direction stays its own; its title has all of it, where there is not enough room. */
export function given(value) {
    const words = String(value ?? "");
    return el("bdi", {class: "given", title: words}, words);
}

/** The same where there are no elements, as in pictures and titles: cut, and isolated from what stands beside it. */
export function isolated(value, most = 60) {
    const letters = [...String(value ?? "")];
    return "\u2068" + (letters.length > most ? letters.slice(0, most - 1).join("") + "…" : letters.join("")) + "\u2069";
}

/** Where a table that belongs to a picture stands, hidden until it is asked for; its rows scroll, by keyboard too. */
export function tableView(name, ...content) {
    const attributes = {class: "scroll table-view", hidden: true, tabindex: "0", role: "region", "aria-label": name};
    return el("div", attributes, ...content);
}

export const byId = (id) => document.getElementById(id);
