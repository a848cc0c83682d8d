// Only a call: closures written at the top level are checked for the main actor whenever they run.
runDiscovery()
