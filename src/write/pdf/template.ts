/**
 * The layout of a disclosure in Typst: an A4 page as official papers have it (text area 156 by 225 mm, 22 lines of
 * 16 points), tables on pages of their own with narrower margins. It reads `Print` (print.ts) as JSON from its input
 * and treats every text as text: nothing that people wrote is ever read as markup.
 */
export const disclosureTemplate = `
#let print = json(bytes(sys.inputs.data))
#let serif = ("Noto Serif SC", "Noto Sans SC")
#let sans = ("Noto Sans SC", "Noto Serif SC")

#set document(
  title: print.title,
  author: print.author,
  date: if print.date == none { none } else {
    datetime(year: print.date.at(0), month: print.date.at(1), day: print.date.at(2))
  },
)
#set text(
  lang: "zh", region: "cn", font: serif, size: 16pt, fallback: false, hyphenate: false,
  cjk-latin-spacing: none, ligatures: false, top-edge: 0.85em, bottom-edge: -0.15em,
)
#set par(justify: true, leading: 12pt, spacing: 12pt, first-line-indent: (amount: 2em, all: true))

#let foot = context {
  set text(size: 14pt, cjk-latin-spacing: none)
  set par(first-line-indent: 0pt, justify: false)
  let number = if page.numbering == none { "" } else { "— " + counter(page).display() + " —" }
  let mark = if print.draft { "草稿" } else { "" }
  align(center, (number, mark).filter(part => part != "").join(h(1em)))
}
#let draft-mark = if print.draft {
  align(center + horizon, image(bytes(print.mark), format: "svg", width: 130mm))
}

// A stretch that no line holds may end between its pieces.
#let pieces(texts) = texts.map(piece => text(piece)).join(h(0pt))

// Lines that are no paragraphs of prose: set as they are, without indent.
#let line-of(size, alignment, body) = {
  set text(size: size)
  set par(first-line-indent: 0pt, justify: false, leading: 0.5em)
  block(width: 100%, spacing: 0pt, align(alignment, par(body)))
}

#let cover(part) = {
  v(1fr)
  for line in part.head {
    let large = line.text == part.title
    set text(font: sans, weight: 500)
    align(center, block(width: line.measure * 1pt, line-of(if large { 32pt } else { 24pt }, center, text(line.text))))
    v(if large { 0pt } else { 60pt })
  }
  v(3fr)
  for line in part.foot {
    line-of(16pt, center, text(line))
    v(8pt)
  }
  v(0.5fr)
}

#let contents(part) = {
  show heading: it => {
    set text(font: sans, weight: 500, size: 22pt)
    block(width: 100%, above: 0pt, below: 20pt, align(center, it.body))
  }
  if part.title != none { heading(level: 1, outlined: false, bookmarked: true, text(part.title)) }
  set text(size: 12pt)
  show outline.entry: it => {
    let top = it.level == 1
    let page-number = it.page()
    block(
      above: if top { 9pt } else { 6.5pt }, below: 0pt, width: 100%, inset: (left: if top { 0pt } else { 2em }),
      link(it.element.location(), {
        set par(first-line-indent: 0pt, justify: false, leading: 6pt)
        set text(font: if top { sans } else { serif }, weight: if top { 500 } else { 400 })
        grid(
          columns: (1fr, auto), column-gutter: 0.4em, align: (left, right + bottom),
          { it.body(); h(0.4em); box(width: 1fr, align(right, repeat(justify: false, gap: 0.1em)[.])) },
          page-number,
        )
      }),
    )
  }
  outline(title: none, depth: 3)
}

#let heading-of(part) = {
  let look = part.look
  show heading: it => {
    set text(
      font: if look <= 2 { sans } else { serif },
      weight: if look <= 2 { 500 } else { 700 },
      size: if look == 1 { 20pt } else { 16pt },
    )
    set par(justify: false, leading: 10pt)
    block(
      width: 100%, sticky: true, breakable: false,
      above: if look <= 2 { 20pt } else { 12pt }, below: if look == 1 { 20pt } else { 12pt },
      align(
        if look == 1 { center } else { left },
        block(width: part.measure * 1pt, { if look > 1 { h(2em) }; it.body }),
      ),
    )
  }
  heading(level: part.depth, outlined: part.listed, bookmarked: true, text(part.text))
}

#let caption(part) = {
  if part.title != none {
    show heading: it => {
      set text(font: sans, weight: 500, size: 15pt)
      set par(justify: false, leading: 6pt)
      block(width: 100%, sticky: true, above: 10pt, below: 8pt, align(center, block(width: part.measure * 1pt, it.body)))
    }
    heading(level: part.depth, outlined: true, bookmarked: true, text(part.title))
  }
  set text(size: 10.5pt)
  set par(first-line-indent: 0pt, justify: false, leading: 4pt)
  let row(..cells) = block(
    width: 100%, sticky: true, above: 4pt, below: 4pt,
    grid(columns: if part.wideOwner { (1fr, auto, auto) } else { (1fr, auto, 1fr) }, column-gutter: 12pt, align: (left + bottom, center + bottom, right + bottom), ..cells),
  )
  let said(it) = if it == none { [] } else { par(text(it)) }
  if part.number != none { block(width: 100%, sticky: true, above: 4pt, below: 4pt, align(right, said(part.number))) }
  if part.owner != none or part.unit != none {
    row(said(part.owner), said(part.year), said(part.unit))
  } else if part.year != none {
    block(width: 100%, sticky: true, above: 4pt, below: 4pt, align(center, said(part.year)))
  }
}

#let table-of(part) = {
  caption(part)
  let cell-of(cell) = table.cell(
    x: cell.x, y: cell.y, colspan: cell.across, rowspan: cell.down,
    align: (left: left, center: center, right: right).at(cell.align) + horizon,
    breakable: cell.breakable,
    // Half-width digits stand under one another; the font has no tabular ones.
    if cell.number { box(text(features: (hwid: 1), cell.text.join())) } else { pieces(cell.text) },
  )
  set text(size: part.size * 1pt)
  set par(first-line-indent: 0pt, justify: false, leading: 0.2em, spacing: 0.2em)
  let header = part.cells.filter(cell => cell.y < part.header).map(cell-of)
  let body = part.cells.filter(cell => cell.y >= part.header).map(cell-of)
  block(
    above: 5pt, below: 6pt, breakable: true,
    align(center, table(
      columns: part.columns.map(width => width * 1pt),
      stroke: 0.5pt + black,
      inset: (x: part.padX * 1pt, y: part.padY * 1pt),
      ..if header.len() > 0 { (table.header(repeat: true, ..header),) },
      ..body,
    )),
  )
  for note in part.notes {
    set text(size: 10.5pt)
    set par(first-line-indent: 0pt, justify: true, leading: 4pt)
    block(width: 100%, above: 5pt, below: 5pt, par(pieces(note)))
  }
}

#let part-of(part) = {
  if part.newPage { pagebreak(weak: true) }
  if part.kind == "paragraph" { par(pieces(part.text)) }
  else if part.kind == "heading" { heading-of(part) }
  else if part.kind == "table" { table-of(part) }
  else if part.kind == "cover" { cover(part) }
  else { contents(part) }
}

#for run in print.runs {
  page(
    paper: "a4",
    flipped: run.landscape,
    margin: (
      top: run.margins.at(0) * 1pt, right: run.margins.at(1) * 1pt,
      bottom: run.margins.at(2) * 1pt, left: run.margins.at(3) * 1pt,
    ),
    numbering: if run.numbered { "1" } else { none },
    footer: foot,
    footer-descent: 8pt,
    background: draft-mark,
    {
      if run.first { counter(page).update(1) }
      for part in run.parts { part-of(part) }
    },
  )
}
`;
