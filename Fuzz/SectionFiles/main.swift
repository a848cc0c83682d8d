import FuzzSupport

runFuzzer(readSectionFile)
