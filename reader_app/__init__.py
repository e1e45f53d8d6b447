"""展卷 Zhanjuan: an offline desktop reader for stacks of Chinese documents."""

__version__ = "0.1.0"
