/* Nothing is called: annotations.c takes the place of functions of the Swift libraries. */

#ifndef REPOMAP_THREAD_ANNOTATIONS_H
#define REPOMAP_THREAD_ANNOTATIONS_H

#endif
