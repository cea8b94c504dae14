"""Vocabulary and model -> what other tools know them by: OWL, SHACL, a JSON-LD context, JSON Schema."""
