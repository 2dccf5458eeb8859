"""Hand-written rules: loaded, checked, indexed, matched and tested."""
