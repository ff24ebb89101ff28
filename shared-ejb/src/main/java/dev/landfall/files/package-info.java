/**
 * Files that are whole or not there, and names for what keeps a disk from taking them. Knows the JDK alone.
 * What stands in the files, and when it is written, is the affair of those who write them.
 */
@NullMarked
package dev.landfall.files;

import org.jspecify.annotations.NullMarked;
