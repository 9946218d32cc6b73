"""YAML 1.2 becomes data: read by yaml-rs, and by PyYAML where places or reasons are asked for."""
