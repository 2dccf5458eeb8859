"""The command line: each file parses options, calls the library and prints."""
