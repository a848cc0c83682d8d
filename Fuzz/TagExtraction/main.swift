import FuzzSupport

runFuzzer(extractTags)
