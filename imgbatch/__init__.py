"""imgbatch: resize folders of images on every core, from a window or the terminal."""

__version__ = "0.1.0"
