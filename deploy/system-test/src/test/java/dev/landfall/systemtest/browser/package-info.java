/**
 * The console as people see it: a real browser before a real stack. What drives the browser and watches over it lives here with the pages
 * and the tests; nothing here calls what the pages call, save to prepare a test or to check what a page shows.
 */
package dev.landfall.systemtest.browser;
