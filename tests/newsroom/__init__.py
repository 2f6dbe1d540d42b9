"""A newsroom on loopback: invented stories on pages built like detik's, served over HTTP or written to an archive.

`words` invents the text, `stories` holds it, `detik` renders pages, `site` answers URLs (and fails on demand), `server`
puts that behind HTTP, `rewire` leads Scrapy there, `sample` is the newsroom of the demo; `house` and `houses` do for sites of
the other publishing houses what `detik` and `site` do for detik. Everybody and everything in it is invented.
"""
