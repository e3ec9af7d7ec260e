import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { FormatError } from './format-error.ts'

/**
 * Turns a file's bytes into text. Without an encoding: by its byte-order mark, else UTF-8 where the bytes are valid UTF-8, else
 * GB 18030 (which covers GBK and GB 2312). A byte-order mark is taken off. Throws FormatError for an unknown encoding and for bytes
 * that the named one does not allow.
 */
export function decodeText(bytes: Uint8Array, encoding = 'auto'): string {
  if (bytes.length === 0) throw new FormatError('The file is empty (0 bytes). Export or download it again.')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = encoding.trim().toLowerCase()
  if (name === 'auto' || name === '') return decodeUnknown(buffer)
  if (!iconv.encodingExists(name))
    throw new FormatError(
      `The encoding "${encoding}" is not known. Use utf-8, gb18030, gbk, big5, utf-16le or utf-16be, or leave it out.`,
    )
  if (/^utf-?8$/.test(name) && !isUtf8(buffer))
    throw new FormatError(
      'The file is not valid UTF-8, although that encoding was named. Try gb18030, or leave the encoding out.',
    )
  return checkedText(iconv.decode(buffer, name), encoding)
}

function decodeUnknown(buffer: Buffer): string {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le')
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be')
  if (buffer.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')))
    throw new FormatError('This is a zip archive or an Excel workbook (.xlsx), not text. Unpack it, or save it as CSV.')
  if (buffer[0] === 0xd0 && buffer[1] === 0xcf)
    throw new FormatError('This is an old Excel workbook (.xls), not text. Save it as CSV.')
  if (isUtf8(buffer)) {
    if (buffer.includes(0)) throw new FormatError('This is a binary file, not text: it holds zero bytes. Send CSV or GeoJSON.')
    return iconv.decode(buffer, 'utf-8')
  }
  for (let cut = 1; cut <= 3; cut++) {
    const whole = buffer.subarray(0, buffer.length - cut)
    if (isUtf8(whole) && whole.some((byte) => byte > 127))
      throw new FormatError(
        `The file ends inside a character at byte ${whole.length}: it was cut short. Copy or download it again.`,
      )
  }
  return checkedText(iconv.decode(buffer, 'gb18030'), 'gb18030')
}

function checkedText(text: string, encoding: string): string {
  const at = text.indexOf('\uFFFD')
  if (at >= 0) {
    const line = text.slice(0, at).split('\n').length
    throw new FormatError(
      `The file is not text in ${encoding}: line ${line} has bytes that mean nothing in it. Name the right encoding, or save the file as UTF-8.`,
    )
  }
  return text
}
