"""Moving images: each frame as a viewer shows it, and files that keep every frame, its time and how often they play.

Pillow's own compositing of GIF and APNG differs from what browsers show (disposal, partial frames over nothing,
half-transparent frames), and its writers merge frames that look alike. So both containers are read and written here,
and WebP is written here; the pixels within are always the work of Pillow's codecs.

    read    file -> gif | apng -> patches -> canvas -> Frame
                 -> pillow (WebP, AVIF)             -> Frame
    write   Frame -> changes, clock -> gif (palette) | apng | webp -> file
                  -> clock          -> avif                        -> file

`codec` tells which format it is; `damage` says what is wrong with a file.
"""

from imgbatch.engine.animation.codec import encode as encode
from imgbatch.engine.animation.codec import frames as frames
from imgbatch.engine.animation.codec import plays as plays
from imgbatch.engine.animation.frame import Frame as Frame
