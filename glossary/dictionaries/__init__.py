"""Dictionaries in common formats, and a compact store to look words up in.

``read.open_dictionary`` reads StarDict, dictd, Lingvo DSL, tab-separated text and JSON;
``write.write_dictionary`` writes them; ``lexicon.Lexicon`` keeps one to look words up in.
"""
