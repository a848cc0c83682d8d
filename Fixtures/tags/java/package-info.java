/**
 * The shop and what is sold there.
 */
@NullMarked
 // <- reference.attribute
package org.example.shop;
//      ^ definition.module scope=- doc lines=2

import org.jspecify.annotations.NullMarked;
//                              ^ import.name source=org.jspecify.annotations name=NullMarked
