// Tells the console, in every page before anything else, of each script that is put into the page as text, and of whatever the page's policy
// kept from happening. PrimeFaces tells its own script a nonce in this way, of which nothing makes use.
(() => {
    const NONCE = /^\s*if\s*\(window\.PrimeFaces\)\s*\{PrimeFaces\.csp\.init\('[\w=+/-]+'\);?\};?\s*$/;
    const tell = (script) => NONCE.test(script.textContent) || console.error("inline script: " + script.textContent.slice(0, 200));
    const look = (node) => node instanceof Element && [node, ...node.querySelectorAll("script")]
        .filter((each) => each.matches("script:not([src]):not([type='application/json'])")).forEach(tell);
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(look))).observe(document, {subtree: true, childList: true});
    addEventListener("securitypolicyviolation", (event) => console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`));
})();
