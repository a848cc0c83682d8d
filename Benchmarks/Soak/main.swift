// `main()` only calls another function: closures written here would be checked at every call.
runSoak()
