"""The ground floor: frozen values and pure rules, without I/O, clock or Pillow.

In the order in which a batch meets them: `format` and `geometry` say what can be asked for, `recipe` holds one
request, `naming` says where its outputs go, `job` is the work that follows, `error` why a part of it was not
done, `event` what is told about it, and `progress` the sum of those events.
"""
