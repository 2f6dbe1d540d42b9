"""How article pages are marked up, a module a site.

A site whose pages have had one layout declares it in its own file. From the second one on, all of its layouts stand here,
the newest first: `spiders/<site>.py` says where the articles are, `spiders/layouts/<site>.py` what their pages look like.
What the sites of a house share is in the module with the name of the house.

A layout is never edited once the site has left it, so that archives stay readable: a redesign is a new layout, put in
front. These modules hold layouts and nothing else, and import none but the layouts of their house.
"""
