"""The rules of offer and acceptance, without files, clock or screen."""
