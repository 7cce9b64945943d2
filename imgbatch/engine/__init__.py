"""The only floor that knows pixels and Pillow. It runs inside workers and never raises across their border.

In the order in which one image meets them: `decode` opens and reads it, `exif` says which way is up, `resample`
makes each size from the one decode, `encode` turns it into bytes, `store` puts them on the disk, and `worker` does
all of that for one unit. `errors` names what can go wrong; `demo` paints photos to try it with.
"""
