-- Builds the pages as Quarto does, in one pandoc: reads each page as pandoc's Markdown, title and
-- description included, and writes it as HTML. Quarto itself is in no package registry.
local function paths()
  local found = {}
  for path in io.popen('find posts arxiv*.qmd -name "*.qmd" -o -name "*.md" | sort'):lines() do
    table.insert(found, path)
  end
  return found
end

local function text_of(path)
  local file = assert(io.open(path))
  local text = file:read('a')
  file:close()
  return text
end

local options = pandoc.WriterOptions { html_math_method = 'mathjax' }

local function html(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), 'html', options)
end

local function inlines(value)
  return pandoc.utils.type(value) == 'Inlines' and value or pandoc.Inlines(pandoc.utils.stringify(value or ''))
end

local links = {
  Link = function(link)
    link.target = link.target:gsub('%.qmd$', '.html'):gsub('%.md$', '.html')
    return link
  end,
}

local page = [[<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>%s</title>
<meta name="description" content="%s">
<link rel="stylesheet" href="/math/katex/katex.min.css">
<script defer src="/math/katex-start.js"></script>
</head>
<body>
<article>
<h1>%s</h1>
%s
<p>%s</p>
%s
</article>
</body>
</html>
]]

local function escaped(text)
  return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('"', '&quot;'))
end

local function build(path)
  local read = pandoc.read(text_of(path), 'markdown')
  local meta = read.meta
  local title = inlines(meta.title)
  local categories = {}
  for _, one in ipairs(meta.categories or {}) do
    table.insert(categories, html { pandoc.Plain(inlines(one)) })
  end
  local out = '_site/' .. path:gsub('%.q?md$', '.html')
  os.execute('mkdir -p "' .. out:match('^(.*)/') .. '"')
  local file = assert(io.open(out, 'w'))
  file:write(page:format(
    escaped(pandoc.utils.stringify(title)),
    escaped(pandoc.utils.stringify(inlines(meta.description))),
    html { pandoc.Plain(title) },
    html { pandoc.Plain(inlines(meta.description)) },
    table.concat(categories, ' '),
    html(read:walk(links).blocks)
  ))
  file:close()
  return { path = path:gsub('%.q?md$', '.html'), title = title }
end

function Pandoc()
  local list = {}
  for _, path in ipairs(paths()) do
    local built = build(path)
    table.insert(list, { pandoc.Plain { pandoc.Link(built.title, built.path) } })
  end
  local file = assert(io.open('_site/index.html', 'w'))
  file:write('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Papers</title></head><body><h1>Papers</h1>' ..
    html { pandoc.BulletList(list) } .. '</body></html>')
  file:close()
  return pandoc.Pandoc {}
end
