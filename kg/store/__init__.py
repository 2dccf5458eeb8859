"""The build folder: written whole or not at all, opened for reading only."""
