import { SaxesParser } from 'saxes'
import { FormatError } from '../../format-error.ts'
import { keptTagKeys, type OsmMember, type OsmSink } from '../elements.ts'

/** A reader of OSM XML that is fed text piece by piece. */
export interface OsmXmlReader {
  write(text: string): void
  /** Says that the text is complete; throws FormatError where an element was left open. */
  end(): void
}

/**
 * Starts reading OSM XML (API 0.6, `<osm>`) into a sink. Deleted elements (`action="delete"`, `visible="false"`) are skipped.
 * Throws FormatError with line and column for text that is no well-formed XML, or is XML of another kind.
 */
export function osmXmlReader(sink: OsmSink): OsmXmlReader {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let depth = 0
  let kind: 'node' | 'way' | 'relation' | null = null
  let skipped = false
  let id = 0
  let lon = 0
  let lat = 0
  let refs: number[] = []
  let members: OsmMember[] = []
  let tags: Record<string, string> | null = null

  parser.on('error', (error) => {
    // saxes puts line and column before the message.
    const [, line, column, reason] = /^(\d+):(\d+): (.*)$/s.exec(error.message) ?? [
      null,
      String(parser.line),
      String(parser.column),
      error.message,
    ]
    throw new FormatError(
      `The XML is broken at line ${line}, column ${column}: ${reason} If the file was copied or downloaded, it may have been cut short.`,
    )
  })
  parser.on('opentag', (tag) => {
    depth++
    const attributes = tag.attributes as Record<string, string>
    if (depth === 1) return checkRoot(tag.name)
    if (depth === 2) {
      if (tag.name === 'bounds') {
        const box = ['minlon', 'minlat', 'maxlon', 'maxlat'].map((name) => Number(attributes[name]))
        if (box.every(Number.isFinite)) sink.bounds(box[0], box[1], box[2], box[3])
        return
      }
      if (tag.name !== 'node' && tag.name !== 'way' && tag.name !== 'relation') return
      kind = tag.name
      id = Number(attributes.id)
      if (attributes.id === undefined || !Number.isSafeInteger(id))
        throw new FormatError(`The OSM XML has a ${kind} without a whole number as its id at line ${parser.line}.`)
      skipped = attributes.visible === 'false' || attributes.action === 'delete'
      lon = attributes.lon === undefined ? Number.NaN : Number(attributes.lon)
      lat = attributes.lat === undefined ? Number.NaN : Number(attributes.lat)
      refs = []
      members = []
      tags = null
      return
    }
    if (tag.name === 'tag') {
      if (!keptTagKeys.has(attributes.k)) return
      tags ??= {}
      tags[attributes.k] = attributes.v ?? ''
    } else if (tag.name === 'nd') refs.push(Number(attributes.ref))
    else if (tag.name === 'member')
      members.push({ type: attributes.type as OsmMember['type'], ref: Number(attributes.ref), role: attributes.role ?? '' })
  })
  parser.on('closetag', () => {
    depth--
    if (depth !== 1 || kind === null) return
    if (!skipped) {
      if (kind === 'node') sink.node(id, lon, lat, tags)
      else if (kind === 'way') sink.way(id, refs, tags)
      else sink.relation(id, members, tags)
    }
    kind = null
  })
  return {
    write: (text) => void parser.write(text),
    end: () => void parser.close(),
  }
}

function checkRoot(name: string): void {
  if (name === 'osm') return
  if (name.toLowerCase() === 'html')
    throw new FormatError(
      'This is a web page (HTML), not an OSM file; the download probably answered with an error page. Download it again and look at it.',
    )
  if (name === 'osmChange')
    throw new FormatError('This is a file of changes (osmChange), not a map; import the full extract (.osm or .osm.pbf) instead.')
  throw new FormatError(
    `This is XML, but not OSM: it begins with <${name}> when <osm> was expected. Import an .osm or .osm.pbf extract.`,
  )
}
